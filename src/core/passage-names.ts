/**
 * Builds passage ids (`hequ-07`) and their other forms (hashtag, link key), and finds them in messages.
 * Whether a passage of that name exists is for `CaseLibrary.passage` to decide.
 */
import { createHash } from "node:crypto";
import type { PassageId } from "./domain.ts";

/** Telegram allows 64 of these characters in a link; callback data of 64 bytes also need room for a prefix. */
const linkable = /^[A-Za-z0-9_-]{1,48}$/;
const hashHexLength = 20;

/** `#hequ_07`: a hashtag contains only letters, digits and underscores. */
export function hashtagOf(id: string): string {
  return `#${id.replace(/[^\p{L}\p{N}_]+/gu, "_")}`;
}

/** The id if a link can contain it, else a hash of it; at most 48 characters of `A-Za-z0-9_-`. */
export function linkKeyOf(id: string): string {
  if (linkable.test(id)) return id;
  return `x-${createHash("sha256").update(id).digest("hex").slice(0, hashHexLength)}`;
}

export function passageId(documentId: string, ordinal: number): PassageId {
  return `${documentId}-${String(ordinal).padStart(2, "0")}` as PassageId;
}

/**
 * Finds the index of a passage in `ids` by id, hashtag or link key, in any case and width; null if there is none. An id
 * wins over the hashtag or link key of another passage. Names are collected on first use.
 */
export function createNameLookup(ids: readonly string[]): (name: string) => number | null {
  let byId: ReadonlyMap<string, number> | null = null;
  let byOtherName: ReadonlyMap<string, number> | null = null;
  return (name) => {
    const key = nameKey(name);
    byId ??= firstOfEach(ids, (id) => [id]);
    const number = byId.get(key);
    if (number !== undefined) return number;
    byOtherName ??= firstOfEach(ids, (id) => [hashtagOf(id), linkKeyOf(id)]);
    return byOtherName.get(key) ?? null;
  };
}

function firstOfEach(
  ids: readonly string[],
  namesOf: (id: string) => readonly string[],
): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const [number, id] of ids.entries())
    for (const key of namesOf(id).map(nameKey)) if (!numbers.has(key)) numbers.set(key, number);
  return numbers;
}

export function nameKey(name: string): string {
  return name.normalize("NFKC").trim().replace(/^[#[]/, "").replace(/\]$/, "").toLowerCase();
}

export interface NamedDocument {
  readonly id: string;
  /** What it is called besides, such as its place. */
  readonly names?: readonly string[];
}

/**
 * The ids that a name may stand for which is written without its separator, with fewer digits or with another name of
 * the document: hequ07, Hequ-007 and 河曲7 are `hequ-07`. Whether there is such a passage is not known.
 */
export function idsWrittenLoosely(name: string, documents: Iterable<NamedDocument>): PassageId[] {
  const written = looseKey(name);
  const digits = /\d+$/.exec(written)?.[0] ?? "";
  // A document's id may end in digits too.
  const ordinalsByStem = new Map(
    Array.from(digits, (_, from) => {
      const start = written.length - digits.length + from;
      return [written.slice(0, start), Number(written.slice(start))] as const;
    }),
  );
  if (digits === "" || digits.length > maxDigits) return [];
  return Array.from(documents).flatMap(({ id, names = [] }) => {
    const ordinal = [id, ...names]
      .map((each) => ordinalsByStem.get(looseKey(each)) ?? 0)
      .find(Boolean);
    return ordinal === undefined ? [] : [passageId(id, ordinal)];
  });
}

/** Range 4 to 20: years and ordinals are shorter. */
const maxDigits = 8;

function looseKey(name: string): string {
  return nameKey(name).replace(/[\s_-]+/gu, "");
}

const bareName = /^(?:[A-Za-z][A-Za-z0-9_-]*[-_]\d{2,}|x-[0-9a-f]{20})$/u;
const markedName = /^(?:#[\p{L}\p{N}_]*_\d{2,}|\[[^[\]\n]*[-_]\d{2,}\])$/u;

/** Latin ids may touch Chinese text on either side; the last pattern finds ids in any script. */
const mentions = [
  /\[[^[\]\n]{1,200}\]/gu,
  /#[\p{L}\p{N}_]{1,200}/gu,
  /(?<![A-Za-z0-9_-])[A-Za-z0-9][A-Za-z0-9_-]{0,200}[-_]\d{2,}(?!\d)/gu,
  /[\p{L}\p{N}_-]{1,200}[-_]\d{2,}(?!\d)/gu,
] as const;

/**
 * Whether the whole text can only be a passage's name: `hequ-07`, `#hequ_07`, `[hequ-07]`.
 * A name without # or brackets must begin with a Latin letter; a date or Chinese text may be a question.
 */
export function looksLikePassageName(text: string): boolean {
  const name = text.normalize("NFKC").trim();
  return bareName.test(name) || markedName.test(name);
}

/** All possible passage names in text order, without duplicates. */
export function passageNamesIn(text: string): readonly string[] {
  const normalized = text.normalize("NFKC");
  const found = mentions.flatMap((pattern) => [...normalized.matchAll(pattern)]);
  const names = found.toSorted((a, b) => a.index - b.index).map(([name]) => name);
  return [...new Set(names)];
}
