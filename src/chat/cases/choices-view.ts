/**
 * Renders the provinces, levels or years by which the list of cases can be limited, each with a button to that list.
 */
import type { CaseSummary } from "../../core/library.ts";
import type { CaseFilter } from "../../core/limits.ts";
import { isFiltered } from "../../questions/limits/within-limits.ts";
import type { Button, Message } from "../message.ts";
import { filterText } from "../views/cases.ts";
import { kindText, regionText, yearsText } from "../views/limits.ts";
import type { MessageKey } from "../views/message-keys.ts";
import type { Say } from "../views/messages.ts";
import { listText } from "../views/names.ts";
import { inRows } from "../views/pages.ts";
import { bold } from "../views/spans.ts";
import { shorten } from "../views/text.ts";
import { listData, type ListPlace } from "./case-buttons.ts";
import {
  casesWithin,
  choicesOf,
  type Dimension,
  dimensions,
  isChosen,
  without,
} from "./case-choices.ts";

const choicesPerRow = 3;
const maxChosenUtf16 = 20;

/** For each dimension: the verb of the button that opens its choices, and the texts. */
const words = {
  region: {
    name: "provinces",
    title: "provinces-title",
    button: "button-provinces",
    any: "button-any-region",
  },
  kinds: { name: "levels", title: "levels-title", button: "button-levels", any: "button-any-kind" },
  years: { name: "years", title: "years-title", button: "button-years", any: "button-any-year" },
} as const satisfies Record<
  Dimension,
  { name: string } & Record<"title" | "button" | "any", MessageKey>
>;

/** Null where there is nothing to choose between. */
export function renderChoices(
  dimension: Dimension,
  cases: readonly CaseSummary[],
  { page, filter }: ListPlace,
  say: Say,
): Message | null {
  const choices = choicesOf(dimension, cases, filter, say);
  if (choices.length === 0) return null;
  const free = without(filter, dimension);
  const among = casesWithin(cases, free).length;
  const buttons = choices.flatMap(({ label, count, filter: chosen }) =>
    listButton(`${label} ${count}`, 1, chosen),
  );
  const any = isChosen(filter, dimension) ? [anyButton(dimension, cases, filter, say)].flat() : [];
  const back = listButton(say("button-back"), page, filter);
  return {
    parts: [
      isFiltered(free) ? [[bold(filterText(free, say))]] : [],
      [say(words[dimension].title, { count: among })],
    ],
    actions: [...inRows(buttons, choicesPerRow), any, back].filter((row) => row.length > 0),
  };
}

/** Buttons below a list: the dimensions by which it can be limited, or is. */
export function choiceButtons(
  cases: readonly CaseSummary[],
  { page, filter }: ListPlace,
  say: Say,
): readonly Button[] {
  return dimensions.flatMap((dimension) => {
    if (choicesOf(dimension, cases, filter, say).length === 0) return [];
    const { name, button } = words[dimension];
    const data = listData(name, page, filter);
    const chosen = chosenText(dimension, filter, say);
    const label = chosen === "" ? say(button) : say("button-chosen", { chosen });
    return data === null ? [] : [{ label, data }];
  });
}

/** For an empty list: the lists with one limit less. */
export function widerButtons(
  cases: readonly CaseSummary[],
  filter: CaseFilter,
  say: Say,
): readonly Button[] {
  const anyWords = { ...filter, words: [] };
  const count = casesWithin(cases, anyWords).length;
  return [
    ...dimensions
      .filter((dimension) => isChosen(filter, dimension))
      .flatMap((dimension) => anyButton(dimension, cases, filter, say)),
    ...(filter.words.length === 0 || count === 0
      ? []
      : listButton(say("button-any-words", { count }), 1, anyWords)),
  ];
}

function anyButton(
  dimension: Dimension,
  cases: readonly CaseSummary[],
  filter: CaseFilter,
  say: Say,
): readonly Button[] {
  const free = without(filter, dimension);
  const count = casesWithin(cases, free).length;
  return count === 0 ? [] : listButton(say(words[dimension].any, { count }), 1, free);
}

/** Empty where the filter is too long for a button. */
function listButton(label: string, page: number, filter: CaseFilter): readonly Button[] {
  const data = listData("cases", page, filter);
  return data === null ? [] : [{ label, data }];
}

function chosenText(dimension: Dimension, { limits }: CaseFilter, say: Say): string {
  const { region, kinds, years } = limits;
  if (dimension === "region") return shorten(regionText(region, say), maxChosenUtf16);
  if (dimension === "years") return years === null ? "" : yearsText(years, say);
  return listText(
    kinds.map((kind) => kindText(kind, say)),
    say,
  );
}
