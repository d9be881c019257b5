/** A message that stands in a chat by inline or guest mode: the bot knows it by this id only. */
import type { ChatRecord } from "./chat-record.ts";
import type { World } from "./world.ts";

export function addInlineMessage(world: World, record: ChatRecord, messageId: number): string {
  const inlineMessageId = `AAinline-${world.inlineMessages.size + 1}`;
  world.inlineMessages.set(inlineMessageId, { record, messageId });
  return inlineMessageId;
}
