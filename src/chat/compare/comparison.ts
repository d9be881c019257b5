/**
 * Decides whether an answer is given place by place, and renders a comparison as a message and as a post: for each
 * place its excerpt and citation, or a line that its documents say nothing about the topic.
 */
import type {
  Answer,
  CaseLibrary,
  Comparison,
  ComparisonCell,
  Excerpt,
} from "../../core/domain.ts";
import { voteRow } from "../feedback/feedback.ts";
import { type InlineArticle, keyWords, maxDescriptionUtf16 } from "../inline/article.ts";
import type { Message, Span } from "../message.ts";
import { citationLine } from "../views/citations.ts";
import { contentsRows, excerptPart, openRows, quoteOf } from "../views/excerpts.ts";
import type { Say } from "../views/messages.ts";
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

const maxTopicUtf16 = 80;
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
}

export function renderComparison(
  { topic, cells }: Comparison,
  { say, notes, isOverview = false }: CompareOptions,
): Message {
  const shown = excerptsOf(cells);
  return {
    parts: [
      notes,
      [[comparisonTitle(topic, say)]],
      ...cells.map((cell) => {
        const heading = [[cellHeading(cell)]];
        if (cell.excerpt === null) return [...heading, emptyLine(cell, say)];
        return excerptPart(cell.excerpt, { heading, number: shown.indexOf(cell.excerpt) + 1 }, say);
      }),
    ],
    actions: [...openRows(shown, say), ...(isOverview ? contentsRows(shown, say) : []), voteRow],
  };
}

/** Null where no place has an excerpt. */
export function comparisonArticle(
  { topic, cells }: Comparison,
  { say, notes }: CompareOptions,
): InlineArticle | null {
  const excerpts = excerptsOf(cells);
  if (excerpts.length === 0) return null;
  const names = cells.map(({ place }) => place).join(separator);
  return {
    id: "compare",
    title: say("inline-compare", { places: shorten(names, maxNamesUtf16) }),
    description: describe(cells, say),
    message: {
      parts: [
        [{ kind: "note", text: notes.join("\n") }],
        [[comparisonTitle(topic, say)]],
        ...cells.map((cell) => [
          [cellHeading(cell)],
          ...(cell.excerpt === null
            ? [emptyLine(cell, say)]
            : [quoteOf(cell.excerpt), citationLine(cell.excerpt)]),
        ]),
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

/** Words that connect the topic with the places before it. */
const leadingTie = /^(?:的|在|各自|分别|'s(?![a-z]))\s*/iu;

function comparisonTitle(topic: string, say: Say): Span {
  const named = topic.replace(leadingTie, "");
  return bold(say("compare-title", { topic: shorten(named, maxTopicUtf16) }));
}

function cellHeading({ place }: ComparisonCell): Span {
  return bold(shorten(place, maxPlaceUtf16));
}

const emptyLines = {
  within: "compare-nothing",
  outside: "compare-outside",
  undetermined: "compare-undetermined",
} as const;

function emptyLine({ isKnown, standing }: ComparisonCell, say: Say): string {
  return say(isKnown ? emptyLines[standing] : "compare-unknown");
}
