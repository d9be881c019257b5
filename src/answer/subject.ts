/**
 * An answer in, what the conversation is about after it out.
 */
import type { Answer, Excerpt, Subject } from "../domain.ts";

/** Asked for more of the same, what was shown before counts as well. */
export function subjectOf(
  { question, topic, places, excerpts }: Answer,
  previous: Subject | null,
  shown: readonly Excerpt[] = excerpts,
): Subject {
  const before = previous?.question === question ? previous.shownIds : [];
  return {
    question,
    topic,
    places,
    shownIds: [...before, ...shown.map(({ passage }) => passage.id)],
  };
}
