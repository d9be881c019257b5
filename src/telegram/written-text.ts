/** What is written in a message, as text or caption or as a rich message, with its entities. */
import type { Message } from "grammy/types";
import type { WrittenText } from "./entity.ts";
import { flattenRichMessage } from "./rich-message.ts";

type Written = Pick<Message, "text" | "entities" | "caption" | "caption_entities" | "rich_message">;

/** The text is not trimmed. */
export function readWritten(message: Written): WrittenText {
  const { text, entities = [], caption, caption_entities, rich_message: rich } = message;
  if (text !== undefined) return { text, entities };
  if (caption !== undefined) return { text: caption, entities: caption_entities ?? [] };
  return rich === undefined ? { text: "", entities: [] } : flattenRichMessage(rich.blocks);
}

/** Trimmed. */
export function writtenText(message: Written): string {
  return readWritten(message).text.trim();
}
