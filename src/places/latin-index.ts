/**
 * A gazetteer and the corpus's places in; every written form in Latin letters out.
 * Keys are lower-case letters only: Hè Qǔ, he-qu and HEQU are one. Built when first asked, because
 * most questions name no place in Latin letters.
 */
import { pinyin } from "pinyin-pro";
import type { Place } from "../core/domain.ts";
import type { Division, Gazetteer } from "./divisions.ts";

export interface LatinName {
  readonly division: Division;
  /** Number of letters at which a syllable ends, the last one included. */
  readonly syllableEnds: readonly number[];
  /** The suffix is part of the key: Shaxian. */
  readonly isFull: boolean;
  /** 赵县: "Zhao" alone is no name of it. */
  readonly hasOneSyllable: boolean;
}

export type LatinIndex = (key: string) => readonly LatinName[];

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
  let names: Map<string, LatinName[]> | null = null;
  return (key) => {
    names ??= build(gazetteer, corpus);
    return names.get(key) ?? [];
  };
}

/** The letters of a name, as keys are written. */
export function latinKey(text: string): string {
  return text
    .normalize("NFD")
    .toLowerCase()
    .replace(/u\u0304?\u0308|ü/g, "v")
    .replace(/[^a-z]/g, "");
}

/** The syllables of a division's short name: he, qu. */
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

/** Shorter ones would be found in any English sentence. */
const latinAlias = /^[\p{Script=Latin}\p{M}\s'’-]{4,}$/u;

/** The character or characters in front of the suffix: 赵 for 赵县, whose short name is the full one. */
function stemOf(division: Division): string {
  return division.shortName === division.name ? division.name.slice(0, -1) : division.shortName;
}

/** ü is written v, u or yu: Lüliang, Luliang, Lyuliang. */
function spellings(key: string): readonly string[] {
  return key.includes("v") ? [key, key.replaceAll("v", "u"), key.replaceAll("v", "yu")] : [key];
}
