/**
 * A document that a text is to take the place of, as somebody saw it, and its file's text now in; whether others have
 * changed it since out.
 */
import { createHash } from "node:crypto";
import type { Replaced, ReplacedState } from "../core/document-desk.ts";

/** What is done by hand is noticed by the text alone: no change of it is noted. */
export function sha256Of(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/**
 * One that is already what it is to become is as good as seen: a process that was killed has made it so.
 * @param text null where there is no such document any more
 */
export function stateOfReplaced(
  { sha256 }: Replaced,
  text: string | null,
  newText: string,
): ReplacedState {
  if (text === null) return "gone";
  return sha256 === null || text === newText || sha256 === sha256Of(text) ? "as-seen" : "changed";
}
