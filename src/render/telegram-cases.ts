/**
 * The library's cases in, a page of their list out: each with what tells it from the others, and a button that
 * opens it. All cases, those found by a name, and, for a name that there is not, those like it.
 */
import type { CaseSummary, FoundCases } from "../domain.ts";
import { linkKeyOf } from "../text/passage-names.ts";
import { coveredPlaces, listPlaces } from "./format-answer.ts";
import { caseCounts, caseName, provincesOf, regionOf, type ProvinceGroup } from "./format-case.ts";
import { placeName, titleOf } from "./format-citation.ts";
import { shorten } from "./format-text.ts";
import type { Say } from "./messages.ts";
import { titleHtml } from "./telegram-citation.ts";
import { bold, escapeHtml } from "./telegram-html.ts";
import { inRows, type Page, pageNumberOf, pageOf, positionOf, turnRows } from "./telegram-pages.ts";
import type { TelegramButton, TelegramMessage } from "./telegram.ts";

/** A screen and a half of a phone. Range 1 to 10: with the longest titles more might not fit into a message. */
export const casesPerPage = 8;
const casesPerRow = 2;
const maxNear = 4;
const maxProvinces = 60;
const maxNameUtf16 = 60;
const maxButtonUtf16 = 24;
const maxSourceUtf16 = 60;
const maxDateUtf16 = 20;
const maxDataBytes = 64;

type Rows = readonly (readonly TelegramButton[])[];

export function renderCases(
  cases: readonly CaseSummary[],
  wanted: number,
  say: Say,
): TelegramMessage {
  return allMessage(cases, wanted, say, { below: [escapeHtml(say("cases-hint"))] });
}

/** For `/case` without a name. */
export function renderCasesToChoose(cases: readonly CaseSummary[], say: Say): TelegramMessage {
  return allMessage(cases, 1, say, { above: [escapeHtml(say("case-empty"))] });
}

interface Advice {
  readonly above?: readonly string[];
  readonly below?: readonly string[];
}

function allMessage(
  cases: readonly CaseSummary[],
  wanted: number,
  say: Say,
  { above = [], below = [] }: Advice,
): TelegramMessage {
  if (cases.length === 0) return none(say);
  const page = pageOf(cases, casesPerPage, wanted);
  const title = bold(say("cases-title", { count: cases.length })) + positionOf(page, say);
  const between = provincesButton(cases, page, say);
  const turns = turnRows(page, (number) => `cases:${number}`, between);
  return listMessage([...above, title, ...caseEntries(page, say), ...below], page, turns);
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

/** Worth a choice, and few enough for Telegram's hundred buttons: there are 34, but front matter may name others. */
export function areProvinces({ length }: readonly ProvinceGroup[]): boolean {
  return length >= 2 && length <= maxProvinces;
}

function provincesButton(
  cases: readonly CaseSummary[],
  from: Page<unknown>,
  say: Say,
): readonly TelegramButton[] {
  if (!areProvinces(provincesOf(cases, say))) return [];
  return [{ text: say("button-provinces"), data: `provinces:${from.number}` }];
}

function listMessage(
  blocks: readonly string[],
  page: Page<CaseSummary>,
  rows: Rows,
): TelegramMessage {
  const buttons = page.items.map((summary, index) => ({
    text: `${page.start + index + 1}. ${shorten(labelOf(summary), maxButtonUtf16)}`,
    data: `contents:${linkKeyOf(summary.document.id)}`,
  }));
  const keyboard = [...inRows(buttons, casesPerRow), ...rows];
  return { text: blocks.join("\n\n"), keyboard };
}

function labelOf({ document }: CaseSummary): string {
  return placeName(document) || titleOf(document);
}

function caseEntries(page: Page<CaseSummary>, say: Say): readonly string[] {
  return page.items.map((summary, index) => {
    const { document } = summary;
    const region = regionOf(document);
    const facts = [
      shorten(document.source ?? "", maxSourceUtf16),
      shorten(document.date ?? "", maxDateUtf16),
      caseCounts(summary, say),
    ].filter((fact) => fact !== "");
    return [
      `${page.start + index + 1}. ${bold(caseName(summary, say))}${region === "" ? "" : ` · ${escapeHtml(region)}`}`,
      titleHtml(document),
      escapeHtml(facts.join(" · ")),
    ].join("\n");
  });
}
