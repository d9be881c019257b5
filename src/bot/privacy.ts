/**
 * What the bot keeps of whom, and its deletion: asked for by a command, done by a button, in private. The data
 * deleted are always those of whoever presses.
 */
import { isAdminTurn, isPrivate, type Turn } from "../chat/turn.ts";
import { renderForget, renderForgotten, renderPrivacy } from "../render/render-privacy.ts";
import { plainMessage } from "../render/spans.ts";
import type { Pressed } from "../chat/pressed.ts";

export async function showPrivacy(turn: Turn): Promise<void> {
  const { state, logsQuestions } = turn;
  const draftDays = isAdminTurn(turn) ? state.draftDays : null;
  const kept = { retentionDays: state.retentionDays, logsQuestions, draftDays };
  await turn.reply(renderPrivacy(kept, turn.say));
}

/** Nothing is deleted yet: there is no way back. */
export async function askToForget(turn: Turn): Promise<void> {
  const { say, botName } = turn;
  const elsewhere = () => plainMessage(say("forget-private", { bot: botName }));
  await turn.reply(isPrivate(turn) ? renderForget(say) : elsewhere());
}

export async function forget(turn: Turn, argument: string): Promise<Pressed | null> {
  const { user } = turn;
  if (user === null || !isPrivate(turn)) return null;
  if (argument === "no") {
    const kept = plainMessage(turn.say("forget-kept"));
    return { run: () => turn.edit(kept) };
  }
  if (argument !== "yes") return null;
  // In the language that was chosen, which is forgotten with the rest.
  const { say } = turn;
  const forgotten = await turn.state.forgetUser(user.id);
  return { run: () => turn.edit(renderForgotten(forgotten, say)) };
}
