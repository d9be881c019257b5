/** The reply to a question that names several places: a cell for each of them. */
import type { Comparison } from "../../core/library.ts";
import { noteLines } from "../ask/answer-lines.ts";
import { type AnswerManner, beginsConversation, type Found, type Reply } from "../ask/found.ts";
import { offersNear } from "../offers/offers.ts";
import type { Turn } from "../turn.ts";
import { renderComparison } from "./comparison.ts";

/** Null where no places are named, nothing besides them, or what was compared before would be said again. */
export async function comparisonReply(
  turn: Turn,
  found: Found,
  { numberedIds = [] }: AnswerManner = {},
): Promise<Reply | null> {
  const { answer, say } = found;
  const comparison = await turn.whileTyping(() => turn.library.compare(answer.question));
  if (comparison === null) return null;
  const { cells, question } = comparison;
  if (isComparedAgain(found, comparison)) return null;
  const isEmpty = cells.every(({ excerpt }) => excerpt === null);
  const offered = isEmpty
    ? await turn.whileTyping(() => offersNear(turn.library, question, say))
    : [];
  // The title says what is compared.
  const notes = answer.notes.filter((note) => !("question" in note) || note.question !== question);
  const message = renderComparison(comparison, {
    say,
    notes: noteLines({ ...answer, notes }, say),
    offered,
    isOverview: answer.isOverview,
    firstNumber: numberedIds.length + 1,
    explainsQuotes: beginsConversation(found),
  });
  return { message, shown: cells.flatMap(({ excerpt }) => excerpt ?? []) };
}

/** Whether a question that goes on with a comparison, such as 后来呢, would be answered by the same comparison. */
function isComparedAgain({ answer, previous }: Found, { cells }: Comparison): boolean {
  if (answer.notes.every(({ kind }) => kind !== "follow-up") || previous === null) return false;
  if (answer.question === previous.question) return false;
  const compared = new Set(previous.places);
  const shown = new Set(previous.shownIds);
  return (
    answer.places.length === compared.size &&
    answer.places.every((place) => compared.has(place)) &&
    cells.some(({ excerpt }) => excerpt !== null) &&
    cells.every(({ excerpt }) => excerpt === null || shown.has(excerpt.passage.id))
  );
}
