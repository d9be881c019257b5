/**
 * An answer in, what the conversation is about after it out.
 */
import type { Answer, Subject } from "../domain.ts";

/** Asked for more of the same, what was shown before counts as well. */
export function subjectOf(
  { question, topic, places, excerpts }: Answer,
  previous: Subject | null,
  shownCount = excerpts.length,
): Subject {
  const before = previous?.question === question ? previous.shownIds : [];
  const shown = excerpts.slice(0, shownCount).map(({ passage }) => passage.id);
  return { question, topic, places, shownIds: [...before, ...shown] };
}
