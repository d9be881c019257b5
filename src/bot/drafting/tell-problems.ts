/**
 * Work on a draft in; what kept it from being done, where somebody can do something about it, told in the chat out.
 */
import type { Turn } from "../../chat/turn.ts";
import { AppError } from "../../core/errors.ts";
import type { Log } from "../../core/log.ts";
import { unreadableReasonOf } from "../../readers/extracted.ts";
import type { Say } from "../../render/messages.ts";
import { describeRefusal } from "../../render/read-document.ts";
import { plainMessage } from "../../render/spans.ts";

export async function tellProblems(turn: Turn, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const problem = problemOf(error, turn.say, turn.log);
    if (problem === null) throw error;
    await turn.reply(plainMessage(problem));
  }
}

/** Null for what nobody in the chat can do anything about. Where the log says more, it is written there. */
export function problemOf(error: unknown, say: Say, log: Log): string | null {
  const reason = unreadableReasonOf(error);
  if (reason !== null) return describeRefusal(reason, say);
  if (!(error instanceof AppError)) return null;
  const isOfFolder = error.code === "documents.unwritable" || error.code.startsWith("corpus.");
  if (!isOfFolder) return null;
  log.error(error.message, { code: error.code });
  return say(error.code === "documents.unwritable" ? "draft-not-written" : "draft-not-readable");
}
