/**
 * Telegram's HTML in, plain text with entities out; what Telegram cannot parse is refused in its
 * words. Stricter than Telegram where that only hides mistakes: a bare `&`, a bare `>`, an unknown
 * attribute, a quote within a quote, a link that goes nowhere and more than a hundred entities are
 * refused too.
 * Offsets and lengths are in UTF-16 units of the plain text.
 */
import { readReference } from "./html-references.ts";
import { readTag, type StartTag } from "./html-tags.ts";
import { badRequest, unparsable } from "./refusal.ts";

export interface Entity {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  readonly url?: string;
}

export interface ParsedText {
  readonly text: string;
  readonly entities: readonly Entity[];
}

interface OpenTag extends StartTag {
  readonly offset: number;
}

const maxEntities = 100;

export function parseHtml(html: string): ParsedText {
  let text = "";
  const open: OpenTag[] = [];
  const entities: Entity[] = [];
  for (let position = 0; position < html.length;) {
    const character = html.charAt(position);
    if (character === "<" && html.charAt(position + 1) === "/") {
      const end = readEndTag(html, position, open);
      const entity = toEntity(open.pop(), text.length);
      if (entity !== null) entities.push(entity);
      position = end;
    } else if (character === "<") {
      const tag = readTag(html, position);
      checkNesting(tag, open, html, position);
      open.push({ ...tag, offset: text.length });
      position = tag.end;
    } else if (character === "&") {
      const [decoded, end] = readReference(html, position);
      text += decoded;
      position = end;
    } else if (character === ">") {
      throw unparsable(html, position, 'Unescaped character ">"');
    } else {
      text += character;
      position += 1;
    }
  }
  const unclosed = open.at(-1);
  if (unclosed !== undefined) {
    throw badRequest(
      `can't parse entities: Can't find end tag corresponding to start tag "${unclosed.name}"`,
    );
  }
  if (entities.length > maxEntities) throw badRequest("can't parse entities: Too many entities");
  return { text, entities: sorted(entities) };
}

function readEndTag(html: string, position: number, open: readonly OpenTag[]): number {
  const expected = open.at(-1);
  if (expected === undefined) throw unparsable(html, position, "Unexpected end tag");
  const match = /^<\/([^\s>]*)\s*>/.exec(html.slice(position));
  if (match === null) throw unparsable(html, position, "Unclosed end tag");
  const found = match[1] ?? "";
  if (found !== expected.name) {
    const byteOffset = Buffer.byteLength(html.slice(0, position));
    throw badRequest(
      `can't parse entities: Unmatched end tag at byte offset ${byteOffset}, expected "</${expected.name}>", found "</${found}>"`,
    );
  }
  return position + match[0].length;
}

function checkNesting(
  tag: StartTag,
  open: readonly OpenTag[],
  html: string,
  position: number,
): void {
  const isQuote = (type: string) => type.endsWith("blockquote");
  if (isQuote(tag.type) && open.some(({ type }) => isQuote(type))) {
    throw unparsable(html, position, "Nested blockquote");
  }
  if (open.some(({ type }) => type === "code" || type === "pre") && tag.type !== "code") {
    throw unparsable(html, position, `Tag "${tag.name}" inside of code`);
  }
}

function toEntity(tag: OpenTag | undefined, textLength: number): Entity | null {
  if (tag === undefined || tag.offset === textLength) return null;
  const { type, offset, url } = tag;
  const entity = { type, offset, length: textLength - offset };
  return url === undefined ? entity : { ...entity, url };
}

/** As Telegram gives them: by position, the outer first. An inner one was closed earlier. */
function sorted(entities: readonly Entity[]): readonly Entity[] {
  return entities.toReversed().sort((a, b) => a.offset - b.offset || b.length - a.length);
}
