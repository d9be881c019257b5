/**
 * Decides whether an answer is given place by place, and renders a comparison as a message and as a post: for each
 * place its excerpt and citation, or a line that its documents say nothing about the topic.
 */
import type { Answer, Excerpt } from "../../core/domain.ts";
import type { CaseLibrary, Comparison, ComparisonCell } from "../../core/library.ts";
import { voteRow } from "../feedback/feedback.ts";
import { type InlineArticle, keyWords, maxDescriptionUtf16 } from "../inline/article.ts";
import type { Heading, Message, Part, Span } from "../message.ts";
import {
  contentsRows,
  excerptPart,
  openRows,
  sourcesPart,
  translateHint,
} from "../views/excerpts.ts";
import { countInChinese, type OfferedQuestion, offerRows } from "../offers/offers.ts";
import type { Say } from "../views/messages.ts";
import { placeText, shortPlaceText } from "../views/names.ts";
import { bold } from "../views/spans.ts";
import { shorten } from "../views/text.ts";

/**
 * Whether an answer is better given place by place. "More" after a comparison continues with what it did not show
 * instead of comparing again.
 */
export function isAboutSeveral({ status, places, notes }: Answer): boolean {
  const isMore = notes.some((note) => note.kind === "follow-up" && note.isMore);
  return status === "answered" && places.length > 1 && !isMore;
}

/** The comparison in place of such an answer; null for any other. */
export async function comparisonFor(
  library: CaseLibrary,
  answer: Answer,
): Promise<Comparison | null> {
  return isAboutSeveral(answer) ? library.compare(answer.question) : null;
}

const maxQuestionUtf16 = 120;
const maxPlaceUtf16 = 40;
/** Leaves room for the other words in the one line of a title. */
const maxNamesUtf16 = 60;
const separator = " / ";

export interface CompareOptions {
  readonly say: Say;
  /** How the question was understood beyond its literal words; plain text. */
  readonly notes: readonly string[];
  /** Whether the places are compared as a whole. */
  readonly isOverview?: boolean;
  readonly firstNumber?: number;
  /** Says that quotes can be translated, to whoever reads English. */
  readonly explainsQuotes?: boolean;
  /** Questions to ask where no place has anything. */
  readonly offered?: readonly OfferedQuestion[];
}

export function renderComparison(
  { question, cells }: Comparison,
  { say, notes, isOverview = false, firstNumber = 1, ...more }: CompareOptions,
): Message {
  const { explainsQuotes = false, offered = [] } = more;
  const shown = excerptsOf(cells);
  return {
    parts: [
      notes,
      [[comparisonTitle(question, say)]],
      ...cells.map((cell) =>
        cellPart(
          cell,
          cell.excerpt === null ? null : shown.indexOf(cell.excerpt) + firstNumber,
          say,
        ),
      ),
      sourcesPart(shown, firstNumber, say),
      explainsQuotes && shown.length > 0 ? translateHint(say) : [],
      offered.length === 0 ? [] : [say("offer-near", { chinese: countInChinese(offered) })],
    ],
    actions: [
      ...openRows(shown, say, firstNumber),
      ...(isOverview ? contentsRows(shown, say) : []),
      ...offerRows(offered),
      // There is nothing to vote on where nothing was found.
      ...(shown.length === 0 ? [] : [voteRow]),
    ],
  };
}

/** Null where no place has an excerpt. */
export function comparisonArticle(
  { question, cells }: Comparison,
  { say, notes, explainsQuotes = false }: CompareOptions,
): InlineArticle | null {
  const excerpts = excerptsOf(cells);
  if (excerpts.length === 0) return null;
  const names = cells.map(({ place }) => shortPlaceText(place, say)).join(separator);
  return {
    id: "compare",
    title: say("inline-compare", { places: shorten(names, maxNamesUtf16) }),
    description: describe(cells, say),
    message: {
      parts: [
        [{ kind: "note", text: notes.join("\n") }],
        [[comparisonTitle(question, say)]],
        ...cells.map((cell) => cellPart(cell, null, say)),
        sourcesPart(excerpts, null, say),
        explainsQuotes ? translateHint(say) : [],
      ],
      actions: [voteRow],
    },
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

function excerptsOf(cells: readonly ComparisonCell[]): readonly Excerpt[] {
  return cells.flatMap(({ excerpt }) => excerpt ?? []);
}

/** The whole question: without its places, what is left is often no phrase. */
function comparisonTitle(question: string, say: Say): Span {
  return bold(say("compare-title", { question: shorten(question, maxQuestionUtf16) }));
}

function cellPart(cell: ComparisonCell, number: number | null, say: Say): Part {
  const place = shorten(cell.place, maxPlaceUtf16);
  const heading: Heading = { kind: "heading", text: placeText(place, say) };
  if (cell.excerpt === null) return [heading, emptyLine(cell, say)];
  return excerptPart(cell.excerpt, { heading, number }, say);
}

const emptyLines = {
  within: "compare-nothing",
  outside: "compare-outside",
  undetermined: "compare-undetermined",
} as const;

function emptyLine({ isKnown, standing }: ComparisonCell, say: Say): string {
  return say(isKnown ? emptyLines[standing] : "compare-unknown");
}
