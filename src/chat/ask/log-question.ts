/** Records questions in the question log, which administrators see. */
import { type Answer, type Excerpt, passageIdsOf } from "../../core/domain.ts";
import type { UserId } from "../../core/ids.ts";
import type { AskedQuestion } from "../../state/state-store.ts";
import type { Turn } from "../turn.ts";

type QuestionOutcome = Omit<AskedQuestion, "userId" | "chatKind" | "answer">;

export function outcomeOf(
  { question, language, status, reason, places, tookMs }: Answer,
  shown: readonly Excerpt[],
): QuestionOutcome {
  const passageIds = shown.flatMap(passageIdsOf);
  return { text: question, language, status, reason, places, tookMs, passageIds };
}

interface AskedElsewhere {
  readonly answer: Answer;
  readonly userId: UserId;
  /** Null where the platform gave none. */
  readonly inlineMessageId: string | null;
  readonly shown: readonly Excerpt[];
}

/**
 * Records a question whose answer stands in a chat that the bot is not in, and marks the update as done in the same
 * transaction. No subject is stored: the conversation does not go on there.
 */
export async function logElsewhere(
  { state, inbox, updateId }: Turn,
  { answer, userId, inlineMessageId, shown }: AskedElsewhere,
): Promise<void> {
  const id = await state.questions.newId();
  await state.write((writes) => {
    writes.questions.append(id, {
      ...outcomeOf(answer, shown),
      userId,
      chatKind: "inline",
      answer: inlineMessageId === null ? null : { kind: "inline", inlineMessageId },
    });
    writes.inbox.done(inbox.botId, updateId);
  });
}
