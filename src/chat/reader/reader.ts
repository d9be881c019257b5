/**
 * Opens the passage that a text, a link or a button names. Only the subject is stored, for the next question: a button
 * names all that its handler needs.
 */
import type { Subject } from "../../core/domain.ts";
import type { CaseLibrary, PassageView } from "../../core/library.ts";
import {
  idsWrittenLoosely,
  looksLikePassageName,
  passageNamesIn,
} from "../../core/passage-names.ts";
import { wantedOfNamed, withoutRequest } from "../../questions/pointing.ts";
import { rememberReading } from "../ask/conversation.ts";
import { onlyNotice, type Pressed } from "../pressed.ts";
import type { RepliedMessage, Turn } from "../turn.ts";
import { plainMessage } from "../views/spans.ts";
import { passageUnknown, renderPassage } from "./passage-view.ts";

/**
 * Opens the passages whose names the text is, alone or with words that only ask to see them or what stands beside them.
 * False where the text asks anything else.
 */
export async function openNamed(turn: Turn, text: string): Promise<boolean> {
  const several = await passagesNamed(text, turn.library);
  for (const view of several?.views ?? []) await openPassage(turn, view);
  for (const name of several?.unknown ?? []) await sayUnknown(turn, name);
  if (several?.lacks !== undefined)
    await turn.reply(plainMessage(turn.say(`passage-none-${several.lacks}`)));
  if (several?.isCut === true)
    await turn.reply(plainMessage(turn.say("passage-most", { count: mostNamed })));
  if (several !== null) return true;
  const named = await passageNamed(text, turn.library);
  if (named === null) return false;
  await (typeof named === "string" ? sayUnknown(turn, named) : openPassage(turn, named));
  return true;
}

interface NamedPassages {
  readonly views: readonly PassageView[];
  /** Names that no passage has. */
  readonly unknown: readonly string[];
  /** Set where nothing stands beside one of them. */
  readonly lacks?: "next" | "before";
  /** More were named than are opened. */
  readonly isCut?: boolean;
}

/** A reader scrolls through as many, and a group bears as many messages. */
const mostNamed = 5;
/** A longer text asks something. */
const maxNamedUtf16 = 120;

/** Several passages, or the neighbours of one or several; null for any other text. */
export async function passagesNamed(
  text: string,
  library: CaseLibrary,
): Promise<NamedPassages | null> {
  if (text.length > maxNamedUtf16) return null;
  const found: PassageView[] = [];
  const unknown: string[] = [];
  const written = withWholeNames(withRanges(text.normalize("NFKC")));
  let rest = written;
  for (const name of namesIn(written)) {
    const view = rest.includes(name) ? await library.passage(name) : null;
    if (view === null && !(rest.includes(name) && looksLikePassageName(name))) continue;
    rest = rest.replace(name, " ");
    if (view === null) unknown.push(name);
    else if (found.every(({ passage }) => passage.id !== view.passage.id)) found.push(view);
  }
  const wanted = found.length === 0 ? null : wantedOfNamed(rest);
  const isSeveral = found.length + unknown.length > 1;
  if (wanted === "next" || wanted === "next-item" || wanted === "onward" || wanted === "before") {
    const direction = wanted === "before" ? "before" : "next";
    const ids = found.flatMap((view) => view[direction === "next" ? "nextId" : "previousId"] ?? []);
    const beside = await Promise.all(ids.slice(0, mostNamed).map((id) => library.passage(id)));
    const isBeside = /^\s*(?:[和跟与及、,&+]|and\b)/iu.test(rest);
    const views = [...(isBeside ? found : []), ...beside.flatMap((view) => view ?? [])];
    return { views, unknown, ...(ids.length < found.length && { lacks: direction }) };
  }
  if (wanted !== "passage" || !isSeveral) return null;
  return { views: found.slice(0, mostNamed), unknown, isCut: found.length > mostNamed };
}

/** hequ-06、hequ-07、hequ-08 for hequ-06 到 hequ-08; of a longer range one more than are opened. */
function withRanges(text: string): string {
  const range =
    /(?<![A-Za-z0-9])([A-Za-z][A-Za-z_-]*?[-_]?)(\d{1,3})\s*(?:到|至|[-–—~]+|\.{2,}|…|through|thru|to)\s*(?:\1)?(\d{1,3})(?![\d.%年月日号人名个条项])/giu;
  return text.replace(range, (written, stem: string, first: string, last: string) => {
    const from = Number(first);
    const length = Math.min(Number(last) - from + 1, mostNamed + 1);
    if (length < 2) return written;
    const digits = (index: number) => String(from + index).padStart(first.length, "0");
    return Array.from({ length }, (_, index) => `${stem}${digits(index)}`).join("、");
  });
}

