/**
 * What stands in a chat in answer to the update that is being handled: the messages of an earlier answer, which
 * the new one is written over, and those that were written by now. Kept beside grammY's context, for as long.
 */
import type { Context } from "grammy";
import type { Subject } from "../core/domain.ts";
import type { GivenAnswer } from "../state/state-store.ts";

/** A message that is answered, as far as it matters once it is edited. */
export interface AnsweredMessage {
  readonly text: string;
  /** What was talked about before it. */
  readonly previous: Subject | null;
  /** Its answer before it was edited; null for a message that had none. */
  readonly given: GivenAnswer | null;
}

export interface StandingAnswer {
  /** Null for an update that is no message, such as a press. */
  message: AnsweredMessage | null;
  /** Those that can still be written over, first to last. */
  outdatedIds: readonly number[];
  /** Those that were written, first to last; new ones and old ones. */
  writtenIds: readonly number[];
  /** In the log of questions; null for what is no question. */
  questionId: number | null;
  /** Whether a reply to what was written has something to lean on. */
  hasSubject: boolean;
  /** Whether the answer stays as it is when the message is edited. */
  isFinal: boolean;
}

const byContext = new WeakMap<Context, StandingAnswer>();

export function standingAnswerTo(ctx: Context): StandingAnswer {
  const known = byContext.get(ctx);
  if (known !== undefined) return known;
  const nothing: StandingAnswer = {
    message: null,
    outdatedIds: [],
    writtenIds: [],
    questionId: null,
    hasSubject: false,
    isFinal: false,
  };
  byContext.set(ctx, nothing);
  return nothing;
}
