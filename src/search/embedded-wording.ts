/**
 * A question's topic in, then its concepts; its vector, from the wordings in which the model is to read it, out.
 * The model knows little English and less of how people talk. English is read in the glossary's Chinese. What documents
 * call the everyday words that no passage has is read beside the question, each phrase once and for all questions.
 */
import type { Language } from "../core/domain.ts";
import type { Embedder } from "../embedding/embedder.ts";
import type { Bm25Reader } from "../index/words/bm25-reader.ts";
import type { Concept, Wording } from "../questions/concepts.ts";

/** The concepts of the topic in, its unit vector out. */
export type Reading = (concepts: readonly Concept[]) => Promise<Float32Array>;

/**
 * How much the documents' phrases count beside the question: it says all that was asked, a phrase one thing of it.
 */
const officialShare = 0.5;

export type BeginReading = (asked: {
  readonly topic: string;
  readonly language: Language;
}) => Reading;

export function createReader(
  embedder: Pick<Embedder, "embedQuery">,
  index: Bm25Reader,
): BeginReading {
  const readPhrase = readingOnce(embedder);
  return ({ topic, language }) => {
    if (language === "en")
      return (concepts) => embedder.embedQuery(inChinese(topic, concepts, index));
    // At once: what it is made of can be found out meanwhile.
    const asWritten = embedder.embedQuery(topic);
    // Waited for below; until then nobody may be waiting.
    asWritten.catch(() => undefined);
    return async (concepts) => {
      const phrases = officialPhrases(concepts, index);
      if (phrases.length === 0) return asWritten;
      const official = meanDirection(await Promise.all(phrases.map(readPhrase)));
      return meanDirection([await asWritten, official.map((value) => officialShare * value)]);
    };
  };
}

/** There are no more phrases than the glossary has. */
function readingOnce({ embedQuery }: Pick<Embedder, "embedQuery">) {
  const known = new Map<string, Promise<Float32Array>>();
  return (phrase: string): Promise<Float32Array> => {
    const vector = known.get(phrase) ?? embedQuery(phrase);
    known.set(phrase, vector);
    vector.catch(() => known.delete(phrase));
    return vector;
  };
}

/** What the glossary can put into Chinese. */
function inChinese(topic: string, concepts: readonly Concept[], index: Bm25Reader): string {
  const wordings = concepts.flatMap((concept) => commonestSynonym(concept, index)?.written ?? []);
  const figures = topic.match(/\d+(?:\.\d+)?%?/g) ?? [];
  return wordings.length === 0 ? topic : [...new Set([...wordings, ...figures])].join(" ");
}

/** What passages say for those concepts whose own words none of them has. */
function officialPhrases(concepts: readonly Concept[], index: Bm25Reader): readonly string[] {
  const phrases = concepts.flatMap((concept) => {
    const synonym = isSaid(concept, index) ? null : commonestSynonym(concept, index);
    // One that no passage has either would be another guess.
    return synonym !== null && isIn(index, synonym) ? [synonym.written] : [];
  });
  return [...new Set(phrases)];
}

/** Whether the corpus has the concept's own words. */
function isSaid({ wordings: [own] }: Concept, index: Bm25Reader): boolean {
  return own === undefined || isIn(index, own);
}

function isIn(index: Bm25Reader, { terms }: Wording): boolean {
  return terms.every((term) => index.documentFrequency(term) > 0);
}

/** As most passages of the corpus say it; where none does, as the glossary says it first. */
function commonestSynonym({ wordings }: Concept, index: Bm25Reader): Wording | null {
  const [, ...synonyms] = wordings;
  const frequency = ({ terms }: Wording) =>
    Math.min(...terms.map((term) => index.documentFrequency(term)));
  return synonyms.toSorted((a, b) => frequency(b) - frequency(a))[0] ?? null;
}

/** Of unit length. */
function meanDirection(vectors: readonly Float32Array[]): Float32Array {
  const [first = new Float32Array(), ...others] = vectors;
  const sum = first.map((value, at) =>
    others.reduce((total, each) => total + (each[at] ?? 0), value),
  );
  const length = Math.hypot(...sum);
  return sum.map((value) => value / length);
}
