/**
 * Finds the place that a text without front matter is mainly about, and the divisions that a name means.
 * The main place is null in doubt: a place that is only mentioned, or named beside others, is not the main place.
 */
import type { Place } from "../core/domain.ts";
import { type Division, type Gazetteer, presentDivision } from "./divisions.ts";
import { fold } from "./fold.ts";
import { findHanMentions } from "./han-mentions.ts";
import { romanize } from "./latin-index.ts";
import { contains, joinMentions } from "./mention.ts";
import { createNameIndex } from "./name-index.ts";
import { type Segmenter, segmentText } from "./segmentation.ts";
import { officeFollows } from "./surroundings.ts";

export interface PlaceFinder {
  describe(name: string, province: string | null): Place | null;
  /** All places of that name; accepts 山西省河曲县 and 忻州市河曲县 as well as 河曲. */
  called(name: string): readonly Place[];
  /** `issuer` is the signature of the text, as written. */
  findMain(title: string | null, body: string, issuer: string | null): Place | null;
}

interface Tally {
  readonly division: Division;
  /** Mentions by full or short name. */
  readonly count: number;
  readonly fullCount: number;
}

/** UTF-16 units; a text that names its place does so within this length. */
const openingLength = 500;
/** A dominant place has `fewestFull` mentions by full name, or one by full name and `fewestWithShort` in all. */
const fewestFull = 2;
const fewestWithShort = 3;
/** A dominant place has at least this many times the mentions of any other place. */
const leastLead = 3;

/** 新华社北京8月2日电（记者…）: the reporter's location. 县电子政务 and 县电商 are none. */
const dateline = /^\s*(?:\d+月\d+日)?(?:电|讯|消息)(?=$|[\s(:,]|记者|通讯员)/;
const longestDateline = 12;

export function createPlaceFinder(gazetteer: Gazetteer, segment: Segmenter): PlaceFinder {
  const index = createNameIndex(gazetteer, new Map());
  const tally = (written: string): Tally[] => {
    const text = fold(written);
    const han = { text, segmentation: segmentText(text, segment), index, lists: gazetteer.lists };
    const tallies = new Map<Division, Tally>();
    for (const { candidates, end } of joinMentions(text, findHanMentions(han))) {
      const [division] = candidates;
      if (division === undefined || candidates.length > 1) continue;
      if (dateline.test(text.slice(end, end + longestDateline))) continue;
      const { count, fullCount } = tallies.get(division) ?? { count: 0, fullCount: 0 };
      const isFull = endsInFullName(text, end);
      tallies.set(division, {
        division,
        count: count + 1,
        fullCount: fullCount + (isFull ? 1 : 0),
      });
    }
    return withoutRegions([...tallies.values()]);
  };
  return {
    describe(name, province) {
      const found = describeDivision(gazetteer, name, province);
      return found?.kind === "found" ? found.place : null;
    },
    called: (name) => divisionsCalled(gazetteer, name).map((each) => toPlace(gazetteer, each)),
    findMain(title, body, issuer) {
      const main = mainOf({
        title: title === null ? [] : tally(title),
        issuer: issuer === null ? [] : tally(issuer),
        opening: tally(body.slice(0, openingLength)),
      });
      return main === null ? null : toPlace(gazetteer, main);
    },
  };
}

interface Mentioned {
  readonly title: readonly Tally[];
  readonly issuer: readonly Tally[];
  readonly opening: readonly Tally[];
}

/**
 * The issuer's place takes precedence over the title's, as in 关于支援湖北的通知, unless the title's lies within it,
 * as in a city's reply on the plans of one of its counties.
 */
function mainOf({ title, issuer, opening }: Mentioned): Division | null {
  const titled = title.length === 1 ? title[0]?.division : undefined;
  const signed = issuer.length === 1 ? issuer[0]?.division : undefined;
  if (signed !== undefined)
    return titled !== undefined && contains(signed, titled) ? titled : signed;
  if (title.length > 1) return null;
  if (titled !== undefined) return mostSpecific(titled, opening);
  // Newspaper texts name provinces in datelines and lists, whatever they are about.
  return dominant(opening.filter(({ division }) => division.level !== "province"));
}

/** The text may be about a county although its title names only the province. */
function mostSpecific(titled: Division, inOpening: readonly Tally[]): Division {
  const inside = dominant(inOpening.filter(({ division }) => contains(titled, division)));
  return titled.level === "province" && inside !== null ? inside : titled;
}

function dominant(tallies: readonly Tally[]): Division | null {
  const [first, ...others] = tallies.toSorted((one, other) => other.count - one.count);
  if (first === undefined) return null;
  // Parts of the first place do not compete with it.
  const second = others.find(({ division }) => !contains(first.division, division));
  const isNamedEnough =
    first.fullCount >= fewestFull || (first.fullCount > 0 && first.count >= fewestWithShort);
  const leads = second === undefined || first.count >= leastLead * second.count;
  return isNamedEnough && leads ? first.division : null;
}

/** True for 河曲县 and for 河曲 before 县委; false for the 北京 of a dateline. */
function endsInFullName(text: string, end: number): boolean {
  return /[省市县区旗盟州]$/.test(text.slice(0, end)) || officeFollows(text, end);
}

/** Removes 山西省 and 忻州市 beside 河曲县, where they only say where it lies. */
function withoutRegions(tallies: readonly Tally[]): Tally[] {
  return tallies.filter(
    (outer) =>
      !tallies.some(
        (inner) => contains(outer.division, inner.division) && inner.count >= outer.count,
      ),
  );
}

type DivisionDescription =
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

/** Describes the division of that name: full, former and short, in this order of precedence. Null if none fits. */
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
function divisionsCalled(gazetteer: Gazetteer, name: string): readonly Division[] {
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
