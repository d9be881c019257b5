/**
 * What a list of cases may be limited to, by province, level and year, each with how many cases there would be.
 */
import type { CaseSummary } from "../../core/library.ts";
import type { CaseFilter, Limits, PlaceKind } from "../../core/limits.ts";
import { caseStanding, everyCase, yearOf } from "../../questions/limits/within-limits.ts";
import { kindText, yearsText } from "../views/limits.ts";
import type { Say } from "../views/messages.ts";
import { shortPlaceText } from "../views/names.ts";
import { shorten } from "../views/text.ts";

export const dimensions = ["region", "kinds", "years"] as const satisfies readonly (keyof Limits)[];
export type Dimension = (typeof dimensions)[number];

export interface Choice {
  readonly label: string;
  readonly count: number;
  readonly filter: CaseFilter;
}

/** Telegram takes a hundred buttons; there are 34 provinces, but front matter may name others. */
const maxChoices = 60;
const maxLabelUtf16 = 20;

/** A place is of at most one of these kinds. */
const listedKinds: readonly PlaceKind[] = [
  "province",
  "prefecture-level",
  "county",
  "county-city",
  "district",
  "banner",
];

export function casesWithin(
  cases: readonly CaseSummary[],
  filter: CaseFilter,
): readonly CaseSummary[] {
  return cases.filter(({ document }) => caseStanding(document, filter) === "within");
}

export function without(filter: CaseFilter, dimension: Dimension): CaseFilter {
  const free = { [dimension]: everyCase.limits[dimension] };
  return { ...filter, limits: { ...filter.limits, ...free } };
}

export function isChosen({ limits }: CaseFilter, dimension: Dimension): boolean {
  return dimension === "kinds" ? limits.kinds.length > 0 : limits[dimension] !== null;
}

/** Empty where there is nothing to choose between, or more than fits on buttons. */
export function choicesOf(
  dimension: Dimension,
  cases: readonly CaseSummary[],
  filter: CaseFilter,
  say: Say,
): readonly Choice[] {
  const others = casesWithin(cases, without(filter, dimension));
  const options = optionsOf(dimension, others, say).map(({ label, limits }) => {
    const chosen = { ...filter, limits: { ...filter.limits, ...limits } };
    // The others are within all the rest already.
    const alone = { ...everyCase, limits: { ...everyCase.limits, ...limits } };
    return { label, filter: chosen, count: casesWithin(others, alone).length };
  });
  const choices = options.filter(({ count }) => count > 0);
  return choices.length < 2 || choices.length > maxChoices ? [] : choices;
}

interface Option {
  readonly label: string;
  readonly limits: Partial<Limits>;
}

function optionsOf(
  dimension: Dimension,
  cases: readonly CaseSummary[],
  say: Say,
): readonly Option[] {
  switch (dimension) {
    case "region":
      return distinct(cases.flatMap(({ document: { place } }) => place?.province ?? [])).map(
        (province) => ({
          label: shorten(shortPlaceText(province, say), maxLabelUtf16),
          limits: { region: { province, city: null } },
        }),
      );
    case "kinds":
      return listedKinds.map((kind) => ({ label: kindText(kind, say), limits: { kinds: [kind] } }));
    case "years":
      return distinct(cases.flatMap(({ document }) => yearOf(document.date) ?? []))
        .toSorted((one, other) => other - one)
        .map((year) => ({ from: year, to: year }))
        .map((years) => ({ label: yearsText(years, say), limits: { years } }));
    default:
      return dimension satisfies never;
  }
}

function distinct<Item>(items: readonly Item[]): Item[] {
  return [...new Set(items)];
}
