/**
 * The port of an index: what search, judging, the case library and evaluation ask of it, whatever holds it.
 *
 * Documents and passages have numbers, valid as long as the store is open. Documents are numbered 0, 1, 2 …; passages
 * too, in the order of their documents, so that those of one document follow one another.
 *
 * Every method takes a batch and is one round trip at most. A number or name that the store does not have is left out of
 * the result. Equal values come in the order of their numbers. What is given is read only, and so is what is asked: a
 * store may remember a `WordQuery` or a `DocumentScope` by its identity.
 */
import type { DocumentMeta, Passage, SourceDocument, TextRange } from "../core/domain.ts";
import type { EarlierTexts } from "../documents/versions.ts";

export interface PassageStore {
  /** The directory, by document number: read once, when the store is opened. */
  readonly documents: readonly DocumentEntry[];
  readonly passageCount: number;

  /** For each list of names, the documents about no place whose text has one of them, in order. */
  mentioning(lists: readonly (readonly string[])[]): Promise<readonly (readonly number[])[]>;

  /** How often terms occur, in all and in the given texts. Every term that is asked for is in the result. */
  terms(
    terms: readonly string[],
    among?: TextNumbers,
  ): Promise<ReadonlyMap<string, TermStatistics>>;

  /** The texts in scope that score highest by words, best first; none with score 0. At most `count` of each. */
  bestByWords(query: WordQuery, scope: DocumentScope, count: BestCount): Promise<TextNumbers>;

  /**
   * The passages in scope whose vectors are nearest to the given one, nearest first, at most `count`. The search may be
   * approximate where many are in scope: of the ten nearest, 99 in 100 are found.
   */
  nearest(
    vector: Float32Array,
    scope: DocumentScope,
    count: NearestCount,
  ): Promise<readonly number[]>;

  /** What passages are ranked by, in the order asked. */
  features(
    passages: readonly number[],
    request: FeatureRequest,
  ): Promise<readonly PassageFeatures[]>;

  /** Passages with their texts, in the order asked. */
  passages(numbers: readonly number[]): Promise<readonly StoredPassage[]>;

  /** Numbers of passages by their ids, such as `hequ-07`. */
  passageNumbers(ids: readonly string[]): Promise<ReadonlyMap<string, number>>;

  /** Whole documents with their passages, in the order asked. */
  texts(documents: readonly number[]): Promise<readonly DocumentText[]>;

  /** The texts that documents had before, by the document's id: citations to them still open. */
  earlierTexts(): Promise<EarlierTexts>;
}

/** A document without its text. */
export interface DocumentEntry {
  readonly meta: DocumentMeta;
  /** Whether its front matter states its place, rather than that being found in the text. */
  readonly statesPlace: boolean;
  /** Number of its first passage; the others follow. */
  readonly firstPassage: number;
  readonly passageCount: number;
  readonly measureCount: number;
  /** Sections with a heading. */
  readonly sectionCount: number;
}

/** Documents to search in. */
export type DocumentScope =
  | { readonly kind: "everywhere" }
  /** Those with these numbers. */
  | { readonly kind: "within"; readonly documents: ReadonlySet<number> }
  /** Those about any place, without these: a text about no place cannot be another place's practice. */
  | { readonly kind: "elsewhere"; readonly except: ReadonlySet<number> };

/** Numbers of passages and of documents: two kinds of text that words are counted in. */
export interface TextNumbers {
  readonly passages: readonly number[];
  readonly documents: readonly number[];
}

export interface BestCount {
  readonly passages: number;
  readonly documents: number;
}

export interface NearestCount {
  readonly count: number;
  /** Whether fewer of the nearest will do, found in less time. */
  readonly isCursory: boolean;
}

export interface TermStatistics {
  readonly passages: TermUse;
  readonly documents: TermUse;
}

/** How often a term occurs in texts of one kind. */
export interface TermUse {
  /** Texts that have it. */
  readonly count: number;
  /** Inverse document frequency, log(1 + (N - n + 0.5) / (n + 0.5)); above 0. */
  readonly idf: number;
  /**
   * By number, of the texts asked about that have it: its frequency, weighted by field and normalised by length as in
   * BM25F; above 0.
   */
  readonly frequencies: ReadonlyMap<number, number>;
}

/**
 * What a question asks by words. A text's score is Σ weight · share / Σ weight over the concepts, 0 to 1. Its share of a
 * concept is that of the wording that gives the highest: the wording's weight · Σ idf · f · (k1 + 1) / (f + k1), over
 * the highest that this can be, Σ idf · (k1 + 1). The first wording, the asker's own, counts in part where a text has
 * some of its terms; another one only where the text has all of them.
 */
export interface WordQuery {
  readonly concepts: readonly QueryConcept[];
  /** k1 of BM25, above 0. */
  readonly saturation: number;
}

export interface QueryConcept {
  /** Among passages and among documents; 0 or more. */
  readonly passageWeight: number;
  readonly documentWeight: number;
  readonly wordings: readonly QueryWording[];
}

export interface QueryWording {
  readonly terms: readonly string[];
  /** 0 to 1. */
  readonly weight: number;
}

export interface FeatureRequest {
  /** Null where no scores by words are wanted: they are 0. */
  readonly words: WordQuery | null;
  /** Null where no cosines are wanted. */
  readonly vector: Float32Array | null;
  readonly withSentences: boolean;
}

export interface PassageFeatures {
  readonly passage: number;
  readonly document: number;
  /** Verbatim. */
  readonly text: string;
  readonly wordScore: number;
  /** Of its document. */
  readonly documentWordScore: number;
  /** Exact; null without a vector. */
  readonly cosine: number | null;
  /** One for each sentence of the passage, in order, exact; empty unless wanted. */
  readonly sentenceCosines: readonly number[];
}

export interface StoredPassage {
  readonly number: number;
  /** Number of its document. */
  readonly document: number;
  readonly passage: Passage;
  /** Verbatim. */
  readonly text: string;
  /** Its sentences, as ranges within the text; at least one. */
  readonly sentences: readonly TextRange[];
}

export interface DocumentText {
  readonly number: number;
  readonly document: SourceDocument;
  /** In order. */
  readonly passages: readonly Passage[];
}
