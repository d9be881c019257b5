/**
 * Makes a question's vector, from the wordings in which the model is to read it.
 * The model knows little English and less of how people talk. English is read in the glossary's Chinese. For everyday
 * words that no passage has, the phrase that the documents use is read beside the question, each phrase once and for
 * all questions.
 */
import type { Language } from "../core/domain.ts";
import type { Embedder } from "../embedding/embedder.ts";
import type { Concept, Wording } from "../questions/concepts.ts";
import { officialShare } from "./weights.ts";
import { type Statistics, countOf } from "./word-query.ts";

interface AskedTopic {
  readonly topic: string;
  readonly language: Language;
}

interface UnderstoodTopic extends AskedTopic {
  readonly concepts: readonly Concept[];
  /** Of the concepts' terms. */
  readonly statistics: Statistics;
}

export interface QuestionReader {
  /**
   * Starts to read the topic as it is written: the model works in threads of its own. Null in English, whose wording
   * depends on its concepts. A failure is reported by `read` only.
   */
  start(asked: AskedTopic): Promise<Float32Array> | null;
  /**
   * Gives the question's vector, of unit length.
   * @param asWritten what `start` gave for it
   */
  read(understood: UnderstoodTopic, asWritten: Promise<Float32Array> | null): Promise<Float32Array>;
}

export function createQuestionReader({ embedQuery }: Pick<Embedder, "embedQuery">): QuestionReader {
  // There are no more phrases than the glossary has.
  const known = new Map<string, Promise<Float32Array>>();
  const readPhrase = (phrase: string): Promise<Float32Array> => {
    const vector = known.get(phrase) ?? embedQuery(phrase);
    known.set(phrase, vector);
    vector.catch(() => known.delete(phrase));
    return vector;
  };
  return {
    start({ topic, language }) {
      if (language === "en") return null;
      const vector = embedQuery(topic);
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

/** What the glossary can put into Chinese, with the topic's figures; the topic itself where that is nothing. */
function inChinese({ topic, concepts, statistics }: UnderstoodTopic): string {
  const wordings = concepts.flatMap(
    (concept) => commonestSynonym(concept, statistics)?.written ?? [],
  );
  const figures = topic.match(/\d+(?:\.\d+)?%?/g) ?? [];
  return wordings.length === 0 ? topic : [...new Set([...wordings, ...figures])].join(" ");
}

/** The phrases that passages use for those concepts whose own words no passage has. */
function officialPhrases({ concepts, statistics }: UnderstoodTopic): readonly string[] {
  const phrases = concepts.flatMap((concept) => {
    const synonym = isSaid(concept, statistics) ? null : commonestSynonym(concept, statistics);
    // A phrase that no passage has either would be a guess.
    return synonym !== null && areInPassages(synonym, statistics) ? [synonym.written] : [];
  });
  return [...new Set(phrases)];
}

/** Whether the corpus has the concept's own words. */
function isSaid({ wordings: [own] }: Concept, statistics: Statistics): boolean {
  return own === undefined || areInPassages(own, statistics);
}

function areInPassages({ terms }: Wording, statistics: Statistics): boolean {
  return terms.every((term) => countOf(term, statistics) > 0);
}

/** The synonym that most passages have; where none has any, the first in the glossary. */
function commonestSynonym({ wordings }: Concept, statistics: Statistics): Wording | null {
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
