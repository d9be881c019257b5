/**
 * A question and the places that it asks about in; what it is limited to, and where it says so, out. Null where it is
 * not limited: a place alone is none of the limits here, it chooses its documents by itself.
 * Always conservative: a limit that nobody meant hides the answer.
 *
 * A place that was read in; the region that it is out, or null for a county, and for what may be several places.
 */
import type { PlaceLevel, TextRange } from "../../core/domain.ts";
import type { Limits, Region } from "../../core/limits.ts";
import { blankQuoted, blankRanges } from "../../language/normalize.ts";
import { fold } from "../../places/fold.ts";
import type { PlaceReading } from "../../places/recognize.ts";
import { countAsked } from "../question-kind.ts";
import { type KindReading, readKinds, type RegionMention } from "./read-kinds.ts";
import { readYears, type YearReading } from "./read-years.ts";

export interface ReadLimits {
  readonly limits: Limits;
  /** In order. */
  readonly yearRanges: readonly TextRange[];
  /** Where the kinds stand, with their region; null where none are read. */
  readonly kindRange: TextRange | null;
  /** The place that is a limit's region; null where none is. */
  readonly regionReading: PlaceReading | null;
}

/** As much as a message holds. */
const maxReadUtf16 = 4096;

export function readLimits(
  question: string,
  places: readonly PlaceReading[],
  thisYear: number,
): ReadLimits | null {
  const text = blankQuoted(fold(question.slice(0, maxReadUtf16)));
  const span = readYears(text, thisYear);
  const withoutYears = blankRanges(text, span?.ranges ?? []);
  const kinds = alone(readKinds(withoutYears, regionMentions(places)), places);
  const others = kinds === null ? places : places.filter((each) => !isWithin(kinds)(each));
  const years = span === null || isFact(text, span, others.length > 0) ? null : span;
  if (years === null && kinds === null) return null;
  return {
    limits: {
      region: kinds?.within?.region ?? null,
      kinds: kinds?.kinds ?? [],
      years: years?.years ?? null,
    },
    yearRanges: years?.ranges ?? [],
    kindRange: kinds?.range ?? null,
    regionReading: kinds === null ? null : (places.find(isWithin(kinds)) ?? null),
  };
}

const asksFigure = new RegExp(
  String.raw`多少|${countAsked}[个家名人次项种类支条所座户件倍成位]|百分之几|\bhow (?:many|much)\b|\bwhat (?:percentage|share|number)\b`,
  "iu",
);

/**
 * A figure of one place is asked for as of its years: 河曲从2021年起表彰了几个单位. Whichever place it is of, one from
 * before a year, or of the last ones, is told by later documents as well.
 */
function isFact(text: string, { years, isRecent }: YearReading, isOfPlace: boolean): boolean {
  return asksFigure.test(text) && (isOfPlace || isRecent || years.to !== null);
}

/** Beside another place a kind is what is told of that one: 张掖把权力下放到哪些县. */
function alone(kinds: KindReading | null, places: readonly PlaceReading[]): KindReading | null {
  return kinds === null || places.every(isWithin(kinds)) ? kinds : null;
}

function isWithin({ within }: KindReading): (reading: PlaceReading) => boolean {
  return ({ range }) => range === within?.range;
}

/** In order, not overlapping: what says nothing more once the documents are chosen. */
export function limitRanges({ yearRanges, kindRange }: ReadLimits): readonly TextRange[] {
  if (kindRange === null) return yearRanges;
  // 山西2022年以后的县: the years stand within.
  const [from, to] = kindRange;
  const apart = yearRanges.filter(([start, end]) => end <= from || start >= to);
  return [...apart, kindRange].toSorted(([one], [other]) => one - other);
}

interface Named {
  readonly level: PlaceLevel;
  readonly name: string;
  readonly province: string | null;
}

export function regionOf(reading: PlaceReading): Region | null {
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
    const region = regionOf(reading);
    return region === null ? [] : [{ region, range: reading.range }];
  });
}
