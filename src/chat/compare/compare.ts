/** `/compare 河曲 汉滨 考核`; as a reply with nothing else, the message above it. */
import { plainMessage } from "../../render/spans.ts";
import { compareInAnswer } from "../ask/ask.ts";
import { repliedText, type Turn } from "../turn.ts";

export async function compareCommand(turn: Turn, args: string): Promise<void> {
  const question = args === "" ? repliedText(turn.message?.repliesTo ?? null) : args;
  if (question !== "" && (await compareInAnswer(turn, question))) return;
  await turn.reply(plainMessage(turn.say("compare-empty")));
}
