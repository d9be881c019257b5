/**
 * Messages as Telegram takes them: serialised, and read as the stand-in reads what the bot sends, which throws for what
 * Telegram refuses.
 */
import { expect } from "vitest";
import type { Message } from "../../src/chat/message.ts";
import { serializeMessage, type TelegramMessage } from "../../src/telegram/serialize-message.ts";
import { type Keyboard, readKeyboard, type SentButton } from "../telegram/stand-in/keyboard.ts";
import type { ParsedText } from "../telegram/stand-in/html.ts";
import { readText, type WrittenText } from "../telegram/stand-in/text-content.ts";

export const bot = "practice_bot";

export interface TakenMessage extends WrittenText {
  readonly keyboard: Keyboard | null;
}

export function taken(message: Message): readonly TakenMessage[] {
  return serializeMessage(message, bot).map(takenText);
}

export function takenText({ text, keyboard }: TelegramMessage): TakenMessage {
  for (const row of keyboard ?? []) expect(row).not.toEqual([]);
  const markup = keyboard === undefined ? {} : { reply_markup: { inline_keyboard: keyboard } };
  return { ...readText({ text, parse_mode: "HTML" }), keyboard: readKeyboard(markup) };
}

/** For a message that a button may bring in the place of another. */
export function takenAsOne(message: Message): TakenMessage {
  const [only, ...more] = taken(message);
  expect(more).toEqual([]);
  if (only === undefined) throw new Error("The message is empty.");
  return only;
}

export function buttonsOf({ keyboard }: TakenMessage): readonly SentButton[] {
  return keyboard?.flat() ?? [];
}

export function quotesIn({ text, entities }: ParsedText): readonly string[] {
  return entities
    .filter(({ type }) => type.endsWith("blockquote"))
    .map(({ offset, length }) => text.slice(offset, offset + length));
}
