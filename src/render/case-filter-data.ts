/**
 * What a list is to show in, what its buttons carry of that out; and back. Nothing is kept between two presses.
 * `3` is the third page of all cases, `3:1f2e3d4c.cm.2019-2022.超编` that of some: region, kinds, years and words, of which
 * those that are not given are empty. A region is a hash of its name: names may be longer than a button can carry.
 */
import { createHash } from "node:crypto";
import type { CaseSummary } from "../core/domain.ts";
import type { CaseFilter, PlaceKind, Region, YearSpan } from "../core/limits.ts";
import { everyCase, isFiltered } from "../questions/limits/within-limits.ts";
import { readPageNumber } from "./telegram-pages.ts";

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

/** Null where that is more than a button can carry. */
export function listData(name: string, page: number, filter: CaseFilter): string | null {
  const data = isFiltered(filter) ? `${name}:${page}:${written(filter)}` : `${name}:${page}`;
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

/** What stands behind the button's name; null where it means nothing, or a region that no case is from any more. */
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
