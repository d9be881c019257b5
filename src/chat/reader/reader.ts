/**
 * Opens the passage that a text, a link or a button names. Only the subject is stored, for the next question: a button
 * names all that its handler needs.
 */
import type { PassageView } from "../../core/domain.ts";
import { looksLikePassageName, passageNamesIn } from "../../core/passage-names.ts";
import { rememberReading } from "../ask/conversation.ts";
import { onlyNotice, type Pressed } from "../pressed.ts";
import type { RepliedMessage, Turn } from "../turn.ts";
import { plainMessage } from "../views/spans.ts";
import { passageUnknown, renderPassage } from "./passage-view.ts";

/** Opens the passage whose name the text is. False where the text is no name of a passage. */
export async function openNamed(turn: Turn, text: string): Promise<boolean> {
  const view = await turn.library.passage(text);
  if (view === null && !looksLikePassageName(text)) return false;
  await (view === null ? sayUnknown(turn, text) : open(turn, view));
  return true;
}

/** Opens the first passage that the text names. False where it names none. */
export async function openCited(turn: Turn, text: string): Promise<boolean> {
  for (const name of [text, ...passageNamesIn(text)]) {
    const view = await turn.library.passage(name);
    if (view === null) continue;
    await open(turn, view);
    return true;
  }
  return false;
}

/** `/cite`; opens the first of several passages that are named. */
export async function cite(turn: Turn, args: string): Promise<void> {
  const words = args === "" ? wordsRepliedTo(turn.message?.repliesTo ?? null) : args;
  if (await openCited(turn, words)) return;
  const unknown = [words, ...passageNamesIn(words)].find(looksLikePassageName) ?? args;
  if (unknown !== "") return sayUnknown(turn, unknown);
  await turn.reply(plainMessage(turn.say("cite-empty")));
}

/** `open:hequ-07` */
export async function pressOpen(turn: Turn, key: string): Promise<Pressed> {
  const view = await turn.library.passage(key);
  return view === null ? gone(turn) : { run: () => open(turn, view) };
}

/** `read:hequ-07` */
export async function pressRead(turn: Turn, key: string): Promise<Pressed> {
  const view = await turn.library.passage(key);
  return view === null ? gone(turn) : { run: () => readOn(turn, view) };
}

async function open(turn: Turn, view: PassageView): Promise<void> {
  const messageIds = await turn.reply(renderPassage(view, turn.say));
  await rememberReading(turn, { source: view, messageIds });
}

/** In place of the message whose button was pressed, where that can be edited. */
async function readOn(turn: Turn, view: PassageView): Promise<void> {
  if (turn.press?.isVisible === false) return open(turn, view);
  const messageIds = await turn.edit(renderPassage(view, turn.say));
  await rememberReading(turn, { source: view, messageIds });
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
