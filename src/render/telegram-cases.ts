/**
 * The library's cases in, a page of their list out: each with what tells it from the others, and a button that
 * opens it. All cases or those within limits, those found by a name, and, for a name that there is not, those like it.
 */
import type { CaseSummary, FoundCases } from "../core/domain.ts";
import type { CaseFilter } from "../core/limits.ts";
import { everyCase, isFiltered } from "../questions/limits/within-limits.ts";
import { casesWithin } from "./case-choices.ts";
import { listData, type ListPlace } from "./case-filter-data.ts";
import { coveredPlaces, listPlaces } from "./format-answer.ts";
import { casesTitle, noneWithinLines, undeterminedLine } from "./format-case-filter.ts";
import { shorten } from "./format-text.ts";
import type { Say } from "./messages.ts";
import type { TelegramButton, TelegramMessage } from "./telegram.ts";
import { choiceButtons, widerButtons } from "./telegram-case-choices.ts";
import { caseEntries, casesPerRow, listMessage, type Rows } from "./telegram-case-entries.ts";
import { bold, escapeHtml } from "./telegram-html.ts";
import { inRows, type Page, pageNumberOf, pageOf, positionOf, turnRows } from "./telegram-pages.ts";

/** A screen and a half of a phone. Range 1 to 10: with the longest titles more might not fit into a message. */
const casesPerPage = 8;
const maxNear = 4;
const maxNameUtf16 = 60;
const maxDataBytes = 64;

/** `filter`: what of the cases the list shows. */
export function renderCases(
  cases: readonly CaseSummary[],
  wanted: number,
  say: Say,
  filter: CaseFilter = everyCase,
): TelegramMessage {
  const isMany = cases.length > casesPerPage && !isFiltered(filter);
  const hints = isMany ? [say("cases-hint"), say("cases-hint-many")] : [say("cases-hint")];
  return allMessage(cases, { page: wanted, filter }, say, { below: hints.map(escapeHtml) });
}

/** For `/case` without a name. */
export function renderCasesToChoose(cases: readonly CaseSummary[], say: Say): TelegramMessage {
  const above = [escapeHtml(say("case-empty"))];
  return allMessage(cases, { page: 1, filter: everyCase }, say, { above });
}

interface Advice {
  readonly above?: readonly string[];
  readonly below?: readonly string[];
}

function allMessage(
  cases: readonly CaseSummary[],
  { page: wanted, filter }: ListPlace,
  say: Say,
  { above = [], below = [] }: Advice,
): TelegramMessage {
  if (cases.length === 0) return none(say);
  const within = casesWithin(cases, filter);
  if (within.length === 0) return noneWithin(cases, filter, say);
  const page = pageOf(within, casesPerPage, wanted);
  const title = bold(casesTitle(cases, within, filter, say)) + positionOf(page, say);
  const unknown = escapeHtml(undeterminedLine(cases, filter, say));
  const blocks = [...above, title, ...caseEntries(page, say), unknown, ...below];
  return listMessage(
    blocks.filter((block) => block !== ""),
    page,
    [...filterRows(cases, { page: page.number, filter }, say), ...turnsOf(page, filter)],
  );
}

/** A few cases are seen at a glance: there is nothing to choose then, only to go back. */
function filterRows(cases: readonly CaseSummary[], list: ListPlace, say: Say): Rows {
  const choices = cases.length > casesPerPage ? choiceButtons(cases, list, say) : [];
  const back = isFiltered(list.filter) ? allCases(1, say) : [];
  return [choices, back].filter((row) => row.length > 0);
}

/** Longer words than a button can carry are part of a title: few cases have them, and all are a press away. */
function turnsOf(page: Page<unknown>, filter: CaseFilter): Rows {
  const isCarried = listData("cases", page.count, filter) !== null;
  return isCarried ? turnRows(page, (number) => listData("cases", number, filter) ?? "") : [];
}

function noneWithin(cases: readonly CaseSummary[], filter: CaseFilter, say: Say): TelegramMessage {
  const wider = widerButtons(cases, filter, say);
  const lines = [
    ...noneWithinLines(cases, filter, say),
    ...(wider.length === 0 ? [] : [say("cases-wider")]),
  ];
  return {
    text: lines.map(escapeHtml).join("\n\n"),
    keyboard: [...inRows(wider, casesPerRow), allCases(1, say)],
  };
}

/** The several that a name may mean. */
export function renderCasesFound(
  name: string,
  found: readonly CaseSummary[],
  wanted: number,
  say: Say,
): TelegramMessage {
  const page = pageOf(found, casesPerPage, wanted);
  const words = { name: shorten(name, maxNameUtf16), count: found.length };
  const dataOf = (number: number) => `named:${number}:${name}`;
  // A longer name is part of a title: few have it, and all cases are a press away.
  const isCarried = Buffer.byteLength(dataOf(page.count)) <= maxDataBytes;
  const title = bold(say("cases-found", words)) + (isCarried ? positionOf(page, say) : "");
  const turns = isCarried ? turnRows(page, dataOf) : [];
  return listMessage([title, ...caseEntries(page, say)], page, [...turns, allCases(1, say)]);
}

/** For a name that there is nothing by. */
export function renderCaseMissing(
  name: string,
  near: FoundCases["near"],
  cases: readonly CaseSummary[],
  say: Say,
): TelegramMessage {
  if (cases.length === 0) return none(say);
  const covered = listPlaces(coveredPlaces(cases), say);
  const words = { name: shorten(name, maxNameUtf16), covered };
  const unknown = escapeHtml(say("case-unknown", words));
  const page = pageOf(near.slice(0, maxNear), maxNear, 1);
  const suggested = near.length === 0 ? [] : [escapeHtml(say("case-near"))];
  const blocks = [unknown, ...suggested, ...caseEntries(page, say)];
  return listMessage(blocks, page, [allCases(1, say)]);
}

/** Leads to that page of the list. */
export function allCases(page: number, say: Say): readonly TelegramButton[] {
  return [{ text: say("button-cases"), data: `cases:${page}` }];
}

/** The page of the list on which a case stands. */
export function listPageOf({ document }: CaseSummary, cases: readonly CaseSummary[]): number {
  const position = cases.findIndex((each) => each.document.id === document.id);
  return pageNumberOf(position, casesPerPage);
}

function none(say: Say): TelegramMessage {
  return { text: escapeHtml(say("cases-none")) };
}
