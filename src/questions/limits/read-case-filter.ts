/**
 * Splits the filter of a list of cases, such as 山西 县 2022年以后 超编, into limits and words to search for.
 * Unlike in a question, a kind or a year alone is a limit.
 */
import type { TextRange } from "../../core/domain.ts";
import type { CaseFilter, Limits, Region } from "../../core/limits.ts";
import { blankRanges, normalizeText } from "../../language/normalize.ts";
import { fold } from "../../places/fold.ts";
import type { PlaceReading } from "../../places/recognize.ts";
import { bareKindsOf, latinKinds } from "./kind-words.ts";
import { type KindReading, readKinds } from "./read-kinds.ts";
import { regionMentions, regionOfReading } from "./read-limits.ts";
import { readYearWords } from "./read-years.ts";

/** Bounds the cost, because each word is searched in every title; nobody needs more. */
const maxWords = 8;
const maxWrittenUtf16 = 200;

export function readCaseFilter(
  written: string,
  places: readonly PlaceReading[],
  thisYear: number,
): CaseFilter {
  const text = fold(written.slice(0, maxWrittenUtf16));
  const years = readYearWords(text, thisYear);
  const withoutYears = blankRanges(text, years?.ranges ?? []);
  const chosen = readKinds(withoutYears, regionMentions(places));
  const { region, names, ranges } = readPlaces(places, chosen);
  const rest = blankRanges(withoutYears, ranges);
  const { kinds, words } = readWords(rest);
  return {
    limits: {
      region,
      kinds: [...new Set([...(chosen?.kinds ?? []), ...kinds])],
      years: years?.years ?? null,
    },
    words: [...names, ...words].slice(0, maxWords),
  };
}

interface Places {
  readonly region: Region | null;
  /** Full names of the counties that documents are about, normalised. */
  readonly names: readonly string[];
  /** Ranges of everything that was read, in order. */
  readonly ranges: readonly TextRange[];
}

/** The first region is a limit; all other places become words to search for. */
function readPlaces(places: readonly PlaceReading[], chosen: KindReading | null): Places {
  const own = places.filter(({ range }) => range[1] <= maxWrittenUtf16);
  const named = own.find((reading) => regionOfReading(reading) !== null);
  const region = chosen?.within?.region ?? (named === undefined ? null : regionOfReading(named));
  const counties = own.flatMap((reading) =>
    reading.kind === "corpus" && reading.place.level === "county" ? [reading] : [],
  );
  const isFree = ([start, end]: TextRange) =>
    chosen === null || end <= chosen.range[0] || start >= chosen.range[1];
  const ofPlaces = [...counties, ...(named === undefined ? [] : [named])].map(({ range }) => range);
  const ranges = [...ofPlaces.filter(isFree), ...(chosen === null ? [] : [chosen.range])];
  return {
    region,
    names: counties.map(({ place }) => normalizeText(place.name)),
    ranges: ranges.toSorted(([one], [other]) => one - other),
  };
}

const separators = /[\s的、,，。.;；:：/|]+/u;
/** Words that only connect limits. */
const ties = /^(?:和|与|及|各|所有|全部|只看|下面|下辖|all|and|in|of|the|from|by|only)$/iu;

function readWords(text: string): Pick<CaseFilter, "words"> & Pick<Limits, "kinds"> {
  const latin = [...text.matchAll(new RegExp(latinKinds, "giu"))].map(([each]) => each);
  const parts = text
    .replace(new RegExp(latinKinds, "giu"), " ")
    .split(separators)
    .filter((part) => part !== "" && !ties.test(part));
  return {
    kinds: [...latin, ...parts].flatMap(bareKindsOf),
    words: parts.filter((part) => bareKindsOf(part).length === 0).map(normalizeText),
  };
}
