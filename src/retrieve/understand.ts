/**
 * A question in; the places it names, what it asks about them, and its vector out.
 */
import type { Language, SourceDocument } from "../domain.ts";
import type { Embedder } from "../embed/embedder.ts";
import type { Bm25Reader } from "../lexical/bm25-reader.ts";
import type { Glossary } from "../text/glossary.ts";
import { isMostlyEnglish, normalizeText } from "../text/normalize.ts";
import { isBetweenPlaces } from "../text/places/listed.ts";
import type { PlaceReading, PlaceRecognizer } from "../text/places/recognize.ts";
import type { Tokenizer } from "../text/tokenize.ts";
import { askedPlaces } from "./asked-places.ts";
import { conceptsOf } from "./concepts.ts";
import { embedWordings } from "./embedded-wording.ts";
import type { Query } from "./query.ts";
import { type Scope, scopeOf } from "./scope.ts";

export interface Understanding {
  readonly documents: readonly SourceDocument[];
  readonly recognizer: PlaceRecognizer;
  readonly glossary: Glossary;
  readonly tokenizer: Tokenizer;
  readonly embedder: Embedder;
  readonly index: Bm25Reader;
}

export async function understand(question: string, means: Understanding): Promise<Query> {
  const placeReadings = askedPlaces(question, means.recognizer.read(question));
  const language: Language = isMostlyEnglish(question) ? "en" : "zh";
  const scope = scopeOf(placeReadings, means.documents);
  const topic = topicOf(question, placeReadings, scope);
  const concepts = conceptsOf(topic, means.glossary, means.tokenizer);
  const vector = await embedWordings({ topic, language, concepts }, means.embedder, means.index);
  return {
    question,
    language,
    placeReadings,
    topic,
    concepts,
    vector,
    scope,
  };
}

/**
 * As long as a whole message: the model reads a part of that. One character may become eighteen when it is normalised,
 * and what several places are asked about is read once for each.
 */
const maxTopicUtf16 = 4096;

/** The question without the places that the choice of documents has taken care of. */
function topicOf(
  question: string,
  readings: readonly PlaceReading[],
  { spentReadings }: Scope,
): string {
  let topic = "";
  let from = 0;
  for (const reading of readings) {
    if (!spentReadings.has(reading)) continue;
    const { range } = reading;
    const before = question.slice(from, range[0]);
    if (!isBetweenPlaces(before)) topic += `${before} `;
    from = range[1];
  }
  return normalizeText(topic + question.slice(from)).slice(0, maxTopicUtf16);
}
