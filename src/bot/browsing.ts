/**
 * The list of cases, the contents of one, the measures of a section: asked for by a command, or turned and opened
 * in the same message by buttons. Anybody in a chat may press them.
 * Nothing is kept between two presses: a button names all that it needs.
 */
import type { Context } from "grammy";
import type { Message } from "../chat/message.ts";
import type { CaseSummary, DocumentId } from "../core/domain.ts";
import { linkKeyOf } from "../core/passage-names.ts";
import { readContentsData, readListData, readNamedData } from "../render/case-buttons.ts";
import type { Dimension } from "../render/case-choices.ts";
import {
  type CaseView,
  placeInContents,
  renderContents,
  renderSection,
} from "../render/render-case.ts";
import { renderChoices } from "../render/render-case-choices.ts";
import {
  renderCaseMissing,
  renderCases,
  renderCasesFound,
  renderCasesToChoose,
} from "../render/render-cases.ts";
import type { Pressed } from "./buttons.ts";
import { send, sendOrEdit } from "./sending.ts";
import { type BotServices, sayTo } from "./services.ts";

/** `/cases`, `/cases 山西 县 2022年以后` */
export async function showCases(ctx: Context, services: BotServices, words: string): Promise<void> {
  const { library } = services;
  const filter = library.readCaseFilter(words);
  await send(ctx, renderCases(library.cases(), 1, sayTo(ctx, services), filter));
}

/** `/case 河曲` */
export async function showCase(ctx: Context, services: BotServices, name: string): Promise<void> {
  await send(ctx, caseMessage(ctx, services, name));
}

function caseMessage(ctx: Context, services: BotServices, name: string): Message {
  const { library } = services;
  const say = sayTo(ctx, services);
  if (name === "") return renderCasesToChoose(library.cases(), say);
  const { exact, near } = library.findCases(name);
  const [only, ...others] = exact;
  if (only === undefined) return renderCaseMissing(name, near, library.cases(), say);
  if (others.length > 0) return renderCasesFound(name, exact, 1, say);
  return renderContents(viewOf(services, only), 1, say);
}

/** `cases:3`, `cases:3:1f2e3d4c.c.2022-.` */
export function turnCases(ctx: Context, services: BotServices, argument: string): Pressed | null {
  const cases = services.library.cases();
  const list = readListData(argument, cases);
  if (list === null) return null;
  return inPlace(ctx, renderCases(cases, list.page, sayTo(ctx, services), list.filter));
}

/**
 * `provinces:3`, `levels:3`, `years:3`, each also with what the list shows: 3 is the page to go back to. The list
 * itself where there is nothing to choose between any more.
 */
export function showChoices(dimension: Dimension) {
  return (ctx: Context, services: BotServices, argument: string): Pressed | null => {
    const cases = services.library.cases();
    const say = sayTo(ctx, services);
    const list = readListData(argument, cases);
    if (list === null) return null;
    const choices = renderChoices(dimension, cases, list, say);
    return inPlace(ctx, choices ?? renderCases(cases, list.page, say, list.filter));
  };
}

/** `named:2:湖南` */
export function turnNamed(ctx: Context, services: BotServices, argument: string): Pressed | null {
  const named = readNamedData(argument);
  if (named === null) return null;
  const { name, page } = named;
  const { exact } = services.library.findCases(name);
  if (exact.length === 0) return gone(ctx, services, "case-gone");
  return inPlace(ctx, renderCasesFound(name, exact, page, sayTo(ctx, services)));
}

/** `contents:hequ`, `contents:hequ/2` */
export function openContents(
  ctx: Context,
  services: BotServices,
  argument: string,
): Pressed | null {
  const opened = readContentsData(argument);
  if (opened === null) return null;
  const found = caseByKey(services, opened.key);
  if (found === null) return gone(ctx, services, "case-gone");
  return inPlace(ctx, renderContents(viewOf(services, found), opened.page, sayTo(ctx, services)));
}

/** `section:hequ-05`: the page with that measure of its section. */
export function openSection(ctx: Context, services: BotServices, key: string): Pressed {
  const passage = services.library.passage(key);
  const found = passage === null ? null : caseOf(services, passage.document.id);
  if (passage === null || found === null) return gone(ctx, services, "passage-gone");
  const view = viewOf(services, found);
  return inPlace(ctx, renderSection(view, passage.passage.id, sayTo(ctx, services)));
}

/** `case:hequ`, or with a passage of it: below a passage that is being read, which stays as it is. */
export function pressCase(ctx: Context, services: BotServices, key: string): Pressed {
  const passage = services.library.passage(key);
  const found =
    caseByKey(services, key) ?? (passage === null ? null : caseOf(services, passage.document.id));
  if (found === null) return gone(ctx, services, "case-gone");
  const view = viewOf(services, found);
  const { page } = placeInContents(view.contents, passage?.passage.id ?? "");
  const message = renderContents(view, page, sayTo(ctx, services));
  return { run: () => send(ctx, message) };
}

function viewOf({ library }: BotServices, summary: CaseSummary): CaseView {
  const contents = library.contents(summary.document.id);
  return { summary, contents, cases: library.cases() };
}

function caseOf({ library }: BotServices, documentId: DocumentId): CaseSummary | null {
  return library.cases().find(({ document }) => document.id === documentId) ?? null;
}

function caseByKey({ library }: BotServices, key: string): CaseSummary | null {
  return library.cases().find(({ document }) => linkKeyOf(document.id) === key) ?? null;
}

function inPlace(ctx: Context, message: Message): Pressed {
  return { run: () => sendOrEdit(ctx, message) };
}

function gone(ctx: Context, services: BotServices, key: "case-gone" | "passage-gone"): Pressed {
  return { notice: sayTo(ctx, services)(key), run: () => Promise.resolve() };
}
