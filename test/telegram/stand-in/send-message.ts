/**
 * sendMessage and editMessageText: everything that Telegram checks of a text is checked here.
 */
import type { Fields } from "./body.ts";
import { booleanField, integerField, objectField, textField } from "./fields.ts";
import { parseHtml, type ParsedText } from "./html.ts";
import { readKeyboard } from "./keyboard.ts";
import { badRequest } from "./refusal.ts";
import { addMessage, inTopic, type ChatRecord, type SentMessage, type World } from "./world.ts";

const maxTextUtf16 = 4096;

export function sendMessage(world: World, fields: Fields): unknown {
  const record = targetChat(world, fields);
  const threadId = targetTopic(record, fields);
  const html = textField(fields, "text") ?? "";
  const { text, entities } = readText(fields);
  const keyboard = readKeyboard(fields);
  const replyToMessageId = readReply(record, fields);
  const message = addMessage(record, {
    from: world.bot,
    text,
    entities,
    ...inTopic(record, threadId),
    ...(replyToMessageId === null
      ? {}
      : { reply_to_message: record.messages.get(replyToMessageId) }),
    ...(keyboard === null ? {} : { reply_markup: fields["reply_markup"] }),
  });
  world.sent.push({
    method: "sendMessage",
    chatId: record.chat.id,
    messageId: message.message_id,
    threadId,
    replyToMessageId,
    html,
    text,
    entities,
    keyboard,
    linkPreviewDisabled: readPreview(fields),
  });
  return message;
}

export function editMessageText(world: World, fields: Fields): unknown {
  const record = targetChat(world, fields);
  const messageId = integerField(fields, "message_id");
  if (messageId === undefined) throw badRequest("message identifier is not specified");
  const message = record.messages.get(messageId);
  if (message === undefined) throw badRequest("message to edit not found");
  if (message["from"] !== world.bot) throw badRequest("message can't be edited");
  const { text, entities } = readText(fields);
  const keyboard = readKeyboard(fields);
  const before = world.sent.findLast(
    (sent) => sent.chatId === record.chat.id && sent.messageId === messageId,
  );
  if (before !== undefined && isSame(before, { text, entities }, keyboard)) {
    throw badRequest(
      "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
    );
  }
  Object.assign(message, { text, entities });
  world.sent.push({
    method: "editMessageText",
    chatId: record.chat.id,
    messageId,
    threadId: before?.threadId ?? null,
    replyToMessageId: before?.replyToMessageId ?? null,
    html: textField(fields, "text") ?? "",
    text,
    entities,
    keyboard,
    linkPreviewDisabled: readPreview(fields),
  });
  return message;
}

export function targetChat(world: World, fields: Fields): ChatRecord {
  if (fields["chat_id"] === undefined) throw badRequest("chat_id is empty");
  const record = world.chats.get(integerField(fields, "chat_id") ?? 0);
  if (record === undefined) throw badRequest("chat not found");
  return record;
}

export function targetTopic(record: ChatRecord, fields: Fields): number | null {
  const threadId = integerField(fields, "message_thread_id");
  if (threadId === undefined) return null;
  if (!record.topics.has(threadId)) throw badRequest("message thread not found");
  return threadId;
}

function readText(fields: Fields): ParsedText {
  const written = textField(fields, "text") ?? "";
  if (written === "") throw badRequest("message text is empty");
  const mode = textField(fields, "parse_mode");
  if (mode !== undefined && mode !== "HTML") throw badRequest("unsupported parse_mode");
  const parsed = mode === undefined ? { text: written, entities: [] } : parseHtml(written);
  if (parsed.text.trim() === "") throw badRequest("text must be non-empty");
  if (parsed.text.length > maxTextUtf16) throw badRequest("message is too long");
  if (/\p{Surrogate}/u.test(parsed.text)) throw badRequest("strings must be encoded in UTF-8");
  return parsed;
}

function readReply(record: ChatRecord, fields: Fields): number | null {
  const reply = objectField(fields, "reply_parameters");
  if (reply === undefined) return null;
  const messageId = integerField(reply, "message_id");
  if (messageId === undefined) throw badRequest("message identifier is not specified");
  const message = record.messages.get(messageId);
  if (message !== undefined) {
    checkQuote(textField(reply, "quote"), message["text"]);
    return messageId;
  }
  if (booleanField(reply, "allow_sending_without_reply")) return null;
  throw badRequest("message to be replied not found");
}

function checkQuote(quote: string | undefined, text: unknown): void {
  if (quote === undefined) return;
  if (typeof text !== "string" || !text.includes(quote)) throw badRequest("QUOTE_TEXT_INVALID");
}

function readPreview(fields: Fields): boolean {
  const options = objectField(fields, "link_preview_options");
  return options !== undefined && booleanField(options, "is_disabled");
}

function isSame(before: SentMessage, now: ParsedText, keyboard: SentMessage["keyboard"]): boolean {
  const comparable = (value: unknown) => JSON.stringify(value);
  return (
    before.text === now.text &&
    comparable(before.entities) === comparable(now.entities) &&
    comparable(before.keyboard) === comparable(keyboard)
  );
}
