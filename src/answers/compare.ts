/**
 * A question that names two places or more in, what each of them did about it, place by place, out.
 * Each place is asked by itself: what one did never fills another's cell.
 */
import type { Comparison, ComparisonCell } from "../core/domain.ts";
import { type Answering, answerQuestion } from "./answer.ts";

/** More would fill several screens of a phone. */
const maxPlaces = 6;

/** Null where fewer than two places are named, or nothing beside them. */
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
    const { status, unknownPlaces, excerpts, notes } = await answerQuestion(asked, means);
    const [excerpt = null] = excerpts;
    cells.push({
      place,
      isKnown: unknownPlaces.length === 0,
      isWithin: !notes.some((note) => note.kind === "limited" && note.count === 0),
      excerpt: status === "answered" ? excerpt : null,
    });
  }
  return { question, topic, cells };
}
