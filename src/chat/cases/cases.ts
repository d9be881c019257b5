/**
 * The list of cases, the contents of one, and the measures of a section: shown by a command, or in place of the message
 * whose button was pressed. Anybody in the chat may press. A button holds all that its handler needs.
 */
import type { DocumentId } from "../../core/domain.ts";
import type { CaseSummary } from "../../core/library.ts";
import { linkKeyOf } from "../../core/passage-names.ts";
import type { Message } from "../message.ts";
import { onlyNotice, type Pressed } from "../pressed.ts";
import type { Turn } from "../turn.ts";
import { plainMessage } from "../views/spans.ts";
import { readContentsData, readListData, readNamedData } from "./case-buttons.ts";
import type { Dimension } from "./case-choices.ts";
import { type CaseView, placeInContents, renderContents, renderSection } from "./case-view.ts";
import {
  renderCaseMissing,
  renderCases,
  renderCasesFound,
  renderCasesToChoose,
} from "./cases-view.ts";
import { renderChoices } from "./choices-view.ts";

/** `/cases`, `/cases 山西 县 2022年以后` */
export async function showCases(turn: Turn, words: string): Promise<void> {
  const { library } = turn;
  const filter = library.readCaseFilter(words);
  await turn.reply(renderCases(library.cases(), 1, turn.say, filter));
}

/** `/case 河曲` */
export async function showCase(turn: Turn, name: string): Promise<void> {
  await turn.reply(await caseMessage(turn, name));
}

async function caseMessage(turn: Turn, name: string): Promise<Message> {
  const { library, say } = turn;
  if (name === "") return renderCasesToChoose(library.cases(), say);
  // By its number in the list that /cases shows.
  const counted = /^\d{1,4}$/u.test(name) ? library.cases()[Number(name) - 1] : undefined;
  if (counted !== undefined) return renderContents(await viewOf(turn, counted), 1, say);
  const { exact, near } = library.findCases(name);
  const [only, ...others] = exact;
  if (only === undefined) return renderCaseMissing(name, near, library.cases(), say);
  if (others.length > 0) return renderCasesFound(name, exact, 1, say);
  return renderContents(await viewOf(turn, only), 1, say);
}

/** `cases:3`, `cases:3:1f2e3d4c.c.2022-.` */
export function turnCases(turn: Turn, argument: string): Pressed | null {
  const cases = turn.library.cases();
  const list = readListData(argument, cases);
  if (list === null) return null;
  return inPlace(turn, renderCases(cases, list.page, turn.say, list.filter));
}

/**
 * `provinces:3`, `levels:3`, `years:3`, each optionally with the filter of the list: the choices of one dimension, and
 * 3 as the page to go back to. Shows the list itself where there is nothing left to choose.
 */
export function showChoices(dimension: Dimension) {
  return (turn: Turn, argument: string): Pressed | null => {
    const cases = turn.library.cases();
    const { say } = turn;
    const list = readListData(argument, cases);
    if (list === null) return null;
    const choices = renderChoices(dimension, cases, list, say);
    return inPlace(turn, choices ?? renderCases(cases, list.page, say, list.filter));
  };
}

/** `named:2:湖南` */
export function turnNamed(turn: Turn, argument: string): Pressed | null {
  const named = readNamedData(argument);
  if (named === null) return null;
  const { name, page } = named;
  const { exact } = turn.library.findCases(name);
  if (exact.length === 0) return gone(turn, "case-gone");
  return inPlace(turn, renderCasesFound(name, exact, page, turn.say));
}

/** `contents:hequ`, `contents:hequ/2` */
export async function openContents(turn: Turn, argument: string): Promise<Pressed | null> {
  const opened = readContentsData(argument);
  if (opened === null) return null;
  const found = caseByKey(turn, opened.key);
  if (found === null) return gone(turn, "case-gone");
  return inPlace(turn, renderContents(await viewOf(turn, found), opened.page, turn.say));
}

/** `section:hequ-05`: the page of its section on which that measure stands. */
export async function openSection(turn: Turn, key: string): Promise<Pressed> {
  const passage = await turn.library.passage(key);
  const found = passage === null ? null : caseOf(turn, passage.document.id);
  if (passage === null || found === null) return gone(turn, "passage-gone");
  const view = await viewOf(turn, found);
  return inPlace(turn, renderSection(view, passage.passage.id, turn.say));
}

/** `case:hequ`, `case:hequ-05`: sends the contents below a passage that is being read, which stays as it is. */
export async function pressCase(turn: Turn, key: string): Promise<Pressed> {
  const passage = await turn.library.passage(key);
  const found =
    caseByKey(turn, key) ?? (passage === null ? null : caseOf(turn, passage.document.id));
  if (found === null) return gone(turn, "case-gone");
  const view = await viewOf(turn, found);
  const { page } = placeInContents(view.contents, passage?.passage.id ?? "");
  const message = renderContents(view, page, turn.say);
  return { run: () => turn.reply(message) };
}

/** The contents of a document. */
export async function sendContents(turn: Turn, documentId: DocumentId): Promise<void> {
  const found = caseOf(turn, documentId);
  await turn.reply(
    found === null
      ? plainMessage(turn.say("case-gone"))
      : renderContents(await viewOf(turn, found), 1, turn.say),
  );
}

async function viewOf({ library }: Turn, summary: CaseSummary): Promise<CaseView> {
  const contents = await library.contents(summary.document.id);
  return { summary, contents, cases: library.cases() };
}

function caseOf({ library }: Turn, documentId: DocumentId): CaseSummary | null {
  return library.cases().find(({ document }) => document.id === documentId) ?? null;
}

function caseByKey({ library }: Turn, key: string): CaseSummary | null {
  return library.cases().find(({ document }) => linkKeyOf(document.id) === key) ?? null;
}

function inPlace(turn: Turn, message: Message): Pressed {
  return { run: () => turn.edit(message) };
}

function gone(turn: Turn, key: "case-gone" | "passage-gone"): Pressed {
  return onlyNotice(turn.say(key));
}
