/**
 * A passage id in; the other forms in which people and buttons name the passage out.
 *
 * A document's id and a passage's number in, what the passage is cited by out: `hequ-07`.
 *
 * What somebody wrote in, the passage ids in it out. Whether there are such passages is the library's to say.
 */
import { createHash } from "node:crypto";
import type { PassageId } from "./domain.ts";

/** Telegram takes up to 64 of these in a link, and callback data of 64 bytes have room for a prefix. */
const linkable = /^[A-Za-z0-9_-]{1,48}$/;
const hashHexLength = 20;

/** `#hequ_07`: a hashtag ends at anything but letters, digits and underscores. */
export function hashtagOf(id: string): string {
  return `#${id.replace(/[^\p{L}\p{N}_]+/gu, "_")}`;
}

/** The id itself where a link can carry it, else a hash of it; of `A-Za-z0-9_-`, at most 48. */
export function linkKeyOf(id: string): string {
  if (linkable.test(id)) return id;
  return `x-${createHash("sha256").update(id).digest("hex").slice(0, hashHexLength)}`;
}

export function passageId(documentId: string, ordinal: number): PassageId {
  return `${documentId}-${String(ordinal).padStart(2, "0")}` as PassageId;
}

const bareName = /^(?:[A-Za-z][A-Za-z0-9_-]*[-_]\d{2,}|x-[0-9a-f]{20})$/u;
const markedName = /^(?:#[\p{L}\p{N}_]*_\d{2,}|\[[^[\]\n]*[-_]\d{2,}\])$/u;

/** In Chinese an id may touch the words around it; ids of other scripts are tried with all letters. */
const mentions = [
  /\[[^[\]\n]{1,200}\]/gu,
  /#[\p{L}\p{N}_]{1,200}/gu,
  /(?<![A-Za-z0-9_-])[A-Za-z0-9][A-Za-z0-9_-]{0,200}[-_]\d{2,}(?!\d)/gu,
  /[\p{L}\p{N}_-]{1,200}[-_]\d{2,}(?!\d)/gu,
] as const;

/**
 * Whether a whole text can be meant as a passage's name only: `hequ-07`, `#hequ_07`, `[hequ-07]`.
 * A date is not one, and a bare name is of Latin letters: anything else may be a question.
 */
export function looksLikePassageName(text: string): boolean {
  const name = text.normalize("NFKC").trim();
  return bareName.test(name) || markedName.test(name);
}

/** All that could be a passage's name, in the order in which it stands in the text. */
export function passageNamesIn(text: string): readonly string[] {
  const normalized = text.normalize("NFKC");
  const found = mentions.flatMap((pattern) => [...normalized.matchAll(pattern)]);
  const names = found.toSorted((a, b) => a.index - b.index).map(([name]) => name);
  return [...new Set(names)];
}
