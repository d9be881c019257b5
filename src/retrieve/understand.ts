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
import { withoutComparing } from "./comparing-words.ts";
import { type Concept, type Wording, conceptsOf } from "./concepts.ts";
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
  const vector = await means.embedder.embedQuery(
    language === "en" ? inChinese(topic, concepts, means.index) : topic,
  );
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
  { spentReadings, placeNames }: Scope,
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
  const normalized = normalizeText(topic + question.slice(from)).slice(0, maxTopicUtf16);
  return placeNames.length > 1 ? withoutComparing(normalized) : normalized;
}

/** The model knows little English: what the glossary can put into Chinese is embedded in Chinese. */
function inChinese(topic: string, concepts: readonly Concept[], index: Bm25Reader): string {
  const wordings = concepts.flatMap((concept) => commonestSynonym(concept, index) ?? []);
  const figures = topic.match(/\d+(?:\.\d+)?%?/g) ?? [];
  return wordings.length === 0 ? topic : [...new Set([...wordings, ...figures])].join(" ");
}

/** As most passages of the corpus say it; where none does, as the glossary says it first. */
function commonestSynonym({ wordings }: Concept, index: Bm25Reader): string | null {
  const [, ...synonyms] = wordings;
  const frequency = ({ terms }: Wording) =>
    Math.min(...terms.map((term) => index.documentFrequency(term)));
  return synonyms.toSorted((a, b) => frequency(b) - frequency(a))[0]?.written ?? null;
}
