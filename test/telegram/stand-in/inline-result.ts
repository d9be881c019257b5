/**
 * One result of an inline or guest query in, what it shows and sends out. Of Telegram's twenty
 * types only articles are known here.
 */
import { isRecord, type Fields } from "./body.ts";
import type { Content } from "./chat-record.ts";
import { checkNames, integerField, objectField, requiredText, textField } from "./fields.ts";
import { readKeyboard } from "./keyboard.ts";
import { checkLink } from "./links.ts";
import { badRequest } from "./refusal.ts";
import { readPreview, readText } from "./text-content.ts";

export interface InlineResult {
  readonly id: string;
  readonly title: string;
  readonly description: string | null;
  readonly url: string | null;
  /** What is sent when the result is chosen. */
  readonly content: Content;
}

const maxIdBytes = 64;
const names = [
  "type",
  "id",
  "title",
  "description",
  "url",
  "input_message_content",
  "reply_markup",
  "thumbnail_url",
  "thumbnail_width",
  "thumbnail_height",
] as const;

export function readInlineResult(value: unknown): InlineResult {
  if (!isRecord(value)) throw unparsable("object expected");
  const type = requiredText(value, "type", "inline query result");
  if (type !== "article") throw unparsable(`type "${type}" is not known to the stand-in`);
  checkNames(value, names, "InlineQueryResultArticle");
  const id = requiredText(value, "id", "inline query result");
  const idBytes = Buffer.byteLength(id);
  if (idBytes === 0 || idBytes > maxIdBytes) throw badRequest("RESULT_ID_INVALID");
  const title = requiredText(value, "title", "inline query result");
  if (title.trim() === "") throw badRequest("ARTICLE_TITLE_EMPTY");
  for (const name of ["url", "thumbnail_url"]) checkUrl(value, name);
  for (const name of ["thumbnail_width", "thumbnail_height"]) integerField(value, name);
  return {
    id,
    title,
    description: textField(value, "description") ?? null,
    url: textField(value, "url") ?? null,
    content: readContent(value),
  };
}

function readContent(result: Fields): Content {
  const content = objectField(result, "input_message_content");
  if (content === undefined) throw unparsable('Can\'t find field "input_message_content"');
  checkNames(
    content,
    ["message_text", "parse_mode", "link_preview_options"],
    "InputTextMessageContent",
  );
  return {
    ...readText(content, "message_text"),
    keyboard: readKeyboard(result),
    linkPreviewDisabled: readPreview(content),
    photo: null,
  };
}

function checkUrl(result: Fields, name: string): void {
  const url = textField(result, name);
  if (url !== undefined) checkLink(url, `inline query result ${name}`);
}

function unparsable(problem: string): Error {
  return badRequest(`can't parse inline query result: ${problem}`);
}
