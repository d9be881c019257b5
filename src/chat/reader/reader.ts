/**
 * A passage's name in (typed, in a link, on a button), the passage in its place out.
 * A button names all that it needs. What is kept is only which place one reads about, for the next question.
 */
import type { PassageView } from "../../core/domain.ts";
import { looksLikePassageName, passageNamesIn } from "../../core/passage-names.ts";
import { rememberReading } from "../ask/conversation.ts";
import type { RepliedMessage, Turn } from "../turn.ts";
import { plainMessage } from "../views/spans.ts";
import { passageUnknown, renderPassage } from "./passage-view.ts";

/** Shows the passage that a text consists of. False when the text is not a passage's name. */
export async function openNamed(turn: Turn, text: string): Promise<boolean> {
  const view = turn.library.passage(text);
  if (view === null && !looksLikePassageName(text)) return false;
  await (view === null ? sayUnknown(turn, text) : open(turn, view));
  return true;
}

/** Of several passages that are named, the first: one reads on from there. */
export async function cite(turn: Turn, args: string): Promise<void> {
  const { library } = turn;
  const words = args === "" ? wordsRepliedTo(turn.message?.repliesTo ?? null) : args;
  const names = [words, ...passageNamesIn(words)];
  for (const name of names) {
    const view = library.passage(name);
    if (view !== null) return open(turn, view);
  }
  const unknown = names.find(looksLikePassageName) ?? args;
  if (unknown !== "") return sayUnknown(turn, unknown);
  await turn.reply(plainMessage(turn.say("cite-empty")));
}

export function pressOpen(turn: Turn, key: string) {
  const view = turn.library.passage(key);
  return view === null ? gone(turn) : { run: () => open(turn, view) };
}

export function pressRead(turn: Turn, key: string) {
  const view = turn.library.passage(key);
  return view === null ? gone(turn) : { run: () => readOn(turn, view) };
}

async function open(turn: Turn, view: PassageView): Promise<void> {
  const messageIds = await turn.reply(renderPassage(view, turn.say));
  await rememberReading(turn, { source: view, messageIds });
}

/** In the message whose button was pressed, where that can be edited and holds it all. */
async function readOn(turn: Turn, view: PassageView): Promise<void> {
  if (turn.press?.isVisible === false) return open(turn, view);
  const messageIds = await turn.edit(renderPassage(view, turn.say));
  await rememberReading(turn, { source: view, messageIds });
}

function gone(turn: Turn) {
  return { notice: turn.say("passage-gone"), run: () => Promise.resolve() };
}

async function sayUnknown(turn: Turn, name: string): Promise<void> {
  await turn.reply(plainMessage(passageUnknown(name, turn.say)));
}

/** What was quoted of the message replied to, then all of it; of the bot's own messages too. */
function wordsRepliedTo(replied: RepliedMessage | null): string {
  return replied === null ? "" : `${replied.quoted ?? ""}\n${replied.text}`.trim();
}
