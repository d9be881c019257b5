/**
 * Decides whether a document is within limits, and whether it belongs in a filtered list of cases.
 * The words of a filter are searched in the title and the place's names, regardless of width, script and case.
 */
import type { DocumentMeta, Place } from "../../core/domain.ts";
import type {
  CaseFilter,
  Limits,
  LimitStanding,
  PlaceKind,
  Region,
  YearSpan,
} from "../../core/limits.ts";
import { normalizeText } from "../../language/normalize.ts";

export function standingIn(
  { place, date }: Pick<DocumentMeta, "place" | "date">,
  { region, kinds, years }: Limits,
): LimitStanding {
  const standings = [
    region === null ? true : isInRegion(place, region),
    kinds.length === 0 ? true : isOfKinds(place, kinds),
    years === null ? true : isInYears(date, years),
  ];
  if (standings.includes(false)) return "outside";
  return standings.includes(null) ? "undetermined" : "within";
}

function isLimited({ region, kinds, years }: Limits): boolean {
  return region !== null || kinds.length > 0 || years !== null;
}

/** Whether the place is the region or lies in it; null if that is unknown. */
export function isInRegion(place: Place | null, { province, city }: Region): boolean | null {
  if (place === null) return null;
  const isInProvince = place.province === null ? null : place.province === province;
  if (city === null) return place.name === province || isInProvince;
  if (province !== null && isInProvince === false) return false;
  if (place.name === city || place.city === city) return true;
  // A county with a code but no city is administered directly by its province.
  return place.level === "county" && place.city === null && place.code === null ? null : false;
}

function isOfKinds(place: Place | null, kinds: readonly PlaceKind[]): boolean | null {
  if (place === null) return null;
  const verdicts = kinds.map((kind) => isOfKind(place, kind));
  if (verdicts.includes(true)) return true;
  return verdicts.includes(null) ? null : false;
}

const suffixes: Partial<Record<PlaceKind, RegExp>> = {
  county: /县$/u,
  "autonomous-county": /自治县$/u,
  "county-city": /市$/u,
  district: /区$/u,
  banner: /旗$/u,
  "prefecture-city": /市$/u,
};
const knownSuffix = /[省市县区旗盟州]$/u;

/** Null if the name lacks the suffix that tells, such as 河曲 for 河曲县. */
function isOfKind({ level, name }: Place, kind: PlaceKind): boolean | null {
  if (level !== levelOf(kind)) return false;
  const suffix = suffixes[kind];
  if (suffix === undefined) return true;
  return knownSuffix.test(name) ? suffix.test(name) : null;
}

function levelOf(kind: PlaceKind): Place["level"] {
  if (kind === "province") return "province";
  return kind === "prefecture-level" || kind === "prefecture-city" ? "prefecture" : "county";
}

/** Null if the document has no date. */
function isInYears(date: string | null, { from, to }: YearSpan): boolean | null {
  const year = yearOf(date);
  if (year === null) return null;
  return (from === null || from <= year) && (to === null || year <= to);
}

/** Year of a date such as `2022-05-31`, `2022-05` or `2022`; null without a date. */
export function yearOf(date: string | null): number | null {
  const [year] = /^\d{4}/.exec(date ?? "") ?? [];
  return year === undefined ? null : Number(year);
}

export const everyCase: CaseFilter = {
  limits: { region: null, kinds: [], years: null },
  words: [],
};

export function isFiltered({ limits, words }: CaseFilter): boolean {
  return words.length > 0 || isLimited(limits);
}

export function caseStanding(document: DocumentMeta, { limits, words }: CaseFilter): LimitStanding {
  return hasWords(document, words) ? standingIn(document, limits) : "outside";
}

function hasWords(document: DocumentMeta, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = searched.get(document) ?? searchedText(document);
  searched.set(document, text);
  return words.every((word) => text.includes(word));
}

/** Cached because each page of a list filters hundreds of documents several times. */
const searched = new WeakMap<DocumentMeta, string>();

function searchedText({ title, file, place }: DocumentMeta): string {
  const ofPlace = [place?.province, place?.city, place?.name, ...(place?.aliases ?? [])];
  const names = [title ?? file, ...ofPlace.map((name) => name ?? "")];
  return normalizeText(names.join("\n"));
}
