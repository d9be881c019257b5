/**
 * What a user typed in, the entities out that Telegram finds in it: links, commands and mentions.
 * As in Telegram, the last two may not touch a letter, and Chinese characters are letters. A link takes in all that
 * touches it, Chinese words and full-width marks too (TDLib, MessageEntity.cpp), but none of the marks from U+2000 to
 * U+206F, such as “…”; without a scheme it is one if its host ends in a common domain.
 */
import type { Entity } from "./html.ts";

const patterns: readonly (readonly [type: string, pattern: RegExp])[] = [
  ["url", /(?:https?|tg):\/\/[^\s<>"«»\u2000-\u206f]*[^\s<>"«»\u2000-\u206f.:;,('?!`]/giu],
  [
    "url",
    /(?<![\p{L}\p{N}_@/.-])(?:[\p{L}\p{N}_-]+\.)+(?:cn|com|edu|gov|md|me|net|org)(?![\p{L}\p{N}_@.-])(?:[/?#][^\s<>"«»\u2000-\u206f]*[^\s<>"«»\u2000-\u206f.:;,('?!`])?/giu,
  ],
  [
    "bot_command",
    /(?<![\p{L}\p{N}_/<>])\/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\p{L}\p{N}_/<>@])/gu,
  ],
  ["mention", /(?<![\p{L}\p{N}_/])@[A-Za-z0-9_]{3,32}(?![\p{L}\p{N}_])/gu],
];

export interface DetectedText {
  readonly text: string;
  readonly entities?: readonly Entity[];
}

export function detectEntities(text: string): readonly Entity[] {
  const found = patterns.flatMap(([type, pattern]) =>
    [...text.matchAll(pattern)].map((match) => ({
      type,
      offset: match.index,
      length: match[0].length,
    })),
  );
  // Nothing is marked within a link.
  return found
    .filter((entity) => !found.some((link) => link.type === "url" && isWithin(entity, link)))
    .toSorted((a, b) => a.offset - b.offset);
}

function isWithin(entity: Entity, link: Entity): boolean {
  return (
    entity !== link &&
    entity.offset >= link.offset &&
    entity.offset + entity.length <= link.offset + link.length
  );
}
