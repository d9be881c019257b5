/**
 * Ephemeral messages: shown to one member of a group and to nobody else. Any bot may send one to whoever pressed a
 * button, or wrote one to it, within fifteen seconds; an administrator at any time. They have a number of their own.
 */
import type { Fields } from "./body.ts";
import { botIsIn, type ChatRecord, type Content } from "./chat-record.ts";
import { booleanField, checkNames, integerField, objectField, textField } from "./fields.ts";
import { bodyOf } from "./post.ts";
import { badRequest } from "./refusal.ts";
import type { SentMessage, World } from "./world.ts";

const withinMs = 15_000;

export interface EphemeralTarget {
  readonly receiverId: number;
}

/** Null where the message is for everybody. */
export function readEphemeral(
  world: World,
  record: ChatRecord,
  fields: Fields,
): EphemeralTarget | null {
  const parameters = objectField(fields, "ephemeral_message_parameters");
  if (parameters === undefined || world.isBeforeEphemeral) return null;
  checkNames(
    parameters,
    ["receiver_user_id", "callback_query_id", "replace_callback_query_message"],
    "EphemeralMessageParameters",
  );
  const { type, is_direct_messages: isDirect } = record.chat;
  if (isDirect === true || (type !== "group" && type !== "supergroup"))
    throw badRequest("ephemeral messages can be sent only to groups and supergroups");
  const receiverId = integerField(parameters, "receiver_user_id");
  if (receiverId === undefined || receiverId <= 0) throw badRequest("USER_ID_INVALID");
  // The stand-in does not show it in the place of the message that was pressed.
  if (booleanField(parameters, "replace_callback_query_message"))
    throw badRequest("the stand-in does not replace the message of a callback query");
  const queryId = textField(parameters, "callback_query_id");
  if (queryId !== undefined) checkQuery(world, record, { queryId, receiverId });
  else if (!repliesToEphemeral(record, fields, receiverId) && record.botStatus !== "administrator")
    throw badRequest("MESSAGE_NOT_COMMAND");
  return { receiverId };
}

function checkQuery(
  world: World,
  record: ChatRecord,
  { queryId, receiverId }: { readonly queryId: string; readonly receiverId: number },
): void {
  const query = world.queries.get(queryId);
  const isFresh =
    query?.kind === "callback" &&
    query.user.id === receiverId &&
    query.chatId === record.chat.id &&
    world.clock.nowMs() - query.askedAtMs <= withinMs;
  if (!isFresh)
    throw badRequest("query is too old and response timeout expired or query ID is invalid");
}

function repliesToEphemeral(record: ChatRecord, fields: Fields, receiverId: number): boolean {
  const id = integerField(objectField(fields, "reply_parameters") ?? {}, "ephemeral_message_id");
  if (id === undefined) return false;
  const asked = record.ephemeralAsked.get(id);
  const isFresh =
    asked?.userId === receiverId && record.clock.nowMs() - asked.writtenAtMs <= withinMs;
  if (!isFresh) throw badRequest("message to be replied not found");
  return true;
}

interface EphemeralPost {
  readonly content: Content;
  readonly receiverId: number;
  readonly threadId: number | null;
  readonly replyToMessageId: number | null;
}

export function postEphemeral(world: World, record: ChatRecord, post: EphemeralPost): unknown {
  const id = (record.nextEphemeralId += 1);
  record.ephemeral.set(id, post);
  noteSent(world, record, { ...post, id, method: "sendMessage" });
  const message = ephemeralMessage(world, record, id);
  return post.replyToMessageId === null
    ? message
    : { ...message, reply_to_message: record.messages.get(post.replyToMessageId) };
}

/** What comes of an edit of one that its receiver may have lost is not told. */
export function editEphemeral(
  world: World,
  fields: Fields,
  contentOf: (before: Content) => Content,
): true {
  const record = world.chats.get(integerField(fields, "chat_id") ?? 0);
  if (record === undefined || !botIsIn(record)) throw badRequest("chat not found");
  const id = integerField(fields, "ephemeral_message_id") ?? 0;
  const before = record.ephemeral.get(id);
  if (before === undefined || before.receiverId !== integerField(fields, "receiver_user_id"))
    throw badRequest("message to edit not found");
  const post = { ...before, content: contentOf(before.content) };
  record.ephemeral.set(id, post);
  noteSent(world, record, { ...post, id, method: "editEphemeralMessageText" });
  return true;
}

function noteSent(
  world: World,
  record: ChatRecord,
  post: EphemeralPost & { readonly id: number; readonly method: SentMessage["method"] },
): void {
  const { content, receiverId, threadId, replyToMessageId, id, method } = post;
  world.sent.push({
    ...content,
    method,
    chatId: record.chat.id,
    messageId: 0,
    threadId,
    replyToMessageId,
    inlineMessageId: null,
    ephemeral: { id, receiverId },
  });
}

/** The message as the press of one of its buttons carries it. */
export function ephemeralMessage(world: World, record: ChatRecord, id: number): object {
  const post = record.ephemeral.get(id);
  if (post === undefined) throw new Error(`There is no ephemeral message ${id}.`);
  const { content, receiverId, threadId } = post;
  return {
    message_id: 0,
    ephemeral_message_id: id,
    receiver_user: { id: receiverId, is_bot: false, first_name: "" },
    from: world.bot,
    chat: record.chat,
    date: record.clock.nowSeconds(),
    ...(threadId === null ? {} : { message_thread_id: threadId, is_topic_message: true }),
    ...bodyOf(content),
  };
}
