/**
 * Looks up a place's name in the gazetteer and describes the division found.
 */
import type { Place } from "../core/domain.ts";
import { presentDivision, type Division, type Gazetteer } from "./divisions.ts";
import { fold } from "./fold.ts";
import { romanize } from "./latin-index.ts";

export type DivisionDescription =
  | { readonly kind: "found"; readonly division: Division; readonly place: Place }
  | { readonly kind: "ambiguous"; readonly candidates: readonly Division[] };

const englishLevels: Readonly<Record<string, readonly [pinyin: string, english: string]>> = {
  省: ["sheng", "Province"],
  市: ["shi", "City"],
  县: ["xian", "County"],
  区: ["qu", "District"],
  旗: ["qi", "Banner"],
  州: ["zhou", "Prefecture"],
  盟: ["meng", "League"],
};

/** Accepts full, former and short names, in this order of precedence. Null if no division fits. */
export function describeDivision(
  gazetteer: Gazetteer,
  name: string,
  province: string | null = null,
): DivisionDescription | null {
  const simplified = fold(name.trim());
  const former = gazetteer.lists.former[simplified];
  const meanings = [
    gazetteer.byName(simplified),
    former === undefined
      ? []
      : [presentDivision(gazetteer, former)].filter((each) => each !== null),
    gazetteer.byShortName(simplified),
  ];
  for (const divisions of meanings) {
    const fitting = divisions.filter((each) => province === null || sameProvince(each, province));
    const [first] = fitting;
    if (first === undefined) continue;
    if (fitting.length > 1) return { kind: "ambiguous", candidates: fitting };
    return { kind: "found", division: first, place: toPlace(gazetteer, first) };
  }
  return null;
}

/** All divisions of a name, also if it includes the outer division: `山西省河曲县`, `河曲县 (山西省 忻州市)`. */
export function divisionsCalled(gazetteer: Gazetteer, name: string): readonly Division[] {
  const written = fold(name)
    .replace(/^(.+?)\s*\((.+)\)$/u, "$2$1")
    .replace(/[\s·,、]+/gu, "");
  const described = describeDivision(gazetteer, written);
  if (described !== null)
    return described.kind === "found" ? [described.division] : described.candidates;
  for (let end = 2; end <= written.length - 2; end += 1) {
    const regions = divisionsNamed(gazetteer, written.slice(0, end));
    const within = regions.length === 0 ? [] : divisionsCalled(gazetteer, written.slice(end));
    const fitting = within.filter((each) => regions.some((region) => liesIn(each, region)));
    if (fitting.length > 0) return fitting;
  }
  return [];
}

function divisionsNamed(gazetteer: Gazetteer, name: string): readonly Division[] {
  const named = gazetteer.byName(name);
  return named.length > 0 ? named : gazetteer.byShortName(name);
}

function liesIn(division: Division, region: Division): boolean {
  return division !== region && [division.province, division.city].includes(region.name);
}

export function toPlace(gazetteer: Gazetteer, division: Division): Place {
  const { name, level, province, city } = division;
  const code = division.code === "" ? null : division.code;
  return { name, level, province, city, code, aliases: aliasesOf(gazetteer, division) };
}

/** Such as 河曲, hequ, hequ xian, Hequ County. */
function aliasesOf(gazetteer: Gazetteer, division: Division): string[] {
  const romanized = romanize(division, gazetteer).join("").replaceAll("v", "u");
  const [pinyin, english] = englishLevels[division.name.slice(-1)] ?? [];
  const capitalised = romanized.charAt(0).toUpperCase() + romanized.slice(1);
  return [
    ...(division.shortName === division.name ? [] : [division.shortName]),
    ...(division.shortName === division.name ? [] : [romanized]),
    ...(pinyin === undefined ? [] : [`${romanized} ${pinyin}`]),
    ...(english === undefined ? [] : [`${capitalised} ${english}`]),
  ];
}

function sameProvince(division: Division, province: string): boolean {
  return division.province === province || division.province.startsWith(province);
}
