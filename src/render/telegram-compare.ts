/**
 * A comparison in, the messages that show it out: place by place, each with its excerpt and citation, or with the
 * words that its documents say nothing of this.
 */
import type { Comparison, ComparisonCell } from "../core/domain.ts";
import { shorten } from "./format-text.ts";
import type { Say } from "./messages.ts";
import type { TelegramMessage } from "./telegram.ts";
import { citationLines, excerptGroups, withOpenRow } from "./telegram-excerpt.ts";
import { withVoteRow } from "./telegram-feedback.ts";
import { bold, escapeHtml } from "./telegram-html.ts";
import { packMessages } from "./telegram-pack.ts";

const maxTopicUtf16 = 80;
const maxPlaceUtf16 = 40;

export interface CompareOptions {
  readonly say: Say;
  /** The bot's username, for links to the passages. */
  readonly bot: string;
  /** What was made of the question that its asker did not literally say; plain text. */
  readonly notes: readonly string[];
}

export function renderComparison(
  { topic, cells }: Comparison,
  { say, bot, notes }: CompareOptions,
): readonly TelegramMessage[] {
  const shown = cells.flatMap(({ excerpt }) => excerpt ?? []);
  const groups = cells.flatMap((cell) => {
    const heading = cellHeading(cell);
    if (cell.excerpt === null) return [[heading, escapeHtml(emptyLine(cell, say))]];
    const number = shown.indexOf(cell.excerpt) + 1;
    return excerptGroups(cell.excerpt, [heading], citationLines(cell.excerpt, [number, bot], say));
  });
  const above = notes.length === 0 ? [] : [notes.map(escapeHtml)];
  const messages = packMessages([...above, [comparisonTitle(topic, say)], ...groups]);
  return withVoteRow(withOpenRow(messages, shown, say));
}

/** What tied the topic to the places that stood before it. */
const leadingTie = /^(?:的|在|各自|分别|'s(?![a-z]))\s*/iu;

export function comparisonTitle(topic: string, say: Say): string {
  const named = topic.replace(leadingTie, "");
  return bold(say("compare-title", { topic: shorten(named, maxTopicUtf16) }));
}

export function cellHeading({ place }: ComparisonCell): string {
  return bold(shorten(place, maxPlaceUtf16));
}

/** Plain text. */
export function emptyLine({ isKnown, isWithin }: ComparisonCell, say: Say): string {
  if (!isKnown) return say("compare-unknown");
  return say(isWithin ? "compare-nothing" : "compare-outside");
}
