/**
 * Splits a question into concepts, each with the wordings that documents may use for it.
 * A concept is a content word of the question or a phrase of the glossary.
 */
import { type Glossary, type GlossaryMatch, isOfField } from "../language/glossary.ts";
import { type Interval, nearTermsOf, numberOf, type WrittenNumber } from "../language/numbers.ts";
import { isContentWord, type Tokenizer } from "../language/tokenize.ts";
import { numberWeight, synonymWeight, translationWeight } from "../search/weights.ts";

export interface Wording {
  readonly written: string;
  /** Search terms of the wording. */
  readonly terms: readonly string[];
  /** How reliably the wording indicates the concept, 0 to 1; 1 for the question's own. */
  readonly weight: number;
}

export interface Concept {
  readonly written: string;
  /** How informative the concept is in a question, 0.2 to 2; low for words common in the language. */
  readonly telling: number;
  /** The question's own wording first. */
  readonly wordings: readonly Wording[];
  /** Whether the glossary has it as a term of the field. */
  readonly isOfField: boolean;
  /** Whether it names a thing: a noun, a term, a number; not a verb, an adverb, a pronoun, an idiom. */
  readonly isName: boolean;
  /** Null if it is no number. */
  readonly number: WrittenNumber | null;
}

/** False for an English word without a translation: hardly any document has it, so its absence means nothing. */
export function isComparable({ written, wordings }: Concept): boolean {
  return wordings.length > 1 || !/^[a-z]/.test(written);
}

/** 几家, 几项: jieba returns 几 and the unit as one word. */
const asksHowMany = /^几.$/u;

/** Expects normalised text; returns each concept once. */
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

/** Caches the terms of synonyms; their number is bounded by the glossary. */
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
    .map((word) => {
      const number = numberOf(word);
      const own = { written: word, terms: termsOf(word, tokenizer), weight: 1 };
      return {
        written: word,
        telling: number !== null && !number.isDigit ? numberWeight : tokenizer.tellingShare(word),
        wordings: number?.between ? [own, ...nearWordings(number.between)] : [own],
        isOfField: false,
        isName: number !== null || isName(word, tokenizer),
        number,
      };
    });
}

/** By jieba's dictionary; a word that it lacks is a name. */
function isName(word: string, tokenizer: Tokenizer): boolean {
  return /^(?:n|vn|s|j|x|eng)/u.test(tokenizer.tag(word)[0]?.tag ?? "x");
}

/** The numbers that an approximate one may mean. */
function nearWordings(between: Interval): Wording[] {
  return nearTermsOf(between).map((term) => ({ written: term, terms: [term], weight: 1 }));
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
    // A phrase of the glossary is informative however common its words are.
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
    isName: true,
    number: null,
  };
}

/** A phrase that consists of stop words, such as 有没有, is its own only term. */
function termsOf(phrase: string, tokenizer: Tokenizer): string[] {
  const terms = tokenizer.terms(phrase);
  return terms.length > 0 ? [...new Set(terms)] : [phrase];
}

function distinct(concepts: readonly Concept[]): Concept[] {
  return [...new Map(concepts.map((concept) => [concept.written, concept])).values()];
}
