/**
 * Chinese and English words for kinds of place, and the kinds that they mean.
 * A long word (县级市) is unambiguous. A short one (县) is part of many other words and counts only if its context chooses
 * among places.
 */
import type { PlaceKind } from "../../core/limits.ts";

/** Regular expressions for folded text. Long words precede short ones, because alternatives are tried in order. */
const hanLong: readonly (readonly [string, PlaceKind])[] = [
  ["县级市", "county-city"],
  ["市辖区", "district"],
  ["自治县", "autonomous-county"],
  ["自治旗", "banner"],
  ["地级市|设区的?市", "prefecture-city"],
  ["县区一级|区县一级|县市一级|县一级|县级层面", "county-level"],
  ["地市一级|市州一级|市一级|市级层面", "prefecture-level"],
  ["省一级|省级层面", "province"],
];
const hanShort: readonly (readonly [string, PlaceKind])[] = [
  ["县", "county"],
  ["区", "district"],
  ["旗", "banner"],
  ["省份?", "province"],
];
const latinLong: readonly (readonly [string, PlaceKind])[] = [
  ["county[- ]level cit(?:y|ies)", "county-city"],
  ["(?:urban|municipal|city) districts?", "district"],
  ["autonomous count(?:y|ies)", "autonomous-county"],
  ["prefecture[- ]level cit(?:y|ies)", "prefecture-city"],
  ["at (?:the )?county level", "county-level"],
  ["at (?:the )?prefect(?:ure|ural) level", "prefecture-level"],
  ["at (?:the )?provinc(?:e|ial) level", "province"],
];
const latinShort: readonly (readonly [string, PlaceKind])[] = [
  ["count(?:y|ies)", "county"],
  ["districts?", "district"],
  ["banners?", "banner"],
  ["prefectures?", "prefecture-level"],
  ["provinces?", "province"],
];

function anyOf(words: readonly (readonly [string, PlaceKind])[]): string {
  return words.map(([pattern]) => pattern).join("|");
}

const hanWord = `(?:${anyOf(hanLong)}|${anyOf(hanShort)})`;
const latinWord = `(?:${anyOf(latinLong)}|${anyOf(latinShort)})`;

/** One kind, or a list such as 县、县级市和市辖区. */
export const hanKinds = `${hanWord}(?:(?:、|和|与|及|或|以及|/)${hanWord})*`;
export const latinKinds = `\\b${latinWord}\\b(?:(?:,| and| or|, and) ${latinWord}\\b)*`;

const wordOf = new RegExp(`${hanWord}|${latinWord}`, "giu");
const kindOfWord = [...hanLong, ...hanShort, ...latinLong, ...latinShort].map(
  ([pattern, kind]) => [new RegExp(`^(?:${pattern})$`, "iu"), kind] as const,
);
const longWord = new RegExp(`^(?:${anyOf([...hanLong, ...latinLong])})$`, "iu");

/** The distinct kinds in a match of `hanKinds` or `latinKinds`. */
export function kindsOf(written: string): readonly PlaceKind[] {
  const kinds = wordsOf(written).flatMap(
    (word) => kindOfWord.find(([pattern]) => pattern.test(word))?.[1] ?? [],
  );
  return [...new Set(kinds)];
}

const onlyKinds = new RegExp(`^(?:${hanKinds}|${latinKinds})$`, "iu");

/** Empty unless the text consists of kinds only. */
export function bareKindsOf(written: string): readonly PlaceKind[] {
  return onlyKinds.test(written) ? kindsOf(written) : [];
}

export function areLong(written: string): boolean {
  return wordsOf(written).every((word) => longWord.test(word));
}

function wordsOf(written: string): readonly string[] {
  return [...written.matchAll(wordOf)].map(([word]) => word);
}
