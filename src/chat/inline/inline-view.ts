/** Renders the articles and posts of inline and guest mode. */
import type { Answer } from "../../core/domain.ts";
import type { CaseSummary, Comparison } from "../../core/library.ts";
import { linkKeyOf } from "../../core/passage-names.ts";
import { coveredPlaces, noteLines, statusLines } from "../ask/answer-lines.ts";
import type { Pointed } from "../ask/pointed.ts";
import { renderSources } from "../ask/sources-view.ts";
import { caseLines } from "../cases/case-view.ts";
import { comparisonArticle } from "../compare/comparison.ts";
import { placeName, placeTitle, titleOf } from "../views/citations.ts";
import type { Say } from "../views/messages.ts";
import { shorten } from "../views/text.ts";
import type { Message } from "../message.ts";
import {
  excerptArticle,
  type InlineArticle,
  maxDescriptionUtf16,
  passageArticle,
} from "./article.ts";

export interface InlineOptions {
  readonly cases: readonly CaseSummary[];
  /** The comparison of the places of the question; null for fewer than two. */
  readonly comparison: Comparison | null;
}

/** A list in which to choose, not a page to read. Range 1 to 50. */
export const inlineExcerpts = 10;

/** Empty when nothing was found. */
export function renderInlineAnswer(
  answer: Answer,
  say: Say,
  { cases, comparison }: InlineOptions,
): readonly InlineArticle[] {
  const options = { say, covered: coveredPlaces(cases), notes: [] };
  const compared = comparison && comparisonArticle(comparison, options);
  const excerpts = answer.excerpts
    .slice(0, inlineExcerpts)
    .map((excerpt) => excerptArticle(answer, excerpt, options));
  return compared === null ? excerpts : [compared, ...excerpts];
}

/**
 * In the order of preference: the best excerpt of each of several places, the best excerpt of all, a line that says why
 * there is none. The first that fits into one message is posted; the last always fits.
 */
export function renderGuestAnswer(
  answer: Answer,
  say: Say,
  { cases, comparison }: InlineOptions,
): readonly InlineArticle[] {
  const covered = coveredPlaces(cases);
  const notes = noteLines(answer, say);
  // Whoever calls a guest seldom comes back for the rest.
  const options = { say, covered, notes, explainsQuotes: true };
  const compared = comparison && comparisonArticle(comparison, options);
  const [best] = answer.excerpts;
  const lines = [...notes, ...statusLines(answer, say, { covered })];
  return [
    ...(compared === null ? [] : [compared]),
    best === undefined
      ? renderGuestLine(lines.join("\n"), say)
      : excerptArticle(answer, best, options),
  ];
}

/** What a message points at, where it is one thing to show; null for what is to be asked for. */
export function renderGuestPointed(
  pointed: Pointed,
  cases: readonly CaseSummary[],
  say: Say,
): InlineArticle | null {
  switch (pointed.kind) {
    case "passages":
      return pointed.views[0] === undefined ? null : passageArticle(pointed.views[0], say);
    case "documents": {
      const ids = new Set(pointed.views.map(({ document }) => document.id));
      const summaries = cases.filter(({ document }) => ids.has(document.id));
      return guestMessage({ parts: summaries.map((summary) => caseLines(summary, say)) }, say);
    }
    case "sources":
      return guestMessage(renderSources(pointed.sources, say), say);
    case "nothing":
      return renderGuestLine(pointed.tell(say), say);
    default:
      return null;
  }
}

/** A line of plain text, where there is nothing to quote. */
export function renderGuestLine(line: string, say: Say): InlineArticle {
  return guestMessage({ parts: [[{ kind: "note", text: line }]] }, say);
}

function guestMessage(message: Message, say: Say): InlineArticle {
  return { id: "line", title: say("start-title"), description: "", message, excerpts: [] };
}

export function renderInlineCases(
  cases: readonly CaseSummary[],
  say: Say,
): readonly InlineArticle[] {
  return cases.map((summary) => {
    const { document, measureCount } = summary;
    const details = [titleOf(document, say), say("measure-count", { count: measureCount })];
    return {
      id: `case-${linkKeyOf(document.id)}`,
      title: placeName(document) === "" ? titleOf(document, say) : placeTitle(document, say),
      description: shorten(details.join(" · "), maxDescriptionUtf16),
      message: { parts: [caseLines(summary, say)] },
      excerpts: [],
    };
  });
}
