/**
 * Reads the limits of a question: the region, kinds of place and years of the documents wanted, with their ranges.
 * A place alone is no limit, because it chooses its documents itself (../scope.ts).
 * Conservative: a limit that was not meant hides the answer.
 */
import type { PlaceLevel, TextRange } from "../../core/domain.ts";
import type { Limits, PlaceKind, Region } from "../../core/limits.ts";
import { blankQuoted, blankRanges } from "../../language/normalize.ts";
import { fold } from "../../places/fold.ts";
import type { PlaceReading } from "../../places/recognize.ts";
import { countAsked } from "../asked-fact.ts";
import { type KindReading, readKinds, type RegionMention } from "./read-kinds.ts";
import { readYears, type YearReading } from "./read-years.ts";

export interface ReadLimits {
  readonly limits: Limits;
  /** In order. */
  readonly yearRanges: readonly TextRange[];
  /** Range of the kinds and their region; null if there are no kinds. */
  readonly kindRange: TextRange | null;
  /** The reading that is the region of the limits; null if they have none. */
  readonly regionReading: PlaceReading | null;
}

/** The length of the longest message. */
const maxReadUtf16 = 4096;

/** Null if the question has no limits. `places` are those that it asks about. */
export function readLimits(
  question: string,
  places: readonly PlaceReading[],
  thisYear: number,
): ReadLimits | null {
  const text = blankQuoted(fold(question.slice(0, maxReadUtf16)));
  const span = readYears(text, thisYear);
  const withoutYears = blankRanges(text, span?.ranges ?? []);
  const kinds = asksForList(withoutYears)
    ? null
    : alone(readKinds(withoutYears, regionMentions(places)), places);
  const others = kinds === null ? places : places.filter((each) => !isWithin(kinds)(each));
  const years = span === null || isFact(text, span, others.length > 0) ? null : span;
  if (years === null && kinds === null) return null;
  return {
    limits: {
      region: kinds?.within?.region ?? null,
      kinds: generalKinds(kinds?.kinds ?? []),
      years: years?.years ?? null,
    },
    yearRanges: years?.ranges ?? [],
    kindRange: kinds?.range ?? null,
    regionReading: kinds === null ? null : (places.find(isWithin(kinds)) ?? null),
  };
}

const listInChinese =
  /哪[些几].*(?:名单|清单|目录|名录|名册|[列选]入|[入上]榜|入[选围]|[列评定]为)|(?:名单|清单|目录|名录|名册|范围).*哪[些几]/u;
const listInEnglish =
  /\bwhich\b.*\b(?:lists?|listed|named|selected|chosen|designated|included)\b|\blist\b.*\bwhich\b/iu;

/** 哪些县列入了试点名单 asks what a list names, and a list of counties stands in documents of every level. */
function asksForList(text: string): boolean {
  return listInChinese.test(text) || listInEnglish.test(text);
}

/** 县, and 县和区, mean every place of the level, 汉滨区 and 浏阳市 too; beside 县级市, 县 means what it says. */
function generalKinds(kinds: readonly PlaceKind[]): readonly PlaceKind[] {
  if (!kinds.includes("county") || kinds.includes("county-city")) return kinds;
  const isLarger = (kind: PlaceKind) => kind === "province" || kind.startsWith("prefecture");
  return ["county-level", ...kinds.filter(isLarger)];
}

const asksFigure = new RegExp(
  String.raw`多少|${countAsked}[个家名人次项种类支条所座户件倍成位]|百分之几|\bhow (?:many|much)\b|\bwhat (?:percentage|share|number)\b`,
  "iu",
);

/**
 * Whether the years belong to the figure asked for: 河曲从2021年起表彰了几个单位. They do if a place is named. Without a
 * place, they do if they are recent or have an end, because later documents report such figures too.
 */
function isFact(text: string, { years, isRecent }: YearReading, isOfPlace: boolean): boolean {
  return asksFigure.test(text) && (isOfPlace || isRecent || years.to !== null);
}

/** Null if another place is named: the kind is then part of what that place did (张掖把权力下放到哪些县). */
function alone(kinds: KindReading | null, places: readonly PlaceReading[]): KindReading | null {
  return kinds === null || places.every(isWithin(kinds)) ? kinds : null;
}

function isWithin({ within }: KindReading): (reading: PlaceReading) => boolean {
  return ({ range }) => range === within?.range;
}

/** Ranges of all limits, in order and not overlapping. */
export function limitRanges({ yearRanges, kindRange }: ReadLimits): readonly TextRange[] {
  if (kindRange === null) return yearRanges;
  // In 山西2022年以后的县, the range of the kinds contains the years.
  const [from, to] = kindRange;
  const apart = yearRanges.filter(([start, end]) => end <= from || start >= to);
  return [...apart, kindRange].toSorted(([one], [other]) => one - other);
}

interface Named {
  readonly level: PlaceLevel;
  readonly name: string;
  readonly province: string | null;
}

/** Null for a county and for an uncertain reading: ambiguous, corrected or recognised by its form only. */
export function regionOfReading(reading: PlaceReading): Region | null {
  if (reading.kind === "ambiguous") return null;
  if (reading.kind === "corpus") return reading.corrected ? null : regionNamed(reading.place);
  return reading.division === null ? null : regionNamed(reading.division);
}

function regionNamed({ level, name, province }: Named): Region | null {
  if (level === "county") return null;
  return level === "province" ? { province: name, city: null } : { province, city: name };
}

export function regionMentions(places: readonly PlaceReading[]): readonly RegionMention[] {
  return places.flatMap((reading) => {
    const region = regionOfReading(reading);
    return region === null ? [] : [{ region, range: reading.range }];
  });
}
