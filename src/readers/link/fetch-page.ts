/**
 * Fetches a public page that an administrator names. Invariant: a connection is made to an address that was checked to
 * be public, for the page, after every redirect, and for robots.txt; no setting changes that. Limits: time, size,
 * redirects, kinds of content.
 */
import { lookup } from "node:dns/promises";
import { type IncomingMessage, request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { connect as connectSocket, isIP, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { AppError } from "../../core/errors.ts";
import { escapeInvisible } from "../../language/printable.ts";
import { webAddressOf } from "../../language/web-address.ts";
import { isPublicAddress } from "./public-address.ts";
import { isAllowedBy } from "./robots.ts";

/** How names are resolved and sockets opened; tests bring their own. The checks stand before both. */
export interface Network {
  /** The addresses of a host. */
  resolve(host: string): Promise<readonly string[]>;
  /** @param address one that was checked */
  connect(address: string, port: number): Socket;
  /** Certificates to trust beside those of Node; for tests. */
  readonly ca?: string;
}

export const systemNetwork: Network = {
  resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
  connect: (address, port) => connectSocket({ host: address, port }),
};

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
const mostAddresses = 3;

const agentName = "reform-practice-bot";
const headers = {
  "user-agent": `${agentName}/0.1`,
  accept: "text/html,application/xhtml+xml,application/pdf,*/*;q=0.5",
  "accept-language": "zh-CN,zh;q=0.9",
  "accept-encoding": "gzip, deflate, br",
};

export type LinkReason =
  | "not-web"
  | "not-public"
  | "unknown-host"
  | "unreachable"
  | "timeout"
  | "robots"
  | "status"
  | "redirects"
  | "kind"
  | "too-large"
  | "empty";

const advice: Readonly<Record<LinkReason, string>> = {
  "not-web": "is no address of a web page. Give one that begins with http:// or https://.",
  "not-public": "is not in the public internet, and is not asked. Save the page and add the file.",
  "unknown-host": "names a host that does not exist. Check the address.",
  unreachable: "cannot be reached. Try again later, or save the page and add the file.",
  timeout: "took too long to answer. Try again later, or save the page and add the file.",
  robots: "may not be read by programs (robots.txt). Open it, save the page and add the file.",
  status: "was refused by its server. Open it, and save the page if it is there.",
  redirects: "leads from one address to the next without end.",
  kind: "is neither a page nor a document.",
  "too-large": "is larger than a document may be.",
  empty: "has nothing in it.",
};

/** An address whose page cannot be had; `status` is that of HTTP. */
function refuseLink(
  reason: LinkReason,
  url: string,
  { status = null, cause }: { readonly status?: number | null; readonly cause?: unknown } = {},
): AppError {
  const stated = status === null ? "" : ` (HTTP ${status})`;
  const message = `${escapeInvisible(url.slice(0, 200))}${stated} ${advice[reason]}`;
  return new AppError("link.unreadable", message, { reason, status }, cause);
}

/** Null for any other error. */
export function linkReasonOf(
  error: unknown,
): { readonly reason: LinkReason; readonly status: number | null } | null {
  if (!(error instanceof AppError) || error.code !== "link.unreadable") return null;
  const { reason, status } = error.details;
  return {
    reason: typeof reason === "string" && isLinkReason(reason) ? reason : "unreachable",
    status: typeof status === "number" ? status : null,
  };
}

function isLinkReason(name: string): name is LinkReason {
  return Object.hasOwn(advice, name);
}

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

interface Fetching {
  readonly network: Network;
  readonly signal: AbortSignal;
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
    const message = await get(url, fetching);
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

async function get(url: URL, fetching: Fetching): Promise<IncomingMessage> {
  const { network, signal } = fetching;
  const addresses = await publicAddresses(url, fetching);
  let failure: unknown;
  for (const address of addresses.slice(0, mostAddresses))
    try {
      return await requestFrom(address, url, network, signal);
    } catch (error) {
      if (signal.aborted) throw error;
      failure = error;
    }
  throw refuseLink("unreachable", url.href, { cause: failure });
}

/** All of them have to be public: a name that also leads elsewhere is not asked. */
async function publicAddresses(url: URL, fetching: Fetching): Promise<readonly string[]> {
  const host = url.hostname.replace(/^\[|\]$/gu, "");
  const addresses = isIP(host) === 0 ? await resolved(host, url, fetching) : [host];
  if (addresses.length === 0) throw refuseLink("unknown-host", url.href);
  if (!addresses.every(isPublicAddress)) throw refuseLink("not-public", url.href);
  return addresses;
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(new Error("aborted")), { once: true });
  });
}

async function resolved(
  host: string,
  url: URL,
  { network, signal }: Fetching,
): Promise<readonly string[]> {
  try {
    return await Promise.race([network.resolve(host), aborted(signal)]);
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw refuseLink("unknown-host", url.href, { cause });
  }
}

function requestFrom(
  address: string,
  url: URL,
  network: Network,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const isSecure = url.protocol === "https:";
  const port = url.port === "" ? (isSecure ? 443 : 80) : Number(url.port);
  const request = isSecure ? httpsRequest : httpRequest;
  const createConnection = () => {
    const socket = network.connect(address, port);
    if (!isSecure) return socket;
    const name = url.hostname;
    const { ca } = network;
    return connectTls({
      socket,
      ...(isIP(name.replace(/^\[|\]$/gu, "")) === 0 && { servername: name }),
      ...(ca !== undefined && { ca }),
    });
  };
  return new Promise((resolve, reject) => {
    // With an agent, even `false`, Node would connect by itself and resolve the name anew.
    request(url, { createConnection, defaultPort: port, headers, signal })
      .on("response", resolve)
      .on("error", reject)
      .end();
  });
}

/** Unpacked; the limit holds for what comes out, so that a small answer cannot become a large one. */
async function bodyOf(
  message: IncomingMessage,
  url: URL,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const stated = Number(message.headers["content-length"]);
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    if (stated > maxBytes) throw refuseLink("too-large", url.href);
    for await (const chunk of unpacked(message) as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > maxBytes) throw refuseLink("too-large", url.href);
      signal.throwIfAborted();
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } finally {
    message.destroy();
  }
}

function unpacked(message: IncomingMessage): NodeJS.ReadableStream {
  const encoding = message.headers["content-encoding"]?.trim().toLowerCase();
  const unpack =
    encoding === "gzip" || encoding === "x-gzip"
      ? createGunzip()
      : encoding === "deflate"
        ? createInflate()
        : encoding === "br"
          ? createBrotliDecompress()
          : null;
  if (unpack === null) return message;
  message.on("error", (error) => unpack.destroy(error));
  return message.pipe(unpack);
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
