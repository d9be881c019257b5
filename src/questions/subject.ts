/**
 * What was shown in, what the conversation is about after it out.
 */
import type { Answer, Excerpt, PassageSource, Subject } from "../core/domain.ts";
import { isAside } from "./asides.ts";

const nothing: Subject = { question: "", topic: "", places: [], shownIds: [] };

/** Asked for more of the same, what was shown before counts as well. A word of thanks changes no subject. */
export function subjectOf(
  { question, topic, places, reason, excerpts }: Answer,
  previous: Subject | null,
  shown: readonly Excerpt[] = excerpts,
): Subject {
  if (isAside(reason)) return previous ?? nothing;
  const before = previous?.question === question ? previous.shownIds : [];
  return {
    question,
    topic,
    places,
    shownIds: [...before, ...shown.map(({ passage }) => passage.id)],
  };
}

/**
 * A passage was opened: its place is now what is spoken of. What was asked can still be asked on, and stays the
 * topic where the passage was shown for it. Null for a document about no place.
 */
export function subjectOfReading(
  { passage, document }: PassageSource,
  previous: Subject | null,
): Subject | null {
  if (document.place === null) return null;
  const { question, topic, shownIds } = previous ?? nothing;
  const wasShown = shownIds.includes(passage.id);
  return {
    question,
    topic: wasShown ? topic : "",
    places: [document.place.name],
    shownIds: wasShown ? shownIds : [...shownIds, passage.id],
  };
}
