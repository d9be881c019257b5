/**
 * Finds the place that a text without front matter is mainly about.
 * Returns null in doubt: a place that is only mentioned, or named beside others, is not the main place.
 */
import type { Place } from "../core/domain.ts";
import { describeDivision, divisionsCalled, toPlace } from "./describe.ts";
import type { Division, Gazetteer } from "./divisions.ts";
import { fold } from "./fold.ts";
import { findHanMentions } from "./han-mentions.ts";
import { joinMentions } from "./join.ts";
import { contains } from "./mention.ts";
import { createNameIndex } from "./name-index.ts";
import { segmentText, type Segmenter } from "./segmentation.ts";
import { officeFollows } from "./surroundings.ts";

export interface PlaceFinder {
  describe(name: string, province: string | null): Place | null;
  /** All places of that name; accepts 山西省河曲县 and 忻州市河曲县 as well as 河曲. */
  called(name: string): readonly Place[];
  /** `issuer` is the signature of the text, as written. */
  findMain(title: string | null, body: string, issuer: string | null): Place | null;
}

interface Tally {
  readonly division: Division;
  /** Mentions by full or short name. */
  readonly count: number;
  readonly fullCount: number;
}

/** UTF-16 units; a text that names its place does so within this length. */
const openingLength = 500;
/** A dominant place has `fewestFull` mentions by full name, or one by full name and `fewestWithShort` in all. */
const fewestFull = 2;
const fewestWithShort = 3;
/** A dominant place has at least this many times the mentions of any other place. */
const leastLead = 3;

/** 新华社北京8月2日电: the reporter's location. */
const dateline = /^\s*(?:\d+月\d+日)?(?:电|讯|消息)/;

export function createPlaceFinder(gazetteer: Gazetteer, segment: Segmenter): PlaceFinder {
  const index = createNameIndex(gazetteer, new Map());
  const tally = (written: string): Tally[] => {
    const text = fold(written);
    const han = { text, segmentation: segmentText(text, segment), index, lists: gazetteer.lists };
    const tallies = new Map<Division, Tally>();
    for (const { candidates, end } of joinMentions(text, findHanMentions(han))) {
      const [division] = candidates;
      if (division === undefined || candidates.length > 1) continue;
      if (dateline.test(text.slice(end, end + 10))) continue;
      const { count, fullCount } = tallies.get(division) ?? { count: 0, fullCount: 0 };
      const isFull = endsInFullName(text, end);
      tallies.set(division, {
        division,
        count: count + 1,
        fullCount: fullCount + (isFull ? 1 : 0),
      });
    }
    return withoutRegions([...tallies.values()]);
  };
  return {
    describe(name, province) {
      const found = describeDivision(gazetteer, name, province);
      return found?.kind === "found" ? found.place : null;
    },
    called: (name) => divisionsCalled(gazetteer, name).map((each) => toPlace(gazetteer, each)),
    findMain(title, body, issuer) {
      const main = mainOf({
        title: title === null ? [] : tally(title),
        issuer: issuer === null ? [] : tally(issuer),
        opening: tally(body.slice(0, openingLength)),
      });
      return main === null ? null : toPlace(gazetteer, main);
    },
  };
}

interface Mentioned {
  readonly title: readonly Tally[];
  readonly issuer: readonly Tally[];
  readonly opening: readonly Tally[];
}

/**
 * The issuer's place takes precedence over the title's, as in 关于支援湖北的通知, unless the title's lies within it,
 * as in a city's reply on the plans of one of its counties.
 */
function mainOf({ title, issuer, opening }: Mentioned): Division | null {
  const titled = title.length === 1 ? title[0]?.division : undefined;
  const signed = issuer.length === 1 ? issuer[0]?.division : undefined;
  if (signed !== undefined)
    return titled !== undefined && contains(signed, titled) ? titled : signed;
  if (title.length > 1) return null;
  if (titled !== undefined) return mostSpecific(titled, opening);
  // Newspaper texts name provinces in datelines and lists, whatever they are about.
  return dominant(opening.filter(({ division }) => division.level !== "province"));
}

/** The text may be about a county although its title names only the province. */
function mostSpecific(titled: Division, inOpening: readonly Tally[]): Division {
  const inside = dominant(inOpening.filter(({ division }) => contains(titled, division)));
  return titled.level === "province" && inside !== null ? inside : titled;
}

function dominant(tallies: readonly Tally[]): Division | null {
  const [first, ...others] = tallies.toSorted((one, other) => other.count - one.count);
  if (first === undefined) return null;
  // Parts of the first place do not compete with it.
  const second = others.find(({ division }) => !contains(first.division, division));
  const isNamedEnough =
    first.fullCount >= fewestFull || (first.fullCount > 0 && first.count >= fewestWithShort);
  const leads = second === undefined || first.count >= leastLead * second.count;
  return isNamedEnough && leads ? first.division : null;
}

/** True for 河曲县 and for 河曲 before 县委; false for the 北京 of a dateline. */
function endsInFullName(text: string, end: number): boolean {
  return /[省市县区旗盟州]$/.test(text.slice(0, end)) || officeFollows(text, end);
}

/** Removes 山西省 and 忻州市 beside 河曲县, where they only say where it lies. */
function withoutRegions(tallies: readonly Tally[]): Tally[] {
  return tallies.filter(
    (outer) =>
      !tallies.some(
        (inner) => contains(outer.division, inner.division) && inner.count >= outer.count,
      ),
  );
}
