/**
 * Answers a text that is written to the bot: what is said to the bot itself, or what is asked of the documents.
 */
import { isConsent, readLanguageRequest, readTalk } from "../questions/talk.ts";
import { answerAsked } from "./ask/answer-asked.ts";
import { acceptElsewhere } from "./ask/ask.ts";
import { runCommand } from "./commands.ts";
import { setLanguage } from "./language/language.ts";
import { isPrivate, type Turn } from "./turn.ts";
import { plainMessage } from "./views/spans.ts";

export async function answerText(turn: Turn, text: string): Promise<void> {
  const wish = readLanguageRequest(text);
  if (wish !== null && turn.chat !== null) {
    await turn.reply(await setLanguage(turn, wish.language));
    return wish.rest === "" ? undefined : answerText(turn, wish.rest);
  }
  if (isConsent(text) && (await acceptElsewhere(turn))) return;
  const talk = readTalk(text);
  if (talk === null) return answerAsked(turn, text);
  // Who writes ok and thanks need not read English.
  if (/\p{Script=Han}/u.test(text)) turn.hear(text);
  if (talk.kind === "command")
    return void (await runCommand(turn, { name: talk.command, args: "" }));
  // Others read along in a group, and nothing was asked.
  if (talk.kind === "reaction" && !isPrivate(turn)) return;
  await turn.reply(plainMessage(turn.say(talkLines[talk.kind])));
}

/** What is said to what asks nothing. */
export const talkLines = {
  thanks: "talk-thanks",
  reaction: "talk-noted",
  opening: "talk-opening",
  objection: "talk-objection",
  rewording: "talk-rewording",
} as const;
