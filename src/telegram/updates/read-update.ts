/**
 * Reads updates, as they are delivered and as they lie in the inbox. Parts that handlers read must have the form of the
 * Bot API; other parts may be anything, so that additions to the Bot API keep no message from its answer. Every update
 * with a number is stored, whatever its form; one without cannot be confirmed.
 */
import type { Update } from "grammy/types";
import * as v from "valibot";
import type { IncomingUpdate } from "../../state/state-store.ts";
import { writerIdIn } from "../writer.ts";

const id = v.pipe(v.number(), v.safeInteger());
const user = v.looseObject({
  id,
  is_bot: v.boolean(),
  first_name: v.optional(v.string()),
  last_name: v.optional(v.string()),
  username: v.optional(v.string()),
  language_code: v.optional(v.string()),
});
const chat = v.looseObject({ id, type: v.string() });
const entities = v.array(
  v.looseObject({
    type: v.string(),
    offset: v.number(),
    length: v.number(),
    url: v.optional(v.string()),
    user: v.optional(v.looseObject({ id })),
  }),
);
const said = {
  message_id: id,
  from: v.optional(user),
  text: v.optional(v.string()),
  caption: v.optional(v.string()),
  entities: v.optional(entities),
  caption_entities: v.optional(entities),
  rich_message: v.optional(v.looseObject({ blocks: v.array(v.unknown()) })),
};
const button = v.looseObject({
  text: v.optional(v.string()),
  callback_data: v.optional(v.string()),
  url: v.optional(v.string()),
  copy_text: v.optional(v.looseObject({ text: v.string() })),
});
/** A message that the bot may no longer see has only a chat, a number and a date of 0. */
const message = v.looseObject({
  ...said,
  chat,
  date: id,
  edit_date: v.optional(id),
  sender_chat: v.optional(v.looseObject({ id, title: v.optional(v.string()) })),
  author_signature: v.optional(v.string()),
  is_automatic_forward: v.optional(v.boolean()),
  via_bot: v.optional(v.looseObject({ id })),
  reply_to_message: v.optional(
    v.looseObject({ ...said, is_automatic_forward: v.optional(v.boolean()) }),
  ),
  quote: v.optional(v.looseObject({ text: v.string() })),
  message_thread_id: v.optional(id),
  ephemeral_message_id: v.optional(id),
  direct_messages_topic: v.optional(v.looseObject({ topic_id: id })),
  is_topic_message: v.optional(v.boolean()),
  media_group_id: v.optional(v.string()),
  document: v.optional(
    v.looseObject({
      file_id: v.string(),
      file_name: v.optional(v.string()),
      file_size: v.optional(v.number()),
    }),
  ),
  photo: v.optional(
    v.array(v.looseObject({ file_id: v.string(), file_size: v.optional(v.number()) })),
  ),
  forward_origin: v.optional(
    v.looseObject({ type: v.string(), date: id, sender_user: v.optional(v.looseObject({ id })) }),
  ),
  new_chat_members: v.optional(v.array(v.looseObject({ id }))),
  migrate_to_chat_id: v.optional(id),
  guest_query_id: v.optional(v.string()),
  reply_markup: v.optional(
    v.looseObject({
      inline_keyboard: v.optional(v.array(v.array(button))),
    }),
  ),
});
/** Part of the key of votes; a key of the database has at most two thousand bytes. */
const inlineMessageId = v.pipe(v.string(), v.maxBytes(256));

const updateSchema = v.looseObject({
  update_id: id,
  message: v.optional(message),
  edited_message: v.optional(v.looseObject({ ...message.entries, edit_date: id })),
  channel_post: v.optional(message),
  edited_channel_post: v.optional(v.looseObject({ ...message.entries, edit_date: id })),
  guest_message: v.optional(message),
  callback_query: v.optional(
    v.looseObject({
      id: v.string(),
      from: user,
      message: v.optional(message),
      inline_message_id: v.optional(inlineMessageId),
      data: v.optional(v.string()),
    }),
  ),
  inline_query: v.optional(
    v.looseObject({ id: v.string(), from: user, query: v.string(), offset: v.string() }),
  ),
  chosen_inline_result: v.optional(
    v.looseObject({
      result_id: v.string(),
      from: user,
      query: v.string(),
      inline_message_id: v.optional(inlineMessageId),
    }),
  ),
});

export function readUpdate(text: string): Update | null {
  return asUpdate(JSON.parse(text));
}

/** Null for what is not of the Bot API's form. */
export function asUpdate(update: unknown): Update | null {
  // Handlers do not read other fields.
  return v.is(updateSchema, update) ? (update as unknown as Update) : null;
}

const numbered = v.looseObject({ update_id: v.pipe(v.number(), v.safeInteger()) });
const party = v.object({ id: v.number() });
/** The fields that say who sent an update and which chat it belongs to. */
const located = v.object({
  chat: v.optional(party),
  from: v.optional(party),
  sender_chat: v.optional(party),
  author_signature: v.optional(v.string()),
  message: v.optional(v.object({ chat: v.optional(party) })),
});

interface ReadUpdate extends IncomingUpdate {
  /** The kind as Telegram names it: `message`, `callback_query` and so on. */
  readonly kind: string;
}

/** Null for a value without an update number. */
export function readIncoming(delivered: unknown): ReadUpdate | null {
  const parsed = v.safeParse(numbered, delivered);
  if (!parsed.success) return null;
  const { update_id: updateId, ...kinds } = parsed.output;
  const [kind = "none", content] = Object.entries(kinds)[0] ?? [];
  const where = v.safeParse(located, content);
  const { chat: ownChat, message: carrier, ...written } = where.success ? where.output : {};
  const chatId = ownChat?.id ?? carrier?.chat?.id;
  const userId = writerIdIn(written);
  // Inline queries belong to no chat, and must not delay their user's private one.
  const lane = chatId === undefined ? `${kind} ${userId ?? 0}` : `chat ${chatId}`;
  const text = writtenOut(delivered);
  return text === null ? null : { kind, updateId, lane, userId, text };
}

/** Null for a value nested too deeply for JSON.stringify, though JSON.parse read it. */
function writtenOut(delivered: unknown): string | null {
  try {
    return JSON.stringify(delivered);
  } catch {
    return null;
  }
}
