/**
 * Converts ids of chats, users and bots to their stored form. Earlier versions stored Telegram's numbers, so an id in
 * canonical integer form is stored as a number and any other as text.
 * Invariant: data of earlier versions open, and different ids are stored differently.
 */
import * as v from "valibot";
import type { UserId } from "../core/ids.ts";
import type { AnswerKey, Conversation, WrittenMessage } from "./state-store.ts";

export type StoredId = number | string;

/** Compared part by part; numbers, by value, precede strings. */
export type RowKey = readonly (string | number)[];

export const storedIdSchema = v.union([v.number(), v.string()]);

export function storedId(id: string): StoredId {
  const number = Number(id);
  return Number.isSafeInteger(number) && String(number) === id ? number : id;
}

export function storedUser(userId: UserId | null): StoredId | null {
  return userId === null ? null : storedId(userId);
}

export function userOf(stored: StoredId | null): UserId | null {
  return stored === null ? null : String(stored);
}

export type StoredAnswerKey =
  | { readonly kind: "message"; readonly chatId: StoredId; readonly messageId: number }
  | { readonly kind: "inline"; readonly inlineMessageId: string };

export const storedAnswerSchema: v.GenericSchema<unknown, StoredAnswerKey> = v.variant("kind", [
  v.object({ kind: v.literal("message"), chatId: storedIdSchema, messageId: v.number() }),
  v.object({ kind: v.literal("inline"), inlineMessageId: v.string() }),
]);

export function storedAnswer(answer: AnswerKey): StoredAnswerKey {
  return answer.kind === "inline" ? answer : { ...answer, chatId: storedId(answer.chatId) };
}

export function answerOf(stored: StoredAnswerKey): AnswerKey {
  return stored.kind === "inline" ? stored : { ...stored, chatId: String(stored.chatId) };
}

/** Invariant: no answer's parts are a prefix of another's. */
export function partsOf(answer: AnswerKey): RowKey {
  return answer.kind === "message"
    ? ["message", storedId(answer.chatId), answer.messageId]
    : ["inline", answer.inlineMessageId];
}

/** 0 means no thread, because threads are numbered from 1. */
export function conversationKey({ chatId, threadId, userId }: Conversation): RowKey {
  return [storedId(chatId), threadId ?? 0, storedId(userId)];
}

export function messageKey({ botId, chatId, messageId }: WrittenMessage): RowKey {
  return [storedId(chatId), messageId, storedId(botId)];
}
