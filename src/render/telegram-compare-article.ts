/**
 * A comparison in, the article that offers it and posts it as one message out; null where no place has an excerpt, or
 * one message cannot hold those that there are.
 * Quotes are verbatim; the long ones are cut, so that the short ones stay whole.
 */
import type { Comparison, ComparisonCell, Excerpt } from "../core/domain.ts";
import { shorten } from "./format-text.ts";
import type { Say } from "./messages.ts";
import {
  escapeShort,
  keyWords,
  maxDescriptionUtf16,
  type InlineArticle,
} from "./telegram-article.ts";
import { citationAlone } from "./telegram-citation.ts";
import {
  type CompareOptions,
  cellHeading,
  comparisonTitle,
  emptyLine,
} from "./telegram-compare.ts";
import { renderCutQuote } from "./telegram-cut.ts";
import { voteRow } from "./telegram-feedback.ts";
import { escapeHtml, messageLimitUtf16 } from "./telegram-html.ts";
import { packMessages } from "./telegram-pack.ts";

/** Leaves room in the one line of a title for the words beside it. */
const maxNamesUtf16 = 60;
const separator = " / ";
/** Raw length; what is shorter is hardly a sentence. */
const minQuoteUtf16 = 200;
/** What a cut adds: a line with its mark on either side. */
const cutMarksUtf16 = 4;

export function compareArticle(
  comparison: Comparison,
  options: CompareOptions,
): InlineArticle | null {
  const { cells } = comparison;
  const excerpts = cells.flatMap(({ excerpt }) => excerpt ?? []);
  const text = excerpts.length === 0 ? null : postedText(comparison, excerpts, options);
  if (text === null) return null;
  const names = cells.map(({ place }) => place).join(separator);
  return {
    id: "compare",
    title: options.say("inline-compare", { places: shorten(names, maxNamesUtf16) }),
    description: describe(cells, options.say),
    text,
    keyboard: [voteRow],
    excerpts,
  };
}

/** The same places in the same order as the title, with the first words of each. */
function describe(cells: readonly ComparisonCell[], say: Say): string {
  const maxWordsUtf16 = Math.floor(maxDescriptionUtf16 / cells.length) - separator.length;
  return cells
    .map((cell) =>
      cell.excerpt === null
        ? shorten(emptyLine(cell, say), maxWordsUtf16)
        : keyWords(cell.excerpt, maxWordsUtf16),
    )
    .join(separator);
}

function postedText(
  comparison: Comparison,
  excerpts: readonly Excerpt[],
  options: CompareOptions,
): string | null {
  const within = (maxUtf16: number) => (excerpt: Excerpt) =>
    renderCutQuote(excerpt.text, excerpt.highlights, maxUtf16);
  const frame = groupsOf(comparison, () => [], options).map((lines) => lines.join("\n"));
  const room = messageLimitUtf16 - frame.join("\n\n").length;
  // Each quote ends a line as well.
  const needs = excerpts.map(
    (excerpt) => within(Infinity)(excerpt).join("\n").length + cutMarksUtf16 + 1,
  );
  const share = evenShare(needs, room);
  if (share < minQuoteUtf16) return null;
  const [text = null, ...more] = packMessages(groupsOf(comparison, within(share - 1), options));
  return more.length === 0 ? text : null;
}

function groupsOf(
  { topic, cells }: Comparison,
  quoteOf: (excerpt: Excerpt) => readonly string[],
  { say, bot, notes }: CompareOptions,
): readonly (readonly string[])[] {
  const above = notes.length === 0 ? [] : [[escapeShort(notes.join("\n"))]];
  const shown = cells.map((cell) =>
    cell.excerpt === null
      ? [cellHeading(cell), escapeHtml(emptyLine(cell, say))]
      : [cellHeading(cell), ...quoteOf(cell.excerpt), citationAlone(cell.excerpt, bot)],
  );
  return [...above, [comparisonTitle(topic, say)], ...shown];
}

/** The most that each may take where those that need less leave the rest to the others; no end to it where all fit. */
function evenShare(needs: readonly number[], room: number): number {
  let [left, count] = [room, needs.length];
  for (const need of needs.toSorted((a, b) => a - b)) {
    if (need * count > left) return Math.floor(left / count);
    left -= need;
    count -= 1;
  }
  return Infinity;
}
