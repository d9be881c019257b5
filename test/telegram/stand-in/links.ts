/**
 * An address in, nothing out: what a client could not open is refused. Stricter than Telegram: the
 * scheme has to be written, and a start parameter that a client would drop is refused too.
 */
import { badRequest } from "./refusal.ts";

const openable: ReadonlySet<string> = new Set(["http:", "https:", "tg:"]);
const telegramHosts: ReadonlySet<string> = new Set(["t.me", "telegram.me", "telegram.dog"]);
const startNames = ["start", "startgroup", "startchannel"] as const;

export function checkStartParameter(value: string): void {
  if (value === "") throw badRequest("START_PARAM_EMPTY");
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(value)) throw badRequest("START_PARAM_INVALID");
}

/** @param what names the place in the refusal, as in "inline keyboard button URL" */
export function checkLink(url: string, what: string): void {
  const problem = problemOf(url);
  if (problem !== null) throw badRequest(`${what} '${url}' is invalid: ${problem}`);
  checkStart(new URL(url));
}

/** In a text a mail address can be linked to as well. */
export function isTextLink(url: string): boolean {
  return /^mailto:[^\s@]+@[^\s@]+$/.test(url) || problemOf(url) === null;
}

/** The start parameter of a link to a bot, where it has one. */
export function checkStart(url: URL): void {
  if (!telegramHosts.has(url.hostname) && url.protocol !== "tg:") return;
  for (const name of startNames) {
    const value = url.searchParams.get(name);
    if (value !== null) checkStartParameter(value);
  }
}

function problemOf(url: string): string | null {
  if (url === "") return "URL is empty";
  if (/\s/.test(url) || !URL.canParse(url)) return "Wrong HTTP URL";
  const { protocol, hostname } = new URL(url);
  if (!openable.has(protocol)) return "Unsupported URL protocol";
  if (protocol !== "tg:" && !hostname.includes(".")) return "Wrong HTTP URL";
  return hostname === "" ? "URL host is empty" : null;
}
