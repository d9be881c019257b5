/**
 * A text or caption as it was sent in, the text that readers see with its entities out; what
 * Telegram checks of a text is checked here.
 */
import type { Fields } from "./body.ts";
import { booleanField, checkNames, objectField, textField } from "./fields.ts";
import { parseHtml, type ParsedText } from "./html.ts";
import { checkLink } from "./links.ts";
import { badRequest } from "./refusal.ts";

export interface WrittenText extends ParsedText {
  /** As it was sent. */
  readonly html: string;
}

const maxTextUtf16 = 4096;
const maxCaptionUtf16 = 1024;
const previewNames = [
  "is_disabled",
  "url",
  "prefer_small_media",
  "prefer_large_media",
  "show_above_text",
] as const;

export function readText(fields: Fields, name: "text" | "message_text" = "text"): WrittenText {
  const html = textField(fields, name) ?? "";
  if (html === "") throw badRequest("message text is empty");
  const parsed = parse(html, fields);
  if (parsed.text.trim() === "") throw badRequest("text must be non-empty");
  if (parsed.text.length > maxTextUtf16) throw badRequest("message is too long");
  return { html, ...parsed };
}

export function readCaption(fields: Fields): WrittenText {
  const html = textField(fields, "caption") ?? "";
  const parsed = parse(html, fields);
  if (parsed.text.length > maxCaptionUtf16) throw badRequest("message caption is too long");
  return { html, ...parsed };
}

export function readPreview(fields: Fields): boolean {
  const options = objectField(fields, "link_preview_options") ?? {};
  checkNames(options, previewNames, "LinkPreviewOptions");
  const url = textField(options, "url");
  if (url !== undefined) checkLink(url, "link preview URL");
  return booleanField(options, "is_disabled");
}

function parse(written: string, fields: Fields): ParsedText {
  const mode = textField(fields, "parse_mode");
  if (mode !== undefined && mode !== "HTML") throw badRequest("unsupported parse_mode");
  const parsed = mode === undefined ? { text: written, entities: [] } : parseHtml(written);
  if (/\p{Surrogate}/u.test(parsed.text)) throw badRequest("strings must be encoded in UTF-8");
  return parsed;
}
