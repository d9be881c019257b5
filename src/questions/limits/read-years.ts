/**
 * Reads the years that a folded text is limited to, with their ranges.
 * A year alone is part of the question (2023年核减了多少编制) and no limit, and neither is a year in the future.
 */
import type { TextRange } from "../../core/domain.ts";
import type { YearSpan } from "../../core/limits.ts";
import { blank } from "../../language/normalize.ts";
import { bareForms, forms, type YearForm, yearOrCount } from "./year-forms.ts";

export interface YearReading {
  readonly years: YearSpan;
  /** In order. */
  readonly ranges: readonly TextRange[];
  /** Counted back from the present year. */
  readonly isRecent: boolean;
}

/** Null if there are no years, or several that do not form one span. */
export function readYears(text: string, thisYear: number): YearReading | null {
  return together(found(text, forms, thisYear));
}

/** For the filter of a list of cases, where a year alone is a limit too. */
export function readYearWords(text: string, thisYear: number): YearReading | null {
  return together(found(text, [...forms, ...bareForms], thisYear));
}

interface Found {
  readonly years: YearSpan;
  readonly range: TextRange;
  readonly isRecent: boolean;
}

function found(text: string, among: readonly YearForm[], thisYear: number): readonly Found[] {
  if (!yearOrCount.test(text)) return [];
  let rest = text;
  return among.flatMap(({ pattern, read, isRecent = false }) => {
    const matches = [...rest.matchAll(pattern)];
    rest = rest.replace(pattern, blank);
    return matches.flatMap((match) => {
      const years = read(match.slice(1), thisYear);
      return isPast(years, thisYear) ? [{ years, range: rangeOf(match), isRecent }] : [];
    });
  });
}

function rangeOf(match: RegExpExecArray): TextRange {
  return [match.index, match.index + match[0].length];
}

/** False for a span that reaches into the future, is inverted, or excludes nothing (everything up to this year). */
function isPast({ from, to }: YearSpan, thisYear: number): boolean {
  if (from === null) return to !== null && to < thisYear;
  return from <= thisYear && (to === null || (from <= to && to <= thisYear));
}

/** Joins 2019年以后、2022年以前 to one span; null for two beginnings, as in a comparison of times. */
function together(all: readonly Found[]): YearReading | null {
  const [first, second, ...more] = all;
  if (first === undefined || more.length > 0) return null;
  const ranges = all.map(({ range }) => range).toSorted(([one], [other]) => one - other);
  const { years, isRecent } = first;
  if (second === undefined) return { years, ranges, isRecent };
  const froms = all.flatMap((each) => each.years.from ?? []);
  const tos = all.flatMap((each) => each.years.to ?? []);
  const [start, end] = [froms[0], tos[0]];
  if (froms.length !== 1 || tos.length !== 1 || start === undefined || end === undefined)
    return null;
  return start <= end ? { years: { from: start, to: end }, ranges, isRecent: false } : null;
}

/** China Standard Time: UTC+8, without daylight saving time. */
const offsetMs = 8 * 60 * 60 * 1000;

export function yearInChina(atMs: number): number {
  return new Date(atMs + offsetMs).getUTCFullYear();
}