/** hequ-06和hequ-07 for hequ-06和07. */
function withWholeNames(text: string): string {
  const list =
    /(?<![A-Za-z0-9])([A-Za-z][A-Za-z_-]*?[-_]?)(\d{1,3})((?:\s*(?:[、,和与跟及&+]|and)\s*\d{1,3}(?![\d.%年月日号人名个条项]))+)/giu;
  return text.replace(list, (_, stem: string, first: string, others: string) => {
    return `${stem}${first}${others.replace(/\d+/gu, (digits) => `${stem}${digits}`)}`;
  });
}

/** Names as they are written, and ids without their separator (hequ07), in their order. */
function namesIn(text: string): readonly string[] {
  const loose = text.match(/(?:[A-Za-z][A-Za-z_-]*|\p{Script=Han}{2})\d{1,3}(?!\d)/gu) ?? [];
  const names = [...new Set([...passageNamesIn(text), ...loose])];
  return names.toSorted((one, other) => text.indexOf(one) - text.indexOf(other));
}

/** The passage that a text asks to see by its name, or the name where no passage has it; null for any other text. */
export async function passageNamed(
  text: string,
  library: CaseLibrary,
): Promise<PassageView | string | null> {
  const view = await library.passage(text);
  if (view !== null) return view;
  if (looksLikePassageName(text)) return text;
  const name = withoutRequest(text);
  if (name === "" || name === text.trim()) return null;
  const found = await library.passage(name);
  if (found !== null) return found;
  // Beside other words, covid-19 is the name of a passage only if there is such a document.
  const documents = library.cases().map(({ document }) => document);
  return looksLikePassageName(name) && idsWrittenLoosely(name, documents).length > 0 ? name : null;
}

/** Opens the first passage that the text names. False where it names none. */
export async function openCited(turn: Turn, text: string): Promise<boolean> {
  for (const name of [text, ...passageNamesIn(text)]) {
    const view = await turn.library.passage(name);
    if (view === null) continue;
    await openPassage(turn, view);
    return true;
  }
  return false;
}

/** `/cite`; of names among other words, opens the first. */
export async function cite(turn: Turn, args: string): Promise<void> {
  if (args !== "" && (await openNamed(turn, args))) return;
  const words = args === "" ? wordsRepliedTo(turn.message?.repliesTo ?? null) : args;
  if (await openCited(turn, words)) return;
  const unknown = [words, ...passageNamesIn(words)].find(looksLikePassageName) ?? args;
  if (unknown !== "") return sayUnknown(turn, unknown);
  await turn.reply(plainMessage(turn.say("cite-empty")));
}

/** `open:hequ-07` */
export async function pressOpen(turn: Turn, key: string): Promise<Pressed> {
  const view = await turn.library.passage(key);
  return view === null ? gone(turn) : { run: () => openPassage(turn, view) };
}

/** `read:hequ-07` */
export async function pressRead(turn: Turn, key: string): Promise<Pressed> {
  const view = await turn.library.passage(key);
  return view === null ? gone(turn) : { run: () => readOn(turn, view) };
}

/** @param from the subject it was opened from, where it is not that of the button's message or of the conversation */
export async function openPassage(
  turn: Turn,
  view: PassageView,
  from: Subject | null = null,
): Promise<void> {
  const messageIds = await turn.reply(renderPassage(view, turn.say));
  await rememberReading(turn, { source: view, messageIds, from });
}

/** In place of the message whose button was pressed, where that can be edited. */
async function readOn(turn: Turn, view: PassageView): Promise<void> {
  if (turn.press?.isVisible === false) return openPassage(turn, view);
  const messageIds = await turn.edit(renderPassage(view, turn.say));
  await rememberReading(turn, { source: view, messageIds, from: null });
}

function gone(turn: Turn): Pressed {
  return onlyNotice(turn.say("passage-gone"));
}

async function sayUnknown(turn: Turn, name: string): Promise<void> {
  await turn.reply(plainMessage(passageUnknown(name, turn.say)));
}

/** The text that the reply quotes, then all of the message replied to, the bot's own messages included. */
function wordsRepliedTo(replied: RepliedMessage | null): string {
  return replied === null ? "" : `${replied.quoted ?? ""}\n${replied.text}`.trim();
}
