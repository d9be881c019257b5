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
  const { say } = turn;
  const wish = readLanguageRequest(text);
  if (wish !== null && turn.chat !== null) {
    await turn.reply(await setLanguage(turn, wish.language));
    return wish.rest === "" ? undefined : answerText(turn, wish.rest);
  }
  if (isConsent(text) && (await acceptElsewhere(turn))) return;
  const talk = readTalk(text);
  switch (talk?.kind) {
    case "thanks":
      await turn.reply(plainMessage(say("talk-thanks")));
      return;
    case "reaction":
      // Others read along in a group, and nothing was asked.
      if (isPrivate(turn)) await turn.reply(plainMessage(say("talk-noted")));
      return;
    case "opening":
      await turn.reply(plainMessage(say("talk-opening")));
      return;
    case "objection":
      await turn.reply(plainMessage(say("talk-objection")));
      return;
    case "rewording":
      await turn.reply(plainMessage(say("talk-rewording")));
      return;
    case "command":
      await runCommand(turn, { name: talk.command, args: "" });
      return;
    default:
      return answerAsked(turn, text);
  }
}
