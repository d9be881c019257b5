/**
 * Updates the subject of a conversation after an answer, or after a passage was opened.
 */
import {
  type Answer,
  type Excerpt,
  passageIdsOf,
  type PassageSource,
  type Subject,
} from "../core/domain.ts";
import { isAside } from "./asides.ts";

const nothing: Subject = { question: "", topic: "", places: [], shownIds: [] };

/** An aside leaves the subject unchanged. The same question again keeps the passages that were shown before. */
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
    shownIds: [...before, ...shown.flatMap(passageIdsOf)],
  };
}

/**
 * The place of the opened passage becomes the only place of the subject. The question stays; the topic stays only if
 * the passage was shown for it. Null for a document without a place.
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
