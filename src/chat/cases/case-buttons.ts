/**
 * Writes and reads the data of the buttons of cases. `contents:hequ/2` is the second page of the contents of a case,
 * `section:hequ-05` the page of a section with that passage, `named:2:湖南` the second page of the cases that a name may
 * mean. `cases:3` is the third page of all cases, `cases:3:1f2e3d4c.cm.2019-2022.超编` that of a filtered list: region,
 * kinds, years and words, each empty where it is not given. A region is a hash of its name, since names may be longer
 * than the data of a button.
 */
import { createHash } from "node:crypto";
import type { CaseSummary } from "../../core/library.ts";
import type { CaseFilter, PlaceKind, Region, YearSpan } from "../../core/limits.ts";
import { linkKeyOf } from "../../core/passage-names.ts";
import { everyCase, isFiltered } from "../../questions/limits/within-limits.ts";
import { readPageNumber } from "../views/pages.ts";

/** Telegram's limit for the data of a button. */
const maxDataBytes = 64;
const regionHashLength = 8;

const kindLetters: Readonly<Record<PlaceKind, string>> = {
  province: "p",
  "prefecture-level": "f",
  "prefecture-city": "t",
  "county-level": "l",
  county: "c",
  "autonomous-county": "a",
  "county-city": "m",
  district: "d",
  banner: "b",
};
const kindOfLetter = new Map(
  (Object.keys(kindLetters) as PlaceKind[]).map((kind) => [kindLetters[kind], kind]),
);

/** The list of all cases. */
export function casesData(page: number): string {
  return `cases:${page}`;
}

/** @param id of the case, or of a passage of it */
export function caseData(id: string): string {
  return `case:${linkKeyOf(id)}`;
}

/** @param page null for the button that opens the contents */
export function contentsData(documentId: string, page: number | null): string {
  const key = linkKeyOf(documentId);
  return page === null ? `contents:${key}` : `contents:${key}/${page}`;
}

export function readContentsData(
  argument: string,
): { readonly key: string; readonly page: number } | null {
  const [key = "", number = "1"] = argument.split("/");
  const page = readPageNumber(number);
  return page === null ? null : { key, page };
}

export function sectionData(passageId: string): string {
  return `section:${linkKeyOf(passageId)}`;
}

/** A page of the cases that a name may mean. */
export interface NamedPage {
  readonly name: string;
  readonly page: number;
}

/** Null where the name is too long for a button. */
export function namedData(verb: "named" | "docsby", { name, page }: NamedPage): string | null {
  return carried(`${verb}:${page}:${name}`);
}

export function readNamedData(argument: string): NamedPage | null {
  const [, number = "", name = ""] = /^(\d+):(.+)$/su.exec(argument) ?? [];
  const page = readPageNumber(number);
  return page === null ? null : { name, page };
}

/** Null where the filter is too long for a button. */
export function listData(verb: string, page: number, filter: CaseFilter): string | null {
  return carried(isFiltered(filter) ? `${verb}:${page}:${written(filter)}` : `${verb}:${page}`);
}

function carried(data: string): string | null {
  return Buffer.byteLength(data) <= maxDataBytes ? data : null;
}

function written({ limits: { region, kinds, years }, words }: CaseFilter): string {
  const span = years === null ? "" : `${years.from ?? ""}-${years.to ?? ""}`;
  const letters = kinds.map((kind) => kindLetters[kind]).join("");
  return [region === null ? "" : hashOf(region), letters, span, words.join(" ")].join(".");
}

export interface ListPlace {
  readonly page: number;
  readonly filter: CaseFilter;
}

/**
 * Null for an invalid argument, and for a region that no case is from any more.
 * @param argument what stands after the verb
 */
export function readListData(argument: string, cases: readonly CaseSummary[]): ListPlace | null {
  const [, number = "", rest] = /^(\d+)(?::(.*))?$/su.exec(argument) ?? [];
  const page = readPageNumber(number);
  const filter = rest === undefined ? everyCase : readFilter(rest, cases);
  return page === null || filter === null ? null : { page, filter };
}

function readFilter(data: string, cases: readonly CaseSummary[]): CaseFilter | null {
  const [, hash = "", letters = "", span = "", text] =
    /^([0-9a-f]*)\.([a-z]*)\.([\d-]*)\.(.*)$/su.exec(data) ?? [];
  if (text === undefined) return null;
  const region = hash === "" ? null : regionOf(hash, cases);
  if (hash !== "" && region === null) return null;
  const kinds = Array.from(letters, (letter) => kindOfLetter.get(letter) ?? []).flat();
  const words = text.split(" ").filter((word) => word !== "");
  return { limits: { region, kinds, years: readSpan(span) }, words };
}

function readSpan(span: string): YearSpan | null {
  const [, from = "", to = ""] = /^(\d{4})?-(\d{4})?$/.exec(span) ?? [];
  if (from === "" && to === "") return null;
  return { from: from === "" ? null : Number(from), to: to === "" ? null : Number(to) };
}

function regionOf(hash: string, cases: readonly CaseSummary[]): Region | null {
  const regions = cases.flatMap(({ document: { place } }): readonly Region[] => {
    if (place === null) return [];
    const { province, city, name, level } = place;
    return [
      { province: level === "province" ? name : province, city: null },
      { province, city: level === "prefecture" ? name : city },
    ];
  });
  return regions.find((region) => hashOf(region) === hash) ?? null;
}

function hashOf({ province, city }: Region): string {
  const name = `${province ?? ""}/${city ?? ""}`;
  return createHash("sha256").update(name).digest("hex").slice(0, regionHashLength);
}
