/**
 * Indexes the names of divisions and corpus places in Latin letters: pinyin, English names and aliases.
 * Keys are lower-case letters only: Hè Qǔ, he-qu and HEQU have the same key.
 * The index is built on first use, because most questions name no place in Latin letters.
 */
import { pinyin } from "pinyin-pro";
import type { Place } from "../core/domain.ts";
import type { Division, Gazetteer } from "./divisions.ts";

export interface LatinName {
  readonly division: Division;
  /** Offsets in the key at which a syllable ends, its length included. */
  readonly syllableEnds: readonly number[];
  /** Whether the key includes the suffix (Shaxian) or is an English name. */
  readonly isFull: boolean;
  /** As in 赵县, for which Zhao alone is no name. */
  readonly hasOneSyllable: boolean;
}

export interface LatinIndex {
  get(key: string): readonly LatinName[];
  /** Names of corpus places that are one edit from the key. */
  near(key: string): readonly LatinName[];
}

const pinyinSuffixes: Readonly<Record<string, string>> = {
  省: "sheng",
  市: "shi",
  县: "xian",
  区: "qu",
  旗: "qi",
  州: "zhou",
  盟: "meng",
};

export function createLatinIndex(
  gazetteer: Gazetteer,
  corpus: ReadonlyMap<Division, Place>,
): LatinIndex {
  let names: ReadonlyMap<string, readonly LatinName[]> | null = null;
  let misspelt: OneEditIndex<LatinName> | null = null;
  const all = () => (names ??= build(gazetteer, corpus));
  return {
    get: (key) => all().get(key) ?? [],
    near: (key) => (misspelt ??= createOneEditIndex(ownNames(all(), corpus)))(key),
  };
}

function* ownNames(
  names: ReadonlyMap<string, readonly LatinName[]>,
  corpus: ReadonlyMap<Division, Place>,
): Generator<readonly [string, readonly LatinName[]]> {
  for (const [key, sharing] of names) {
    const own = sharing.filter(
      ({ division, isFull, hasOneSyllable }) => corpus.has(division) && (isFull || !hasOneSyllable),
    );
    if (own.length > 0) yield [key, own];
  }
}

/** The index key of a name; ü becomes v. */
export function latinKey(text: string): string {
  return text
    .normalize("NFD")
    .toLowerCase()
    .replace(/u\u0304?\u0308|ü/g, "v")
    .replace(/[^a-z]/g, "");
}

/** Pinyin syllables of a division's name without its suffix, with v for ü: he, qu. */
export function romanize(division: Division, gazetteer: Gazetteer): readonly string[] {
  const exonym = Object.entries(gazetteer.lists.exonyms).find(
    ([english, name]) => name === division.name && latinKey(english) === "shaanxi",
  );
  if (exonym !== undefined) return ["shaan", "xi"];
  const reading = gazetteer.lists.readings[division.name];
  if (reading !== undefined) return reading.split(" ");
  return pinyin(stemOf(division), { toneType: "none", type: "array", v: true });
}

function build(
  gazetteer: Gazetteer,
  corpus: ReadonlyMap<Division, Place>,
): Map<string, LatinName[]> {
  const names = new Map<string, LatinName[]>();
  const add = (syllables: readonly string[], name: Omit<LatinName, "syllableEnds">) => {
    const ends = syllables.map((_, last) => syllables.slice(0, last + 1).join("").length);
    for (const key of spellings(syllables.join(""))) {
      const sharing = names.get(key) ?? [];
      names.set(key, sharing);
      sharing.push({ ...name, syllableEnds: ends });
    }
  };
  for (const division of new Set([...gazetteer.divisions, ...corpus.keys()])) {
    const syllables = romanize(division, gazetteer);
    const suffix = pinyinSuffixes[division.name.at(-1) ?? ""];
    const hasOneSyllable = syllables.length === 1;
    add(syllables, { division, isFull: false, hasOneSyllable });
    if (suffix !== undefined)
      add([...syllables, suffix], { division, isFull: true, hasOneSyllable });
    if (division.name.endsWith("新区"))
      add([...syllables, "new", "area"], { division, isFull: true, hasOneSyllable: false });
  }
  for (const [english, name] of Object.entries(gazetteer.lists.exonyms)) {
    for (const division of gazetteer.byName(name))
      add(english.split(" "), { division, isFull: true, hasOneSyllable: false });
  }
  for (const [division, place] of corpus) {
    for (const alias of place.aliases) {
      const words = alias.split(/[\s'’-]+/).map(latinKey);
      if (latinAlias.test(alias)) add(words, { division, isFull: false, hasOneSyllable: false });
    }
  }
  return names;
}

/** Shorter aliases would match words of any English sentence. */
const latinAlias = /^[\p{Script=Latin}\p{M}\s'’-]{4,}$/u;

/** The name without its suffix: 赵 for 赵县, whose short name is the full name. */
function stemOf(division: Division): string {
  return division.shortName === division.name ? division.name.slice(0, -1) : division.shortName;
}

/** People write ü as v, u or yu: Lvliang, Luliang, Lyuliang. */
function spellings(key: string): readonly string[] {
  return key.includes("v") ? [key, key.replaceAll("v", "u"), key.replaceAll("v", "yu")] : [key];
}

/** Whether one character is missing, too many or wrong, or two neighbours are swapped. */
export function isOneEdit(one: string, other: string): boolean {
  if (one.length > other.length) return isOneEdit(other, one);
  let at = 0;
  while (at < one.length && one.charAt(at) === other.charAt(at)) at += 1;
  const [rest, otherRest] = [one.slice(at), other.slice(at)];
  if (one.length < other.length) return rest === otherRest.slice(1);
  const isSwapped =
    rest.charAt(0) === otherRest.charAt(1) && rest.charAt(1) === otherRest.charAt(0);
  return rest !== "" && rest.slice(isSwapped ? 2 : 1) === otherRest.slice(isSwapped ? 2 : 1);
}

/** The values of all keys that are one edit from a word. */
type OneEditIndex<Value> = (word: string) => readonly Value[];

/** Two words are at most one edit apart only if they are equal once at most one character of each is left out. */
export function createOneEditIndex<Value>(
  entries: Iterable<readonly [key: string, values: readonly Value[]]>,
): OneEditIndex<Value> {
  const byShortened = new Map<string, Set<readonly [string, readonly Value[]]>>();
  for (const entry of entries)
    for (const shortened of withOneLess(entry[0])) {
      const sharing = byShortened.get(shortened) ?? new Set();
      byShortened.set(shortened, sharing.add(entry));
    }
  return (word) => {
    const near = withOneLess(word).flatMap((each) => [...(byShortened.get(each) ?? [])]);
    return [...new Set(near)].flatMap(([key, values]) => (isOneEdit(word, key) ? values : []));
  };
}

/** The word and all words that leave out one of its characters. */
function withOneLess(word: string): string[] {
  return [word, ...Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1))];
}
