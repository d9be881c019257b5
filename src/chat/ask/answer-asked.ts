/**
 * Answers what is written to the bot and asks something: a text that names a passage opens it, one that points at what
 * was shown is shown that, and any other text is a question.
 */
import type { PassageView } from "../../core/library.ts";
import { moreOf } from "../../questions/follow-up.ts";
import { type Pointer, readPointer } from "../../questions/pointing.ts";
import { isRemark } from "../../questions/remark.ts";
import { isConsent } from "../../questions/talk.ts";
import { sendContents } from "../cases/cases.ts";
import { exampleIn } from "../offers/offers.ts";
import { openNamed, openPassage } from "../reader/reader.ts";
import { asksAboutLink, isPrivate, pointsToLink, repliedText, type Turn } from "../turn.ts";
import { contentsRows } from "../views/excerpts.ts";
import { plainMessage } from "../views/spans.ts";
import { answerPointing, answerQuestion } from "./ask.ts";
import { previousOf } from "./conversation.ts";
import { findPointed } from "./pointed.ts";
import { renderSources } from "./sources-view.ts";
import { withTextBeside } from "./text-beside.ts";

/** @param text what is asked, without names and commands; may be empty in reply to somebody */
export async function answerAsked(turn: Turn, text: string): Promise<void> {
  turn.hear(text);
  if (await openNamed(turn, text)) return;
  const pointer = readPointer(text);
  // A doubt may be about what is forwarded behind it.
  if (pointer?.isDoubt !== true && (await answersPointer(turn, text, pointer))) return;
  const message = await withTextBeside(turn, text);
  if (message === null) return;
  const isAlone = message.beside === "" && message.text === text;
  if (isAlone && (await answersPointer(turn, text, pointer))) return;
  if (message.beside === "" && asksAboutLink(turn, text))
    return void (await turn.reply(plainMessage(turn.say("link-unread"))));
  if (message.text === "" && (await openNamed(turn, message.beside))) return;
  // Nothing was offered, else it would have been shown.
  if (message.beside === "" && isConsent(message.text)) return noteConsent(turn);
  if (isAlone && (await isRemarkOnAnswer(turn, text)))
    return void (await turn.reply(plainMessage(turn.say("talk-noted"))));
  await answerPointing(turn, message);
}

async function answersPointer(turn: Turn, text: string, pointer: Pointer | null): Promise<boolean> {
  if (pointer === null || !(await pointsAtShown(turn))) return false;
  return answerPointer(turn, text, pointer);
}

/** A reply to somebody else points at what that one wrote; in the comments on a post every message replies to it. */
async function pointsAtShown(turn: Turn): Promise<boolean> {
  const replied = turn.message?.repliesTo ?? null;
  if (repliedText(replied) === "") return true;
  return replied?.opensThread === true && (await previousOf(turn)).previous !== undefined;
}

/** Words that come before any answer may be the wish for one; in a group, the answer may be another member's. */
async function isRemarkOnAnswer(turn: Turn, text: string): Promise<boolean> {
  if (!turn.library.asksNothing(text)) return false;
  const isByForm = isRemark(text);
  if (isByForm && !isPrivate(turn)) return true;
  // A number may be what is asked for.
  if (!isByForm && /\p{N}/u.test(text)) return false;
  return (await previousOf(turn)).previous !== undefined;
}

/** In a group, where others read along, nothing need be said. */
async function noteConsent(turn: Turn): Promise<void> {
  if (isPrivate(turn)) await turn.reply(plainMessage(turn.say("talk-noted")));
}

/** False where nothing was shown that a message could point at, and it may ask about the collection. */
async function answerPointer(turn: Turn, text: string, pointer: Pointer): Promise<boolean> {
  const { library } = turn;
  const { previous: subject = null } = await previousOf(turn);
  turn.hear(text, subject?.question ?? "");
  const { say } = turn;
  const pointed = await findPointed(pointer, subject, library);
  if (pointed === null) return false;
  switch (pointed.kind) {
    case "passages":
      for (const view of pointed.views) await openPassage(turn, view, subject);
      return true;
    case "documents":
      await answerDocuments(turn, pointed.views);
      return true;
    case "sources":
      await turn.reply(renderSources(pointed.sources, say, pointer.isDoubt === true));
      return true;
    case "more":
      await answerQuestion(turn, moreOf(subject ?? { question: "" }));
      return true;
    case "again":
      await answerQuestion(turn, pointed.question, { isWhole: true });
      return true;
    case "nothing":
      await turn.reply(plainMessage(pointed.tell(say)));
      return true;
  }
}

/** One document's contents; of several it is asked which. */
async function answerDocuments(turn: Turn, views: readonly PassageView[]): Promise<void> {
  const [first] = views;
  const isOne = views.every(({ document }) => document.id === first?.document.id);
  if (first !== undefined && isOne) return sendContents(turn, first.document.id);
  const { say } = turn;
  await turn.reply({ parts: [[say("document-which")]], actions: contentsRows(views, say) });
}

/** `/ask`; as a reply with nothing else, the message above it is the question. */
export async function askCommand(turn: Turn, args: string): Promise<void> {
  const { say } = turn;
  if (args !== "" || repliedText(turn.message?.repliesTo ?? null) !== "")
    return answerAsked(turn, args);
  const message = await withTextBeside(turn, args);
  if (message === null) return;
  if (message.beside !== "") return answerPointing(turn, message);
  const line = pointsToLink(turn)
    ? say("link-unread")
    : say("ask-empty", { example: await exampleIn(turn.library, say) });
  await turn.reply(plainMessage(line));
}
