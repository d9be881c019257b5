/**
 * A question whose answer stands in a chat that the bot is not in, written down for whoever looks after the
 * documents. It is no subject of a conversation: nothing is asked on there.
 */
import type { Answer, Excerpt } from "../core/domain.ts";
import { outcomeOf } from "./question-outcome.ts";
import type { BotServices } from "./services.ts";

interface AskedElsewhere {
  /** Of the update that asked: it is done with this. */
  readonly updateId: number;
  readonly answer: Answer;
  readonly userId: number;
  /** Null where Telegram gave none. */
  readonly inlineMessageId: string | null;
  readonly shown: readonly Excerpt[];
}

export async function logElsewhere(
  { state, inbox }: BotServices,
  { updateId, answer, userId, inlineMessageId, shown }: AskedElsewhere,
): Promise<void> {
  const id = await state.questions.newId();
  await state.write((writes) => {
    writes.questions.append(id, {
      ...outcomeOf(answer, shown),
      userId: String(userId),
      chatKind: "inline",
      answer: inlineMessageId === null ? null : { kind: "inline", inlineMessageId },
    });
    writes.inbox.done(inbox.botId, updateId);
  });
}
