/**
 * Embeds a question. The model is weak in English and in colloquial Chinese, so an English question is embedded as the
 * glossary's Chinese translation. For everyday words that no passage has, the documents' phrase is embedded too and
 * added to the question's vector; vectors of phrases are cached.
 */
import type { Embedder } from "../embedding/embedder.ts";
import type { Concept, Wording } from "../questions/concepts.ts";
import type { UnderstoodQuestion } from "../questions/query.ts";
import { officialShare } from "./weights.ts";
import { type Statistics, countOf } from "./word-query.ts";

type AskedTopic = Pick<UnderstoodQuestion, "comparedTopic" | "language">;

interface UnderstoodTopic extends AskedTopic, Pick<UnderstoodQuestion, "topic"> {
  readonly concepts: readonly Concept[];
  /** Statistics of the concepts' terms. */
  readonly statistics: Statistics;
}

export interface QuestionReader {
  /**
   * Starts to embed the topic as it is written, in the model's own threads. Null in English, whose wording depends on
   * its concepts. Only `read` reports a failure.
   */
  start(asked: AskedTopic): Promise<Float32Array> | null;
  /**
   * The question's vector, of unit length.
   * @param asWritten the result of `start` for the same topic
   */
  read(understood: UnderstoodTopic, asWritten: Promise<Float32Array> | null): Promise<Float32Array>;
}

export function createQuestionReader({ embedQuery }: Pick<Embedder, "embedQuery">): QuestionReader {
  // Bounded by the size of the glossary.
  const known = new Map<string, Promise<Float32Array>>();
  const readPhrase = (phrase: string): Promise<Float32Array> => {
    const vector = known.get(phrase) ?? embedQuery(phrase);
    known.set(phrase, vector);
    vector.catch(() => known.delete(phrase));
    return vector;
  };
  return {
    start({ comparedTopic, language }) {
      if (language === "en") return null;
      const vector = embedQuery(comparedTopic);
      vector.catch(() => undefined);
      return vector;
    },
    async read(understood, asWritten) {
      if (asWritten === null) return embedQuery(inChinese(understood));
      const phrases = officialPhrases(understood);
      if (phrases.length === 0) return asWritten;
      const official = meanDirection(await Promise.all(phrases.map(readPhrase)));
      return meanDirection([await asWritten, official.map((value) => officialShare * value)]);
    },
  };
}

/** What is embedded: the topic and the documents' phrases, or in English the glossary's Chinese. */
export function wordingsOf(understood: UnderstoodTopic): readonly string[] {
  return understood.language === "en"
    ? [inChinese(understood)]
    : [understood.comparedTopic, ...officialPhrases(understood)];
}

/** The glossary's Chinese for the concepts, and the topic's figures; the topic itself if the glossary has nothing. */
function inChinese({ topic, concepts, statistics }: UnderstoodTopic): string {
  const wordings = concepts.flatMap(
    (concept) => commonestSynonym(concept, statistics)?.written ?? [],
  );
  const figures = topic.match(/\d+(?:\.\d+)?%?/g) ?? [];
  return wordings.length === 0 ? topic : [...new Set([...wordings, ...figures])].join(" ");
}

/** The passages' phrases for concepts whose own wording no passage has. */
function officialPhrases({ concepts, statistics }: UnderstoodTopic): readonly string[] {
  const phrases = concepts.flatMap((concept) => {
    const synonym = isSaid(concept, statistics) ? null : commonestSynonym(concept, statistics);
    // A phrase that no passage has either would be a guess.
    return synonym !== null && areInPassages(synonym, statistics) ? [synonym.written] : [];
  });
  return [...new Set(phrases)];
}

/** Whether the corpus has every term of the concept's own wording. */
function isSaid({ wordings: [own] }: Concept, statistics: Statistics): boolean {
  return own === undefined || areInPassages(own, statistics);
}

function areInPassages({ terms }: Wording, statistics: Statistics): boolean {
  return terms.every((term) => countOf(term, statistics) > 0);
}

/** The synonym that most passages have; if none is in a passage, the first in the glossary. Null for a number. */
function commonestSynonym({ wordings, number }: Concept, statistics: Statistics): Wording | null {
  if (number !== null) return null;
  const [, ...synonyms] = wordings;
  const frequency = ({ terms }: Wording) =>
    Math.min(...terms.map((term) => countOf(term, statistics)));
  return synonyms.toSorted((a, b) => frequency(b) - frequency(a))[0] ?? null;
}

/** The mean of the vectors, scaled to unit length. */
function meanDirection(vectors: readonly Float32Array[]): Float32Array {
  const [first = new Float32Array(), ...others] = vectors;
  const sum = first.map((value, at) =>
    others.reduce((total, each) => total + (each[at] ?? 0), value),
  );
  const length = Math.hypot(...sum);
  return sum.map((value) => value / length);
}
