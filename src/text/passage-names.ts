/**
 * A passage id in; the other forms in which people and buttons name the passage out.
 */
import { createHash } from "node:crypto";

/** Telegram takes up to 64 of these in a link, and callback data of 64 bytes have room for a prefix. */
const linkable = /^[A-Za-z0-9_-]{1,48}$/;
const hashHexLength = 20;

/** `#hequ_07`: a hashtag ends at anything but letters, digits and underscores. */
export function hashtagOf(passageId: string): string {
  return `#${passageId.replace(/[^\p{L}\p{N}_]+/gu, "_")}`;
}

/** The id itself where a link can carry it, else a hash of it; of `A-Za-z0-9_-`, at most 48. */
export function linkKeyOf(passageId: string): string {
  if (linkable.test(passageId)) return passageId;
  return `x-${createHash("sha256").update(passageId).digest("hex").slice(0, hashHexLength)}`;
}
