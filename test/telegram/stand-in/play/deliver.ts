/** Something that is said in a chat in, a message and, where the bot is, its update out. */
import { addMessage, botIsIn, inReplyTo, inTopic, type ChatRecord } from "../chat-record.ts";
import { detectEntities, type DetectedText } from "../detect-entities.ts";
import type { UpdateQueue } from "../updates.ts";
import { chatRecord, type ChatMessage, type StandInChat, type World } from "../world.ts";

/** Anything else of a message, in the Bot API's words. */
export interface MessageExtra {
  readonly threadId?: number;
  readonly replyTo?: number;
  readonly [field: string]: unknown;
}

/** The chat, if somebody can write there. */
export function writableChat(world: World, chat: StandInChat): ChatRecord {
  const record = chatRecord(world, chat.id);
  if (record.migratedTo !== null) throw new Error("The group is a supergroup now: write there.");
  if (chat.type === "private" && !botIsIn(record)) {
    throw new Error("Who blocked the bot must unblock it to write to it.");
  }
  return record;
}

export function addSaid(
  record: ChatRecord,
  sender: Record<string, unknown>,
  extra: MessageExtra,
): ChatMessage {
  const { threadId, replyTo, ...content } = extra;
  return addMessage(record, {
    ...sender,
    ...inTopic(record, threadId ?? ownTopic(record, sender)),
    ...inReplyTo(record, replyTo ?? null),
    ...content,
  });
}

/** Whoever writes to a channel does so in a topic that Telegram makes. */
function ownTopic(
  { chat, topics }: ChatRecord,
  { from }: { readonly from?: { readonly id: number } },
): number | null {
  if (chat.is_direct_messages !== true || from === undefined) return null;
  topics.add(from.id);
  return from.id;
}

export function deliver(
  updates: UpdateQueue,
  record: ChatRecord,
  [kind, content]: readonly [kind: string, content: unknown],
): void {
  if (botIsIn(record)) updates.add(kind, content);
}

export function written(text: string): DetectedText {
  const entities = detectEntities(text);
  return entities.length === 0 ? { text } : { text, entities };
}
