/**
 * The cases and what their list shows in; the provinces, levels or years that it may be limited to, each with a button
 * to that list, out: so that nobody has to turn thirty pages.
 */
import type { CaseSummary } from "../core/domain.ts";
import type { CaseFilter } from "../core/limits.ts";
import { isFiltered } from "../questions/limits/within-limits.ts";
import {
  casesWithin,
  choicesOf,
  type Dimension,
  dimensions,
  isChosen,
  without,
} from "./case-choices.ts";
import { listData, type ListPlace } from "./case-filter-data.ts";
import { filterText } from "./format-case-filter.ts";
import { kindText, yearsText } from "./format-limits.ts";
import { shorten } from "./format-text.ts";
import type { MessageKey } from "./message-keys.ts";
import type { Say } from "./messages.ts";
import type { TelegramButton, TelegramMessage } from "./telegram.ts";
import { bold, escapeHtml } from "./telegram-html.ts";
import { inRows } from "./telegram-pages.ts";

const choicesPerRow = 3;
const maxChosenUtf16 = 20;

/** The name of the button that opens the choice, and what is said. */
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
): TelegramMessage | null {
  const choices = choicesOf(dimension, cases, filter, say);
  if (choices.length === 0) return null;
  const free = without(filter, dimension);
  const among = casesWithin(cases, free).length;
  const limited = isFiltered(free) ? [bold(filterText(free, say))] : [];
  const buttons = choices.flatMap(({ label, count, filter: chosen }) =>
    listButton(`${label} ${count}`, 1, chosen),
  );
  const any = isChosen(filter, dimension) ? [anyButton(dimension, cases, filter, say)].flat() : [];
  const back = listButton(say("button-back"), page, filter);
  return {
    text: [...limited, escapeHtml(say(words[dimension].title, { count: among }))].join("\n\n"),
    keyboard: [...inRows(buttons, choicesPerRow), any, back].filter((row) => row.length > 0),
  };
}

/** Beside a list: what it may be limited to, or is. */
export function choiceButtons(
  cases: readonly CaseSummary[],
  { page, filter }: ListPlace,
  say: Say,
): readonly TelegramButton[] {
  return dimensions.flatMap((dimension) => {
    if (choicesOf(dimension, cases, filter, say).length === 0) return [];
    const { name, button } = words[dimension];
    const data = listData(name, page, filter);
    const chosen = chosenText(dimension, filter, say);
    const text = chosen === "" ? say(button) : say("button-chosen", { chosen });
    return data === null ? [] : [{ text, data }];
  });
}

/** Where nothing is within: what there would be with one limit less. */
export function widerButtons(
  cases: readonly CaseSummary[],
  filter: CaseFilter,
  say: Say,
): readonly TelegramButton[] {
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
): readonly TelegramButton[] {
  const free = without(filter, dimension);
  const count = casesWithin(cases, free).length;
  return count === 0 ? [] : listButton(say(words[dimension].any, { count }), 1, free);
}

/** None where the button could not carry it. */
function listButton(text: string, page: number, filter: CaseFilter): readonly TelegramButton[] {
  const data = listData("cases", page, filter);
  return data === null ? [] : [{ text, data }];
}

function chosenText(dimension: Dimension, { limits }: CaseFilter, say: Say): string {
  const { region, kinds, years } = limits;
  if (dimension === "region")
    return shorten(region?.city ?? region?.province ?? "", maxChosenUtf16);
  if (dimension === "years") return years === null ? "" : yearsText(years, say);
  return kinds.map((kind) => kindText(kind, say)).join(say("list-separator"));
}
