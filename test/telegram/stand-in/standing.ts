/** What a chat's reader sees of the bot: its messages that were not deleted, as they are after all edits. */
import { chatRecord, type Content, type World } from "./world.ts";

export interface StandingMessage extends Content {
  readonly messageId: number;
  readonly replyToMessageId: number | null;
}

export function standingMessages(world: World, chatId: number): readonly StandingMessage[] {
  const { messages, contents } = chatRecord(world, chatId);
  return [...contents]
    .filter(([messageId]) => messages.has(messageId))
    .toSorted(([a], [b]) => a - b)
    .map(([messageId, content]) => {
      const sent = world.sent.find((one) => one.chatId === chatId && one.messageId === messageId);
      return { messageId, ...content, replyToMessageId: sent?.replyToMessageId ?? null };
    });
}
