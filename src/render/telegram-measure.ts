/**
 * A measure in, its line in a numbered list and the button of that number out. Both open it for reading: the button
 * in the same chat, the link on its id in the bot's own.
 */
import type { CaseMeasure } from "../core/domain.ts";
import { linkKeyOf } from "../core/passage-names.ts";
import { shorten } from "./format-text.ts";
import type { Say } from "./messages.ts";
import type { TelegramButton } from "./telegram.ts";
import { escapeHtml, link } from "./telegram-html.ts";

/** Range 20 to 200: one or two lines of a phone. */
const maxOpeningUtf16 = 60;
const maxIdUtf16 = 60;

/** Its first words, marked as cut where it goes on, and its id. */
export function measureLine(
  { passageId, opening }: CaseMeasure,
  number: number,
  bot: string,
): string {
  const words = shorten(opening, maxOpeningUtf16);
  const mark = /[…。！？.!?]$/u.test(words) ? "" : "…";
  const id = link(
    shorten(passageId, maxIdUtf16),
    `https://t.me/${bot}?start=${linkKeyOf(passageId)}`,
  );
  return `${number}. ${escapeHtml(words + mark)} ${id}`;
}

export function measureButton(
  { passageId }: CaseMeasure,
  number: number,
  say: Say,
): TelegramButton {
  return { text: say("button-open", { number }), data: `open:${linkKeyOf(passageId)}` };
}
