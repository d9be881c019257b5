/**
 * Renders pages of the list of cases, each case with a button that opens it: all cases or a filtered list, the cases
 * that a name may mean, and those similar to a name that no case has.
 */
import type { CaseSummary, FoundCases } from "../../core/library.ts";
import type { CaseFilter } from "../../core/limits.ts";
import { everyCase, isFiltered } from "../../questions/limits/within-limits.ts";
import { coveredPlaces, listPlaces } from "../ask/answer-lines.ts";
import type { Actions, Button, Message, Part } from "../message.ts";
import {
  caseEntries,
  casesPerPage,
  casesPerRow,
  foundHead,
  listMessage,
  maxNameUtf16,
} from "../views/case-list.ts";
import { casesTitle, noneWithinLines, undeterminedLine } from "../views/cases.ts";
import type { Say } from "../views/messages.ts";
import { inRows, type Page, pageOf, positionOf, turnRows } from "../views/pages.ts";
import { bold, plainMessage } from "../views/spans.ts";
import { shorten } from "../views/text.ts";
import { casesData, contentsData, listData, type ListPlace } from "./case-buttons.ts";
import { casesWithin } from "./case-choices.ts";
import { choiceButtons, widerButtons } from "./choices-view.ts";

const maxNear = 4;

/** @param filter what the list is limited to */
export function renderCases(
  cases: readonly CaseSummary[],
  wanted: number,
  say: Say,
  filter: CaseFilter = everyCase,
): Message {
  const isMany = cases.length > casesPerPage && !isFiltered(filter);
  const hints = isMany ? [say("cases-hint"), say("cases-hint-many")] : [say("cases-hint")];
  return allMessage(cases, { page: wanted, filter }, say, { below: hints });
}

/** For `/case` without a name. */
export function renderCasesToChoose(cases: readonly CaseSummary[], say: Say): Message {
  return allMessage(cases, { page: 1, filter: everyCase }, say, { above: [say("case-empty")] });
}

/** Lines that each stand in a part of their own. */
interface Advice {
  readonly above?: readonly string[];
  readonly below?: readonly string[];
}

function allMessage(
  cases: readonly CaseSummary[],
  { page: wanted, filter }: ListPlace,
  say: Say,
  { above = [], below = [] }: Advice,
): Message {
  if (cases.length === 0) return none(say);
  const within = casesWithin(cases, filter);
  if (within.length === 0) return noneWithin(cases, filter, say);
  const page = pageOf(within, casesPerPage, wanted);
  const parts: readonly Part[] = [
    ...above.map((line) => [line]),
    [[bold(casesTitle(cases, within, filter, say)), positionOf(page, say)]],
    ...caseEntries(page, say),
    ...[undeterminedLine(cases, filter, say), ...below].map((line) => [line]),
  ];
  const choices = filterRows(cases, { page: page.number, filter }, say);
  return listMessage(parts, page, {
    dataOf: opened,
    say,
    rows: [...choices, ...turnsOf(page, filter)],
  });
}

/** For few cases there is nothing to choose, only the way back to all. */
function filterRows(cases: readonly CaseSummary[], list: ListPlace, say: Say): Actions {
  const choices = cases.length > casesPerPage ? choiceButtons(cases, list, say) : [];
  const back = isFiltered(list.filter) ? allCases(1, say) : [];
  return [choices, back].filter((row) => row.length > 0);
}

/** Words too long for a button are part of a title, which few cases have: a button to all cases is enough. */
function turnsOf(page: Page<unknown>, filter: CaseFilter): Actions {
  const isCarried = listData("cases", page.count, filter) !== null;
  return isCarried ? turnRows(page, (number) => listData("cases", number, filter) ?? "") : [];
}

function noneWithin(cases: readonly CaseSummary[], filter: CaseFilter, say: Say): Message {
  const wider = widerButtons(cases, filter, say);
  const lines = [
    ...noneWithinLines(cases, filter, say),
    ...(wider.length === 0 ? [] : [say("cases-wider")]),
  ];
  return {
    parts: lines.map((line) => [line]),
    actions: [...inRows(wider, casesPerRow), allCases(1, say)],
  };
}

/** The cases that a name may mean, where they are several. */
export function renderCasesFound(
  name: string,
  found: readonly CaseSummary[],
  wanted: number,
  say: Say,
): Message {
  const page = pageOf(found, casesPerPage, wanted);
  const { title, turns } = foundHead("named", { name, found, page }, say);
  return listMessage([[title], ...caseEntries(page, say)], page, {
    dataOf: opened,
    say,
    rows: [...turns, allCases(1, say)],
  });
}

/** For a name that no case has. */
export function renderCaseMissing(
  name: string,
  near: FoundCases["near"],
  cases: readonly CaseSummary[],
  say: Say,
): Message {
  if (cases.length === 0) return none(say);
  const covered = listPlaces(coveredPlaces(cases), say);
  const words = { name: shorten(name, maxNameUtf16), covered };
  const page = pageOf(near.slice(0, maxNear), maxNear, 1);
  const parts = [
    [say("case-unknown", words)],
    near.length === 0 ? [] : [say("case-near")],
    ...caseEntries(page, say),
  ];
  return listMessage(parts, page, { dataOf: opened, say, rows: [allCases(1, say)] });
}

/** The button to that page of the list of all cases. */
export function allCases(page: number, say: Say): readonly Button[] {
  return [{ label: say("button-cases"), data: casesData(page) }];
}

function none(say: Say): Message {
  return plainMessage(say("cases-none"));
}

function opened(documentId: string): string {
  return contentsData(documentId, null);
}
