/**
 * What a user typed in, the entities out that Telegram finds in it: commands and mentions.
 * As in Telegram, neither may touch a letter, and Chinese characters are letters.
 */
import type { Entity } from "./html.ts";

const patterns: readonly (readonly [type: string, pattern: RegExp])[] = [
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
  return patterns
    .flatMap(([type, pattern]) =>
      [...text.matchAll(pattern)].map((match) => ({
        type,
        offset: match.index,
        length: match[0].length,
      })),
    )
    .sort((a, b) => a.offset - b.offset);
}
