/**
 * A comparison in, the messages that show it out: place by place, each with its excerpt and citation, or with the
 * words that its documents say nothing of this.
 */
import type { Comparison, ComparisonCell } from "../domain.ts";
import { shorten } from "./format-text.ts";
import type { Say } from "./messages.ts";
import { citationLines, excerptGroups, withOpenRow } from "./telegram-excerpt.ts";
import { withVoteRow } from "./telegram-feedback.ts";
import { bold, escapeHtml } from "./telegram-html.ts";
import { packMessages } from "./telegram-pack.ts";
import type { TelegramMessage } from "./telegram.ts";

const maxTopicUtf16 = 80;
const maxPlaceUtf16 = 40;

/** @param bot the bot's username, for links to the passages */
export function renderComparison(
  { topic, cells }: Comparison,
  say: Say,
  bot: string,
): readonly TelegramMessage[] {
  const shown = cells.flatMap(({ excerpt }) => excerpt ?? []);
  const groups = cells.flatMap((cell) => {
    const heading = cellHeading(cell);
    if (cell.excerpt === null) return [[heading, escapeHtml(emptyLine(cell, say))]];
    const number = shown.indexOf(cell.excerpt) + 1;
    return excerptGroups(cell.excerpt, [heading], citationLines(cell.excerpt, [number, bot], say));
  });
  return withVoteRow(
    withOpenRow(packMessages([[comparisonTitle(topic, say)], ...groups]), shown, say),
  );
}

export function comparisonTitle(topic: string, say: Say): string {
  return bold(say("compare-title", { topic: shorten(topic, maxTopicUtf16) }));
}

export function cellHeading({ place }: ComparisonCell): string {
  return bold(shorten(place, maxPlaceUtf16));
}

/** Plain text. */
export function emptyLine({ isKnown }: ComparisonCell, say: Say): string {
  return say(isKnown ? "compare-nothing" : "compare-unknown");
}
