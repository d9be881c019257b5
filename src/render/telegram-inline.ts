/**
 * An answer or the cases in, what inline and guest mode offer and post of them out.
 */
import type { Answer, CaseSummary, Comparison } from "../core/domain.ts";
import { linkKeyOf } from "../core/passage-names.ts";
import { coveredPlaces, noteLines, statusLines } from "./format-answer.ts";
import { placeName, titleOf } from "./format-citation.ts";
import { shorten } from "./format-text.ts";
import type { Say } from "./messages.ts";
import {
  escapeShort,
  excerptArticle,
  maxDescriptionUtf16,
  type InlineArticle,
} from "./telegram-article.ts";
import { caseLines } from "./telegram-case.ts";
import { compareArticle } from "./telegram-compare-article.ts";
import { voteRow } from "./telegram-feedback.ts";

export interface InlineOptions {
  readonly cases: readonly CaseSummary[];
  /** The bot's username. */
  readonly bot: string;
  /** Of the places that were asked about, where those are several. */
  readonly comparison: Comparison | null;
}

/** A list in which to choose, not a page to read. Range 1 to 50. */
export const inlineExcerpts = 10;

/** Empty when nothing was found. */
export function renderInlineAnswer(
  answer: Answer,
  say: Say,
  { cases, bot, comparison }: InlineOptions,
): readonly InlineArticle[] {
  const options = { say, bot, covered: coveredPlaces(cases), notes: [] };
  const compared = comparison && compareArticle(comparison, options);
  const excerpts = answer.excerpts
    .slice(0, inlineExcerpts)
    .map((excerpt) => excerptArticle(answer, excerpt, options));
  return compared === null ? excerpts : [compared, ...excerpts];
}

/** The best excerpt, or of several places the best of each; or why there is none. */
export function renderGuestAnswer(
  answer: Answer,
  say: Say,
  { cases, bot, comparison }: InlineOptions,
): InlineArticle {
  const covered = coveredPlaces(cases);
  const notes = noteLines(answer, say);
  const options = { say, bot, covered, notes };
  const compared = comparison && compareArticle(comparison, options);
  if (compared !== null) return compared;
  const [best] = answer.excerpts;
  if (best !== undefined) return excerptArticle(answer, best, options);
  const lines = [...notes, ...statusLines(answer, say, { covered })];
  return { ...renderGuestLine(lines.join("\n"), say), keyboard: [voteRow] };
}

/** Plain text, where there is nothing to quote. */
export function renderGuestLine(line: string, say: Say): InlineArticle {
  const title = say("start-title");
  return { id: "line", title, description: "", text: escapeShort(line), excerpts: [] };
}

export function renderInlineCases(
  cases: readonly CaseSummary[],
  say: Say,
): readonly InlineArticle[] {
  return cases.map((summary) => {
    const { document, measureCount } = summary;
    const details = [titleOf(document), say("measure-count", { count: measureCount })];
    return {
      id: `case-${linkKeyOf(document.id)}`,
      title: placeName(document) || titleOf(document),
      description: shorten(details.join(" · "), maxDescriptionUtf16),
      text: caseLines(summary, say).join("\n"),
      excerpts: [],
    };
  });
}
