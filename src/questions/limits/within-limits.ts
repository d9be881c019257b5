/**
 * A document and limits in; whether it is within them out. Undetermined where it says too little of its date or its
 * place to tell, and nothing that it says puts it outside.
 *
 * A document and what a list is to show in; whether it belongs there out. Words are looked for in the title and in the
 * names of the place, in any width, script or case.
 */
import type { DocumentMeta, Place } from "../../core/domain.ts";
import type { CaseFilter, Limits, PlaceKind, Region, YearSpan } from "../../core/limits.ts";
import { normalizeText } from "../../language/normalize.ts";

export type Standing = "within" | "outside" | "undetermined";

export function standingIn(
  { place, date }: Pick<DocumentMeta, "place" | "date">,
  { region, kinds, years }: Limits,
): Standing {
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

/** The region itself, or a place in it; null where that is not known. */
export function isInRegion(place: Place | null, { province, city }: Region): boolean | null {
  if (place === null) return null;
  const isInProvince = place.province === null ? null : place.province === province;
  if (city === null) return place.name === province || isInProvince;
  if (province !== null && isInProvince === false) return false;
  if (place.name === city || place.city === city) return true;
  // A county with a code and without a city is governed by its province.
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

/** Null for a name that does not say: 河曲 for 河曲县. */
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

/** Null without a date. */
function isInYears(date: string | null, { from, to }: YearSpan): boolean | null {
  const year = yearOf(date);
  if (year === null) return null;
  return (from === null || from <= year) && (to === null || year <= to);
}

/** 2022 of 2022-05-31. */
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

export function caseStanding(document: DocumentMeta, { limits, words }: CaseFilter): Standing {
  return hasWords(document, words) ? standingIn(document, limits) : "outside";
}

function hasWords(document: DocumentMeta, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = searched.get(document) ?? searchedText(document);
  searched.set(document, text);
  return words.every((word) => text.includes(word));
}

/** A list is made of hundreds of documents, several times for each page. */
const searched = new WeakMap<DocumentMeta, string>();

function searchedText({ title, file, place }: DocumentMeta): string {
  const ofPlace = [place?.province, place?.city, place?.name, ...(place?.aliases ?? [])];
  const names = [title ?? file, ...ofPlace.map((name) => name ?? "")];
  return normalizeText(names.join("\n"));
}
