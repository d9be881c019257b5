/** Why the page at an address cannot be had. prompts/ has the words for users; the error's message is for the log. */
import { AppError } from "../../core/errors.ts";
import { escapeInvisible } from "../../language/printable.ts";

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
export function refuseLink(
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
