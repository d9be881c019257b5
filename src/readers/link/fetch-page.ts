/**
 * Fetches a public page that an administrator names: follows its redirects, asks each site's robots.txt, and takes only
 * what may be a document. Limits: time, size, redirects, kinds of content.
 */
import type { IncomingMessage } from "node:http";
import { AppError } from "../../core/errors.ts";
import { webAddressOf } from "../../language/web-address.ts";
import { linkReasonOf, refuseLink } from "./link-reasons.ts";
import {
  agentName,
  bodyOf,
  type Network,
  type Requesting,
  requestPublic,
  systemNetwork,
} from "./public-request.ts";
import { isAllowedBy } from "./robots.ts";

export interface FetchLimits {
  /** For all of it, redirects included. */
  readonly timeoutMs: number;
  readonly maxBytes: number;
}

/** As much as a file that is sent in a chat; a slow site takes some seconds. */
const pageLimits: FetchLimits = { timeoutMs: 30_000, maxBytes: 20_000_000 };
/** RFC 9309 demands 500 KiB. */
const maxRobotsBytes = 512_000;
const maxRedirects = 5;

export interface FetchedPage {
  /** Where it was in the end. */
  readonly url: string;
  /** A name for the file, with the ending of its kind where that is known. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** @throws AppError `link.unreadable` with the reason, and no other error */
export async function fetchPage(
  address: string,
  network: Network = systemNetwork,
  limits: FetchLimits = pageLimits,
): Promise<FetchedPage> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), limits.timeoutMs);
  try {
    const fetching = { network, signal: controller.signal, robots: new Map<string, string>() };
    return await follow(address, fetching, limits.maxBytes);
  } catch (error) {
    if (error instanceof AppError) throw error;
    const reason = controller.signal.aborted ? "timeout" : "unreachable";
    throw refuseLink(reason, address, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

interface Fetching extends Requesting {
  /** By origin. */
  readonly robots: Map<string, string>;
}

interface Response {
  readonly url: URL;
  readonly status: number;
  readonly message: IncomingMessage;
}

async function follow(address: string, fetching: Fetching, maxBytes: number): Promise<FetchedPage> {
  const { url, status, message } = await getFollowing(address, fetching, true);
  if (status < 200 || status > 299) {
    message.destroy();
    throw refuseLink("status", url.href, { status });
  }
  const kind = (message.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  if (kind !== "" && !readableKind.test(kind)) {
    message.destroy();
    throw refuseLink("kind", url.href);
  }
  const bytes = await bodyOf(message, url, maxBytes, fetching.signal);
  if (bytes.length === 0) throw refuseLink("empty", url.href);
  url.hash = "";
  return { url: url.href, name: nameOf(url, kind, message), bytes };
}

/** What may be a document; the reader decides by the content. */
const readableKind =
  /^(?:text\/(?:html|plain|markdown|xml|csv|rtf)|application\/(?:xhtml\+xml|xml|pdf|x-pdf|rtf|ofd|msword|zip|x-zip-compressed|octet-stream|x-download|force-download|x-msdownload|vnd\.[\w.+-]+|wps-office\.\w+|kswps)|image\/(?:jpeg|png|webp|heic|heif|tiff)|multipart\/related|message\/rfc822)$/u;

/** @param asksRobots whether each site is asked first whether programs may read the page */
async function getFollowing(
  address: string,
  fetching: Fetching,
  asksRobots: boolean,
): Promise<Response> {
  let url = pageAddress(address, address);
  for (let redirects = 0; redirects <= maxRedirects; redirects += 1) {
    if (asksRobots) await mustBeAllowed(url, fetching);
    const message = await requestPublic(url, fetching);
    const status = message.statusCode ?? 0;
    const { location } = message.headers;
    if (![301, 302, 303, 307, 308].includes(status) || location === undefined)
      return { url, status, message };
    message.destroy();
    if (!URL.canParse(location, url.href)) throw refuseLink("not-web", location);
    url = pageAddress(new URL(location, url).href, location);
  }
  throw refuseLink("redirects", address);
}

/** Ports below it belong to other services than web pages. */
const firstFreePort = 1024;

/** @throws AppError `link.unreadable` */
function pageAddress(address: string, written: string): URL {
  const url = webAddressOf(address);
  if (url === null) throw refuseLink("not-web", written);
  if (url.port !== "" && Number(url.port) < firstFreePort && !["80", "443"].includes(url.port))
    throw refuseLink("not-web", written);
  return url;
}

/** Without robots.txt all may be read; where the server fails, nothing (RFC 9309). */
async function mustBeAllowed(url: URL, fetching: Fetching): Promise<void> {
  const known = fetching.robots.get(url.origin);
  const robots =
    known ?? (await robotsOf(url, fetching).catch((error: unknown) => withoutRobots(url, error)));
  fetching.robots.set(url.origin, robots);
  if (!isAllowedBy(robots, agentName, `${url.pathname}${url.search}`))
    throw refuseLink("robots", url.href);
}

const nothingAllowed = "user-agent: *\ndisallow: /";

/** Too many redirects count as no file (RFC 9309); too large a file is not read. */
function withoutRobots(url: URL, error: unknown): string {
  const reason = linkReasonOf(error)?.reason;
  if (reason === "redirects") return "";
  if (reason === "too-large") return nothingAllowed;
  // Where its robots.txt cannot be had for any other reason, neither can the page.
  throw reason === undefined ? error : refuseLink(reason, url.href, { cause: error });
}

async function robotsOf({ origin }: URL, fetching: Fetching): Promise<string> {
  const { status, message, url } = await getFollowing(`${origin}/robots.txt`, fetching, false);
  if (status < 200 || status > 299) {
    message.destroy();
    return status >= 500 ? nothingAllowed : "";
  }
  const bytes = await bodyOf(message, url, maxRobotsBytes, fetching.signal);
  return new TextDecoder().decode(bytes);
}

const endings: readonly (readonly [kind: RegExp, ending: string])[] = [
  [/html/u, ".html"],
  [/pdf/u, ".pdf"],
  [/wordprocessingml/u, ".docx"],
  [/^text\/plain/u, ".txt"],
];
const maxNameUtf16 = 80;

function nameOf(
  url: URL,
  kind: string,
  { headers: { "content-disposition": stated } }: IncomingMessage,
): string {
  const attached = /filename\*=UTF-8''([^;]+)/iu.exec(stated ?? "")?.[1];
  const last = attached ?? url.pathname.split("/").at(-1) ?? "";
  const plain = decodedOr(last).replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, "-");
  const stem = plain === "" ? url.hostname : plain;
  const ending = endings.find(([form]) => form.test(kind))?.[1] ?? "";
  const named = stem.toLowerCase().endsWith(ending) ? stem : `${stem}${ending}`;
  return named.slice(-maxNameUtf16);
}

function decodedOr(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}
