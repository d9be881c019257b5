/**
 * Splits a question into concepts: what it asks about, each with the ways in which documents may say it.
 * A concept is a word of the question, or a phrase that the glossary knows.
 */
import { type Glossary, type GlossaryMatch, isOfField } from "../language/glossary.ts";
import { isContentWord, type Tokenizer } from "../language/tokenize.ts";
import { synonymWeight, translationWeight } from "../search/weights.ts";

export interface Wording {
  readonly written: string;
  /** Search terms of this way to say it. */
  readonly terms: readonly string[];
  /** How good a sign of the concept it is: 1 for the question's own word. */
  readonly weight: number;
}

export interface Concept {
  readonly written: string;
  /** How much its being asked says, 0 to 1: a word that every text has says little, however rare it is in this corpus. */
  readonly telling: number;
  /** The question's own wording first. */
  readonly wordings: readonly Wording[];
  /** Whether the glossary has it as a phrase of the field. */
  readonly isOfField: boolean;
}

/** An English word without a translation is in hardly any document, and says nothing by that. */
export function isComparable({ written, wordings }: Concept): boolean {
  return wordings.length > 1 || !/^[a-z]/.test(written);
}

/** 几家, 几项: jieba keeps the question word and the unit together. */
const asksHowMany = /^几.$/u;

/** Of normalised text. */
export type ReadConcepts = (text: string) => Concept[];

export function createConceptReader(glossary: Glossary, tokenizer: Tokenizer): ReadConcepts {
  const synonymTerms = termsOnce(tokenizer);
  return (text) => {
    const parts: Concept[][] = [];
    let from = 0;
    for (const match of glossary.match(text)) {
      parts.push(plainConcepts(text.slice(from, match.start), tokenizer));
      parts.push([glossaryConcept(match, tokenizer, synonymTerms)]);
      from = match.end;
    }
    return distinct([...parts, plainConcepts(text.slice(from), tokenizer)].flat());
  };
}

/** There are no more phrases than the glossary has. */
function termsOnce(tokenizer: Tokenizer): (phrase: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (phrase) => {
    const terms = known.get(phrase) ?? termsOf(phrase, tokenizer);
    known.set(phrase, terms);
    return terms;
  };
}

function plainConcepts(text: string, tokenizer: Tokenizer): Concept[] {
  return tokenizer
    .words(text)
    .filter((word) => isContentWord(word) && !asksHowMany.test(word))
    .map((word) => ({
      written: word,
      telling: tokenizer.tellingShare(word),
      wordings: [{ written: word, terms: termsOf(word, tokenizer), weight: 1 }],
      isOfField: false,
    }));
}

function glossaryConcept(
  { written, entries }: GlossaryMatch,
  tokenizer: Tokenizer,
  synonymTerms: (phrase: string) => readonly string[],
): Concept {
  const synonyms = entries.flatMap(({ terms }) => terms);
  const weight = /\p{Script=Han}/u.test(written) ? synonymWeight : translationWeight;
  const others = [...new Set(synonyms)].filter((synonym) => synonym !== written);
  return {
    written,
    // What people look up, or translate, is meant to be found.
    telling: 1,
    wordings: [
      { written, terms: termsOf(written, tokenizer), weight: 1 },
      ...others.map((synonym) => ({
        written: synonym,
        terms: synonymTerms(synonym),
        weight,
      })),
    ],
    isOfField: entries.some(isOfField),
  };
}

/** A phrase of nothing but function words, such as 有没有, still is itself where it stands as a term. */
function termsOf(phrase: string, tokenizer: Tokenizer): string[] {
  const terms = tokenizer.terms(phrase);
  return terms.length > 0 ? [...new Set(terms)] : [phrase];
}

function distinct(concepts: readonly Concept[]): Concept[] {
  return [...new Map(concepts.map((concept) => [concept.written, concept])).values()];
}
