/**
 * A question's topic in, then its concepts; its vector, from the wordings in which the model is to read it, out.
 * The model knows little English and less of how people talk. English is read in the glossary's Chinese; everyday words
 * that no passage has are read a second time in the documents' words, and both readings count alike: the first knows
 * what was said, the second what documents call it.
 */
import type { Language } from "../domain.ts";
import type { Embedder } from "../embed/embedder.ts";
import type { Bm25Reader } from "../lexical/bm25-reader.ts";
import type { Concept, Wording } from "./concepts.ts";

/** The concepts of the topic in, its unit vector out. */
export type Reading = (concepts: readonly Concept[]) => Promise<Float32Array>;

/** Chinese is read as it stands, at once: what it is made of can be found out meanwhile. */
export function beginReading(
  { topic, language }: { readonly topic: string; readonly language: Language },
  embedder: Pick<Embedder, "embedQuery">,
  index: Bm25Reader,
): Reading {
  if (language === "en")
    return (concepts) => embedder.embedQuery(inChinese(topic, concepts, index));
  const asWritten = embedder.embedQuery(topic);
  // Waited for below; until then nobody may be waiting.
  asWritten.catch(() => undefined);
  return async (concepts) => {
    const official = inOfficialWords(topic, concepts, index);
    if (official === topic) return asWritten;
    return meanDirection(await Promise.all([asWritten, embedder.embedQuery(official)]));
  };
}

/** What the glossary can put into Chinese. */
function inChinese(topic: string, concepts: readonly Concept[], index: Bm25Reader): string {
  const wordings = concepts.flatMap((concept) => commonestSynonym(concept, index)?.written ?? []);
  const figures = topic.match(/\d+(?:\.\d+)?%?/g) ?? [];
  return wordings.length === 0 ? topic : [...new Set([...wordings, ...figures])].join(" ");
}

/** The topic, what the glossary knows and no passage says replaced by what passages say. */
function inOfficialWords(topic: string, concepts: readonly Concept[], index: Bm25Reader): string {
  const official = new Map<string, string>();
  for (const concept of concepts) {
    const synonym = isSaid(concept, index) ? null : commonestSynonym(concept, index);
    // One that no passage has either would be another guess.
    if (synonym !== null && isIn(index, synonym)) official.set(concept.written, synonym.written);
  }
  let words = topic;
  // Longer ones first: a shorter one may be a part of them.
  const written = [...official.keys()].toSorted((a, b) => b.length - a.length);
  for (const each of written) words = words.replaceAll(each, official.get(each) ?? each);
  return words;
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
