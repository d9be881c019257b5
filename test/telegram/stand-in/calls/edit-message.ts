/**
 * editMessageText and editMessageReplyMarkup, by chat and message or by inline message. Only what
 * the bot wrote can be edited, and only into something else.
 */
import type { Fields } from "../body.ts";
import { integerField, textField } from "../fields.ts";
import { editEphemeral } from "../ephemeral.ts";
import { countInGroup } from "../group-limit.ts";
import { readKeyboard } from "../keyboard.ts";
import { editContent } from "../post.ts";
import { badRequest } from "../refusal.ts";
import { targetChat } from "../target.ts";
import { readPreview, readText } from "../text-content.ts";
import type { ChatRecord, Content, SentMessage, World } from "../world.ts";

interface Target {
  readonly record: ChatRecord;
  readonly messageId: number;
  readonly content: Content;
  readonly inlineMessageId: string | null;
}

export function editMessageText(world: World, fields: Fields): unknown {
  const target = findTarget(world, fields);
  if (target.content.photo !== null || target.content.document !== undefined) {
    throw badRequest("there is no text in the message to edit");
  }
  return replace(world, target, "editMessageText", {
    ...readText(fields),
    keyboard: readKeyboard(fields),
    linkPreviewDisabled: readPreview(fields),
    photo: null,
  });
}

export function editEphemeralMessageText(world: World, fields: Fields): true {
  return editEphemeral(world, fields, (before) => {
    const content = {
      ...readText(fields),
      keyboard: readKeyboard(fields),
      linkPreviewDisabled: readPreview(fields),
      photo: null,
    };
    if (isSame(before, content)) throw unchanged();
    return content;
  });
}

export function editMessageReplyMarkup(world: World, fields: Fields): unknown {
  const target = findTarget(world, fields);
  const content = { ...target.content, keyboard: readKeyboard(fields) };
  return replace(world, target, "editMessageReplyMarkup", content);
}

function findTarget(world: World, fields: Fields): Target {
  const inlineMessageId = textField(fields, "inline_message_id");
  if (inlineMessageId !== undefined) return findInline(world, fields, inlineMessageId);
  const record = targetChat(world, fields);
  const messageId = integerField(fields, "message_id");
  if (messageId === undefined) throw badRequest("message identifier is not specified");
  const message = record.messages.get(messageId);
  if (message === undefined) throw badRequest("message to edit not found");
  const content = record.contents.get(messageId);
  const isInline = [...world.inlineMessages.values()].some(
    (inline) => inline.record === record && inline.messageId === messageId,
  );
  if (content === undefined || isInline || message["via_bot"] !== undefined) {
    throw badRequest("message can't be edited");
  }
  return { record, messageId, content, inlineMessageId: null };
}

function findInline(world: World, fields: Fields, inlineMessageId: string): Target {
  // Telegram would look at the first only.
  if (fields["chat_id"] !== undefined || fields["message_id"] !== undefined) {
    throw badRequest("either chat_id and message_id or inline_message_id expected");
  }
  const inline = world.inlineMessages.get(inlineMessageId);
  const content = inline?.record.contents.get(inline.messageId);
  if (
    inline === undefined ||
    content === undefined ||
    !inline.record.messages.has(inline.messageId)
  ) {
    throw badRequest("MESSAGE_ID_INVALID");
  }
  return { ...inline, content, inlineMessageId };
}

/** An inline message's edit tells the bot nothing but that it was done. */
function replace(
  world: World,
  { record, messageId, content: before, inlineMessageId }: Target,
  method: SentMessage["method"],
  content: Content,
): unknown {
  if (isSame(before, content)) {
    throw unchanged();
  }
  countInGroup(world, record);
  const edited = { method, chatId: record.chat.id, messageId, inlineMessageId };
  const message = editContent(world, edited, content);
  return inlineMessageId === null ? message : true;
}

function unchanged(): Error {
  return badRequest(
    "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
  );
}

function isSame(before: Content, now: Content): boolean {
  const comparable = ({ text, entities, keyboard }: Content) =>
    JSON.stringify([text, entities, keyboard]);
  return comparable(before) === comparable(now);
}
