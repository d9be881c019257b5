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

const nothing: Subject = { question: "", topic: "", places: [], shownIds: [] };

/**
 * What was refused, an aside included, leaves the subject unchanged. The same question again keeps the passages that were
 * shown before, and "more" of it their numbers. Numbers also stay valid where nothing new was shown.
 */
export function subjectOf(
  { question, topic, places, status, notes, excerpts }: Answer,
  previous: Subject | null,
  shown: readonly Excerpt[] = excerpts,
): Subject {
  if (status === "none") return previous ?? nothing;
  const isMore = notes.some((note) => note.kind === "follow-up" && note.isMore);
  const before = previous?.question === question ? previous.shownIds : [];
  const keepsNumbers = isMore || shown.length === 0;
  const numbered = keepsNumbers ? numberedIdsOf(previous) : [];
  const shownPlaces = keepsNumbers ? (previous?.shownPlaces ?? []) : [];
  const newPlaces = shown.flatMap(({ document }) => document.place?.name ?? []);
  return {
    question,
    topic,
    places,
    shownIds: [...before, ...shown.flatMap(passageIdsOf)],
    numberedIds: [...numbered, ...shown.map(({ passage }) => passage.id)],
    shownPlaces: [...new Set([...shownPlaces, ...newPlaces])],
    // Excerpts that were found and not shown are offered.
    ...placesBefore({ topic, places }, previous),
    ...shownBefore({ question, topic, notes }, previous),
    ...(shown.length === 0 && excerpts.length > 0 && { isElsewhereOffered: true }),
  };
}

/** What goes on with a question, or asks the same of another place, is on the same topic. */
function shownBefore(
  { question, topic, notes }: Pick<Answer, "question" | "topic" | "notes">,
  previous: Subject | null,
): Pick<Subject, "shownBeforeIds"> {
  const goesOn = previous?.topic === topic || notes.some(({ kind }) => kind === "follow-up");
  if (previous === null || !goesOn) return {};
  const { shownBeforeIds = [] } = previous;
  const before = previous.question === question ? shownBeforeIds : idsShownTo(previous);
  return before.length === 0 ? {} : { shownBeforeIds: before.slice(-mostShownBefore) };
}

/** Range 20 to 200: more than somebody remembers. */
const mostShownBefore = 60;

/** The passages shown in this conversation on its topic. */
export function idsShownTo({ shownIds, shownBeforeIds = [] }: Subject): readonly string[] {
  return [...new Set([...shownBeforeIds, ...shownIds])];
}

/** 两地有什么不同 is about these and the present ones. */
function placesBefore(
  { topic, places }: Pick<Subject, "topic" | "places">,
  previous: Subject | null,
): Pick<Subject, "placesBefore"> {
  if (previous === null || previous.topic !== topic) return {};
  const before = placesOfSubject(previous);
  const isSame = before.every((name) => places.includes(name));
  const kept = isSame ? (previous.placesBefore ?? []) : before;
  return kept.length === 0 ? {} : { placesBefore: kept };
}

/** The places asked about; without any, the place of all excerpts that were shown. */
export function placesOfSubject({ places, shownPlaces = [] }: Subject): readonly string[] {
  return places.length === 0 && shownPlaces.length === 1 ? shownPlaces : places;
}

/** For a subject stored by an earlier version, the passages shown. */
export function numberedIdsOf(subject: Subject | null): readonly string[] {
  return subject?.numberedIds ?? subject?.shownIds ?? [];
}

/**
 * The place of the opened passage becomes the only place of the subject. The question stays; the topic stays only if
 * the passage was shown for it, or is of a place that was. A document without a place changes only what was opened last.
 */
export function subjectOfReading(
  { passage, document }: PassageSource,
  previous: Subject | null,
): Subject {
  const { isElsewhereOffered: _, ...before } = previous ?? nothing;
  const opened = { ...before, openedId: passage.id };
  if (document.place === null) return opened;
  const { name } = document.place;
  const isOfTopic = [...before.places, ...(before.shownPlaces ?? [])].includes(name);
  if (before.shownIds.includes(passage.id)) return { ...opened, places: [name] };
  return {
    ...opened,
    topic: isOfTopic ? before.topic : "",
    places: [name],
    shownIds: [...before.shownIds, passage.id],
  };
}
