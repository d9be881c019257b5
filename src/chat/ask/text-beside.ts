/** Reads what a message points to: what it replies to, or what is forwarded with it. */
import type { PointingMessage } from "../../core/library.ts";
import { repliedText, type Turn } from "../turn.ts";
import { previousOf } from "./conversation.ts";

/**
 * The message with the text of somebody else that it may point to: what it replies to, or comments on as it was
 * forwarded. Null for a comment that is answered with its forward.
 */
export async function withTextBeside(turn: Turn, text: string): Promise<PointingMessage | null> {
  const beside = repliedText(turn.message?.repliesTo ?? null);
  if (beside !== "") return { text, beside: (await goesOn(turn, text)) ? "" : beside };
  const comment = turn.commentBefore();
  if (comment !== null) return { text: comment, beside: text };
  const leans = turn.library.leansOnOthers(text);
  const isFollowUp = leans === "perhaps" && (await previousOf(turn)).previous !== undefined;
  const share = isFollowUp ? followUpShare : 1;
  const forward = leans === "no" ? null : await turn.forwardBehind(text, share);
  if (forward === null) return { text, beside };
  return forward.isAsked ? null : { text, beside: forward.text };
}

/** Whether 上犹呢 in a thread is about what was asked there, and not about what the thread was opened with. */
async function goesOn(turn: Turn, text: string): Promise<boolean> {
  if (turn.message?.repliesTo?.opensThread !== true || text === "") return false;
  if (turn.library.leansOnOthers(text) !== "perhaps") return false;
  return (await previousOf(turn)).previous !== undefined;
}

/** A message that goes on with the conversation is seldom a comment, and a forward mostly comes at once. */
const followUpShare = 1 / 4;
