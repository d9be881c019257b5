/**
 * Which answer a vote or a question belongs to: the message that the bot sent into a chat, or, where it was
 * sent by way of inline mode, the id that Telegram gave it.
 */
import * as v from "valibot";
import type { RowKey } from "./database.ts";

export type AnswerKey =
  | { readonly kind: "message"; readonly chatId: number; readonly messageId: number }
  | { readonly kind: "inline"; readonly inlineMessageId: string };

export const answerKeySchema: v.GenericSchema<unknown, AnswerKey> = v.variant("kind", [
  v.object({ kind: v.literal("message"), chatId: v.number(), messageId: v.number() }),
  v.object({ kind: v.literal("inline"), inlineMessageId: v.string() }),
]);

/** Different answers have different parts, and none's are the beginning of another's. */
export function partsOf(answer: AnswerKey): RowKey {
  return answer.kind === "message"
    ? ["message", answer.chatId, answer.messageId]
    : ["inline", answer.inlineMessageId];
}
