/** `/start` and `/help`, and the greeting in a group. */
import { openNamed } from "../../bot/reading.ts";
import { renderGroupStart, renderHelp, renderStart } from "../../render/render-greeting.ts";
import { isAdminTurn, isPrivate, type Turn } from "../turn.ts";

/** `/start`; with the argument of a link to a passage, it opens that. */
export async function start(turn: Turn, args: string): Promise<void> {
  if (args !== "" && (await openNamed(turn, args))) return;
  if (!isPrivate(turn)) return greetGroup(turn);
  await turn.reply(renderStart(turn.library.cases().length, turn.say));
}

export async function greetGroup(turn: Turn): Promise<void> {
  await turn.reply(renderGroupStart(turn.botName, turn.say));
}

export async function help(turn: Turn): Promise<void> {
  const megabytes = isAdminTurn(turn) ? turn.maxFileMegabytes : null;
  await turn.reply(renderHelp(turn.botName, turn.say, megabytes));
}
