/**
 * Names of places in English: 河曲县 is Hequ County. Also of places that are no division of the gazetteer, such as towns:
 * their readings are those of a dictionary, their level is told by how the name ends.
 */
import { pinyin } from "pinyin-pro";
import type { Division, Gazetteer } from "./divisions.ts";
import { romanize } from "./latin-index.ts";

/** The longer ending first. An empty one is left out in English, as Shanxi needs no Province. */
const levels: readonly (readonly [ending: string, english: string])[] = [
  ["特别行政区", ""],
  ["自治区", ""],
  ["自治州", "Autonomous Prefecture"],
  ["自治县", "Autonomous County"],
  ["自治旗", "Autonomous Banner"],
  ["街道办事处", "Subdistrict"],
  ["经济技术开发区", "Economic and Technological Development Zone"],
  ["经济开发区", "Economic Development Zone"],
  ["开发区", "Development Zone"],
  ["高新区", "High-tech Zone"],
  ["地区", "Prefecture"],
  ["新区", "New Area"],
  ["特区", "Special District"],
  ["林区", "Forestry District"],
  ["街道", "Subdistrict"],
  ["社区", "Community"],
  ["省", ""],
  ["市", "City"],
  ["县", "County"],
  ["区", "District"],
  ["旗", "Banner"],
  ["盟", "League"],
  ["州", "Prefecture"],
  ["镇", "Town"],
  ["乡", "Township"],
  ["村", "Village"],
];

/** 苏州 and 王村 are names as a whole: what is called by its level has more before it. */
const needsLongerStem: ReadonlySet<string> = new Set(["州", "镇", "乡", "村"]);

/**
 * Returns the name in English, the innermost place first: 山西省河曲县 is Hequ County, Shanxi. A name without Chinese
 * characters is returned as it is.
 */
export function englishPlaceName(name: string, gazetteer: Gazetteer): string {
  if (!/\p{Script=Han}/u.test(name)) return name;
  return partsOf(name, gazetteer)
    .toReversed()
    .map((part) => partInEnglish(part, gazetteer))
    .join(", ");
}

/** Divisions written one behind the other, outermost first. */
function partsOf(name: string, gazetteer: Gazetteer): readonly string[] {
  if (divisionCalled(name, gazetteer) !== null) return [name];
  for (let end = name.length - 2; end >= 2; end -= 1) {
    if (gazetteer.byName(name.slice(0, end)).length === 0) continue;
    return [name.slice(0, end), ...partsOf(name.slice(end), gazetteer)];
  }
  return [name];
}

function partInEnglish(name: string, gazetteer: Gazetteer): string {
  const division = divisionCalled(name, gazetteer);
  if (division !== null) return divisionInEnglish(division, gazetteer);
  const found = levels.find(
    ([ending]) =>
      name.endsWith(ending) && name.length - ending.length > (needsLongerStem.has(ending) ? 1 : 0),
  );
  if (found === undefined) return joinSyllables(readingOf(name));
  const [ending, english] = found;
  return withLevel(joinSyllables(readingOf(name.slice(0, -ending.length))), english);
}

function divisionCalled(name: string, gazetteer: Gazetteer): Division | null {
  const [named = gazetteer.byShortName(name)[0]] = gazetteer.byName(name);
  return named ?? null;
}

function divisionInEnglish(division: Division, gazetteer: Gazetteer): string {
  const { name, level } = division;
  const exonym = Object.entries(gazetteer.lists.exonyms).find(([, called]) => called === name)?.[0];
  const [, english = ""] = levels.find(([ending]) => name.endsWith(ending)) ?? [];
  if (exonym?.endsWith("new area") === true) return capitalised(exonym);
  const stem =
    exonym === undefined ? joinSyllables(romanize(division, gazetteer)) : capitalised(exonym);
  return level === "province" ? stem : withLevel(stem, english);
}

function withLevel(stem: string, english: string): string {
  return english === "" ? stem : `${stem} ${english}`;
}

function readingOf(name: string): readonly string[] {
  return pinyin(name, { toneType: "none", type: "array", v: true, nonZh: "consecutive" });
}

/** ["xi", "an"] is Xi'an, ["lv", "liang"] Lüliang. */
export function joinSyllables(syllables: readonly string[]): string {
  const joined = syllables
    .map((syllable, index) => (index > 0 && /^[aoe]/.test(syllable) ? `'${syllable}` : syllable))
    .join("")
    .replaceAll("v", "ü");
  return joined.charAt(0).toUpperCase() + joined.slice(1);
}

function capitalised(words: string): string {
  return words.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
}
