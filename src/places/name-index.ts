/**
 * Indexes the Chinese names of divisions and corpus places, with the divisions that each may mean.
 * Keys are folded. Several divisions may share a name, and one's full name may be another's short name.
 */
import type { Place } from "../core/domain.ts";
import {
  type Division,
  type Gazetteer,
  plainNameOf,
  presentDivision,
  shortNameOf,
} from "./divisions.ts";
import { fold } from "./fold.ts";

interface NameMeaning {
  /** Divisions with this full name today. */
  readonly full: readonly Division[];
  /** Divisions that formerly had this full name. */
  readonly former: readonly Division[];
  readonly short: readonly Division[];
}

export interface NameIndex {
  get(foldedName: string): NameMeaning | null;
  /** Length of the longest name that begins with this character; 0 if none does. */
  longestFrom(character: string): number;
  /** How many divisions have the character in their short name. */
  occurrences(character: string): number;
}

type Kind = keyof NameMeaning;
type Meanings = Map<string, Record<Kind, Division[]>>;

/** The corpus's places by division; a place that the national list lacks gets a division of its own. */
export function corpusDivisions(
  places: readonly Place[],
  gazetteer: Gazetteer,
): ReadonlyMap<Division, Place> {
  const known = new Map<Division, Place>();
  for (const place of places) {
    const division = divisionOf(place, gazetteer);
    const isKnown =
      known.has(division) ||
      (division.code === "" && [...known.keys()].some((each) => sameNames(each, division)));
    if (!isKnown) known.set(division, place);
  }
  return known;
}

export function createNameIndex(
  gazetteer: Gazetteer,
  corpus: ReadonlyMap<Division, Place>,
): NameIndex {
  const meanings: Meanings = new Map();
  for (const division of gazetteer.divisions) addDivision(meanings, division);
  for (const [former, present] of Object.entries(gazetteer.lists.former)) {
    const division = presentDivision(gazetteer, present);
    if (division === null) continue;
    add(meanings, "former", former, division);
    // The short form of a former name must be free: 绍兴 is the city, not the successor of 绍兴县.
    const stem = shortNameOf(former);
    if (stem !== former && gazetteer.byShortName(stem).length === 0)
      add(meanings, "short", stem, division);
  }
  for (const [division, place] of corpus) {
    addDivision(meanings, division);
    for (const alias of place.aliases) addAlias(meanings, alias, division);
  }
  return freeze(meanings, gazetteer);
}

function addDivision(meanings: Meanings, division: Division): void {
  add(meanings, "full", division.name, division);
  const plain = plainNameOf(division.name);
  if (plain !== null) add(meanings, "full", plain, division);
  if (division.shortName !== division.name) add(meanings, "short", division.shortName, division);
}

function addAlias(meanings: Meanings, alias: string, division: Division): void {
  if (!/^\p{Script=Han}{2,}$/u.test(alias)) return;
  const kind = /[省市县区旗盟州]$/.test(alias) && alias.length > 2 ? "full" : "short";
  add(meanings, kind, alias, division);
}

function add(meanings: Meanings, kind: Kind, name: string, division: Division): void {
  const key = fold(name);
  const entry = meanings.get(key) ?? { full: [], former: [], short: [] };
  meanings.set(key, entry);
  if (!entry[kind].includes(division)) entry[kind].push(division);
}

function freeze(meanings: Meanings, gazetteer: Gazetteer): NameIndex {
  const longest = new Map<string, number>();
  for (const { length, 0: first = "" } of meanings.keys())
    longest.set(first, Math.max(length, longest.get(first) ?? 0));
  const counts = new Map<string, number>();
  for (const division of gazetteer.divisions) {
    for (const character of new Set(fold(division.shortName)))
      counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return {
    get: (name) => meanings.get(name) ?? null,
    longestFrom: (character) => longest.get(character) ?? 0,
    occurrences: (character) => counts.get(character) ?? 0,
  };
}

function divisionOf(place: Place, gazetteer: Gazetteer): Division {
  const byCode = place.code === null ? null : gazetteer.byCode(place.code);
  const candidates = byCode === null ? gazetteer.byName(place.name) : [byCode];
  const fitting = candidates.filter(
    (each) =>
      (place.province === null || place.province === each.province) &&
      (place.city === null || each.city === null || place.city === each.city),
  );
  const [only] = fitting;
  if (only !== undefined && fitting.length === 1 && only.name === place.name) return only;
  return {
    code: "",
    name: place.name,
    level: place.level,
    province: place.province ?? "",
    city: place.city,
    shortName: shortNameOf(place.name),
  };
}

function sameNames(one: Division, other: Division): boolean {
  return one.name === other.name && one.province === other.province && one.city === other.city;
}
