/**
 * Compares what two or more places did about a topic. The question is answered for each place separately, so a cell
 * never shows another place's practice.
 */
import type { UnderstandingNote } from "../core/domain.ts";
import type { Comparison, ComparisonCell } from "../core/library.ts";
import type { LimitStanding } from "../core/limits.ts";
import { type Answering, composeAnswer } from "./answer.ts";

/** More would fill several screens of a phone. */
const maxPlaces = 6;

/** Null if the question names fewer than two places or no topic. */
export async function comparePlaces(
  question: string,
  means: Answering,
): Promise<Comparison | null> {
  const { query } = await means.retriever.retrieve(question);
  const { placeNames } = query.scope;
  const topic = query.topic.trim();
  if (placeNames.length < 2 || query.concepts.length === 0) return null;
  const limits = query.limited === null ? {} : { limits: query.limited.limits };
  const cells: ComparisonCell[] = [];
  for (const place of placeNames.slice(0, maxPlaces)) {
    const asked = { text: `${place} ${topic}`, top: 1, previous: null, ...limits };
    const { status, unknownPlaces, excerpts, notes } = await composeAnswer(asked, means);
    const [excerpt = null] = excerpts;
    cells.push({
      place,
      isKnown: unknownPlaces.length === 0,
      standing: standingOf(notes),
      excerpt: status === "answered" ? excerpt : null,
    });
  }
  return { question, topic, cells };
}

function standingOf(notes: readonly UnderstandingNote[]): LimitStanding {
  const note = notes.find(({ kind }) => kind === "limited");
  if (note?.kind !== "limited" || note.count > 0) return "within";
  return note.undetermined > 0 ? "undetermined" : "outside";
}
