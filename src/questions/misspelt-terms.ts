/**
 * Corrects misspelt terms of the glossary in a topic: 领导值数 sounds like 领导职数 and is made of no other words.
 * The documents must have the term, and not what is written.
 */
import type { PassageStore } from "../index/passage-store.ts";
import { characterPairs } from "../language/tokenize.ts";
import { normalizeText } from "../language/normalize.ts";
import { blurReading, readingsOf, soundsAlike, soundsSame } from "../language/sound.ts";
import { conceptSaturation } from "../search/weights.ts";
import { isGuess, type Segmentation, segmentText, type Segmenter } from "../places/segmentation.ts";

export interface MisspeltTerm {
  readonly written: string;
  readonly understood: string;
}

/** Expects a normalised topic; returns different terms in order. */
export type FindMisspeltTerms = (topic: string) => readonly MisspeltTerm[];

/** Of two characters, one wrong one leaves too little. */
const minLength = 3;
const maxLength = 8;

export function createTermFinder(terms: readonly string[], segment: Segmenter): FindMisspeltTerms {
  let bySound: ReadonlyMap<string, readonly string[]> | null = null;
  return (topic) => {
    bySound ??= indexBySound(terms);
    const sounds = topic.split("").map(soundOf);
    const found = new Map<number, MisspeltTerm>();
    let segmentation: Segmentation | null = null;
    // Shorter terms first: the documents may have 编外人员 and not 清理编外人员.
    for (let length = minLength; length <= maxLength; length += 1)
      for (let start = 0; start + length <= topic.length; start += 1) {
        const similar = bySound.get(sounds.slice(start, start + length).join(" "));
        if (similar === undefined) continue;
        const written = topic.slice(start, start + length);
        const understood = similar.find((term) => isMisspelt(written, term));
        if (understood === undefined || similar.includes(written)) continue;
        if (holdsAny(found, start, start + length)) continue;
        segmentation ??= segmentText(topic, segment);
        if (hasBrokenWords(written, understood, start, segmentation))
          found.set(start, { written, understood });
      }
    const inOrder = [...found].toSorted(([one], [other]) => one - other);
    return [...new Map(inOrder.map(([, term]) => [term.written, term])).values()];
  };
}

function holdsAny(found: ReadonlyMap<number, MisspeltTerm>, start: number, end: number): boolean {
  return [...found].some(([at, { written }]) => at < end && at + written.length > start);
}

/** Each is looked for in the documents, twice; no honest question has more. */
const mostCorrected = 3;

/** The misspelt terms of a topic whose correction the documents have. */
export async function findCorrections(
  topic: string,
  find: FindMisspeltTerms,
  store: Pick<PassageStore, "bestByWords" | "features">,
): Promise<readonly MisspeltTerm[]> {
  const correctedTerms: MisspeltTerm[] = [];
  for (const term of find(topic).slice(0, mostCorrected)) {
    const isMeant = (await isSaid(term.understood, store)) && !(await isSaid(term.written, store));
    if (isMeant) correctedTerms.push(term);
  }
  return correctedTerms;
}

export function correctTerms(topic: string, corrections: readonly MisspeltTerm[]): string {
  return corrections.reduce(
    (text, { written, understood }) => text.replaceAll(wholeWord(written), understood),
    topic,
  );
}

/** Chinese words have no borders; a Latin one may be part of another. */
function wholeWord(written: string): string | RegExp {
  return /^[a-z]/iu.test(written) ? new RegExp(`(?<![a-z])${written}(?![a-z])`, "giu") : written;
}

/** Passages with all pairs of the phrase are the best by pairs; a few of them may have it in pieces. */
const examinedCount = 5;

/** Whether a passage has the phrase, which is normalised. */
export async function isSaid(
  phrase: string,
  store: Pick<PassageStore, "bestByWords" | "features">,
): Promise<boolean> {
  const query = { concepts: [], pairs: characterPairs(phrase), saturation: conceptSaturation };
  const count = { passages: examinedCount, documents: 0 };
  const { passages } = await store.bestByWords(query, { kind: "everywhere" }, count);
  const features = await store.features(passages, { words: null, vector: null, hasText: true });
  return features.some(({ text }) => normalizeText(text).includes(phrase));
}

/** Terms by the sound of their characters. */
function indexBySound(terms: readonly string[]): Map<string, string[]> {
  const bySound = new Map<string, string[]>();
  for (const term of terms) {
    if (term.length < minLength) continue;
    const key = Array.from(term, soundOf).join(" ");
    const sharing = bySound.get(key);
    if (sharing === undefined) bySound.set(key, [term]);
    else sharing.push(term);
  }
  return bySound;
}

/** A character that is no Chinese one is its own sound. */
function soundOf(character: string): string {
  return blurReading(readingsOf(character)[0] ?? character);
}

/** At most half of the characters are wrong. All sound the same as the right ones; a single one need only sound alike. */
function isMisspelt(written: string, term: string): boolean {
  const different = Array.from(term).flatMap((right, at) => {
    const wrong = written.charAt(at);
    return wrong === right ? [] : [{ right: readingsOf(right), wrong: readingsOf(wrong) }];
  });
  const [only, ...others] = different;
  if (only === undefined || different.length > term.length / 2) return false;
  if (others.length === 0) return soundsAlike(only.right, only.wrong);
  return different.every(({ right, wrong }) => soundsSame(right, wrong));
}

/**
 * Whether the wrong characters have broken words of the term: each is a word by itself, and so is a character beside it.
 * 督查|时 is a word and what follows it, and no 督查室.
 */
function hasBrokenWords(
  written: string,
  term: string,
  start: number,
  segmentation: Segmentation,
): boolean {
  const end = start + written.length;
  if (segmentation.crosses(start) || segmentation.crosses(end)) return false;
  const standsAlone = (position: number) => {
    const word = position < start || position >= end ? null : segmentation.at(position);
    return word !== null && (word.word.length === 1 || isGuess(word));
  };
  return Array.from(written).every((character, offset) => {
    const at = start + offset;
    if (character === term.charAt(offset)) return true;
    return standsAlone(at) && (standsAlone(at - 1) || standsAlone(at + 1));
  });
}
