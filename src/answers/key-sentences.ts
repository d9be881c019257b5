/** Shortens a long text to the sentences that the documents answer best. */
import { isMostlyEnglish, normalizeText } from "../language/normalize.ts";
import { sentencesIn } from "../language/sentences.ts";
import { asksByForm } from "../questions/asks-by-form.ts";
import type { Retriever } from "../search/retrieve.ts";
import {
  askingSentenceWeight,
  keySentenceShare,
  keySentencesUtf16,
  mostKeySentences,
  mostSentencesSearched,
} from "../search/weights.ts";
import { scoredConcepts, termsOf } from "../search/word-query.ts";
import { judge } from "./judge.ts";

interface Weighed {
  readonly sentence: string;
  readonly weight: number;
}

/**
 * The sentences, in order, with the highest confidence of the judge; one that asks counts more. At most
 * `keySentencesUtf16` units; empty for a text without letters and digits.
 */
export async function keySentences(text: string, retriever: Retriever): Promise<readonly string[]> {
  const most = keySentencesUtf16[isMostlyEnglish(text) ? "en" : "zh"];
  const sentences = new Set(
    sentencesIn(text).flatMap((sentence) =>
      sentence.length <= most ? sentence : clausesOf(sentence, most),
    ),
  );
  const searched = best(await byWords([...sentences], retriever), mostSentencesSearched);
  const weighed: Weighed[] = [];
  for (const { sentence } of searched) {
    // What a sentence tells of a year or of places of one kind is no limit.
    const { confidence } = await judge(await retriever.retrieve(sentence, "none"), retriever.store);
    weighed.push({ sentence, weight: confidence * (asks(sentence) ? askingSentenceWeight : 1) });
  }
  const chosen = new Set<string>();
  let left = most;
  const [first] = best(weighed, 1);
  for (const { sentence, weight } of best(weighed, mostKeySentences)) {
    if (sentence.length > left || weight < keySentenceShare * (first?.weight ?? 0)) continue;
    chosen.add(sentence);
    left -= sentence.length;
  }
  return [...sentences].filter((sentence) => chosen.has(sentence));
}

function asks(sentence: string): boolean {
  return asksByForm(sentence) && /[?？]\s*$/u.test(sentence);
}

/** The heaviest, heaviest first; of equal ones the first. */
function best(sentences: readonly Weighed[], count: number): readonly Weighed[] {
  return sentences.toSorted((one, other) => other.weight - one.weight).slice(0, count);
}

/** By the words of the field and others that passages have, for the root of the length. */
async function byWords(
  sentences: readonly string[],
  { readConcepts, store }: Retriever,
): Promise<readonly Weighed[]> {
  const read = sentences.map((sentence) => readConcepts(normalizeText(sentence)));
  const statistics = await store.terms(termsOf(read.flat()));
  return sentences.map((sentence, index) => {
    const known = scoredConcepts(read[index] ?? [], statistics).filter(({ isSaid }) => isSaid);
    const sum = known.reduce((total, { weight }) => total + weight, 0);
    return { sentence, weight: sum / Math.sqrt(sentence.length) };
  });
}

/** A sentence that is too long is cut into clauses, and these where they must be, but never within a character. */
function clausesOf(sentence: string, most: number): readonly string[] {
  const slice = new RegExp(`.{1,${most / 2}}`, "gsu");
  const clauses = sentence.split(/(?<=[,，;；:：])/u).map((clause) => clause.trim());
  return clauses.flatMap((clause) =>
    clause.length <= most ? clause : (clause.match(slice) ?? []),
  );
}
