/**
 * A message's text with its entities in, the parts that a client shows one under another out: text, and quotes.
 * Clients find hashtags, commands and names themselves, so they are found here as well.
 */
import { detectEntities } from "../../telegram/stand-in/detect-entities.ts";
import type { Entity } from "../../telegram/stand-in/html.ts";

export interface RichText {
  readonly text: string;
  readonly entities: readonly Entity[];
}

export type PartKind = "text" | "blockquote" | "expandable_blockquote";

export interface Part extends RichText {
  readonly kind: PartKind;
}

export interface TextStyle {
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly isMonospace: boolean;
  readonly isLink: boolean;
}

const plain: TextStyle = {
  isBold: false,
  isItalic: false,
  isMonospace: false,
  isLink: false,
};

const linkTypes: ReadonlySet<string> = new Set([
  "text_link",
  "mention",
  "bot_command",
  "hashtag",
  "url",
]);

/** The line break on either side of a quote is the quote's own border. */
export function partsOf({ text, entities }: RichText): readonly Part[] {
  const parts: Part[] = [];
  let position = 0;
  const add = (kind: PartKind, start: number, end: number) => {
    if (start < end) parts.push({ kind, ...cut({ text, entities }, start, end) });
  };
  for (const { type, offset, length } of entities) {
    if (type !== "blockquote" && type !== "expandable_blockquote") continue;
    add("text", position, text[offset - 1] === "\n" ? offset - 1 : offset);
    add(type, offset, offset + length);
    position = offset + length + (text[offset + length] === "\n" ? 1 : 0);
  }
  add("text", position, text.length);
  return parts;
}

/** The style of each UTF-16 unit. */
export function stylesOf({ text, entities }: RichText): readonly TextStyle[] {
  const units = Array.from({ length: text.length }, () => plain);
  for (const { type, offset, length } of [...entities, ...found(text)]) {
    for (let position = offset; position < offset + length; position += 1) {
      units[position] = withType(units[position] ?? plain, type);
    }
  }
  return units;
}

function withType(style: TextStyle, type: string): TextStyle {
  if (type === "bold") return { ...style, isBold: true };
  if (type === "italic") return { ...style, isItalic: true };
  if (type === "code") return { ...style, isMonospace: true };
  // Clients look for nothing within code.
  return linkTypes.has(type) && !style.isMonospace ? { ...style, isLink: true } : style;
}

function found(text: string): readonly Entity[] {
  const hashtags = [...text.matchAll(/(?<![\p{L}\p{N}_&])#[\p{L}\p{N}_]+/gu)];
  return [
    ...detectEntities(text),
    ...hashtags.map((match) => ({
      type: "hashtag",
      offset: match.index,
      length: match[0].length,
    })),
  ];
}

function cut({ text, entities }: RichText, start: number, end: number): RichText {
  const inside = entities.flatMap((entity) => {
    const from = Math.max(entity.offset, start);
    const to = Math.min(entity.offset + entity.length, end);
    return from < to ? [{ ...entity, offset: from - start, length: to - from }] : [];
  });
  return { text: text.slice(start, end), entities: inside };
}
