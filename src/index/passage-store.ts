/**
 * The port of an index, for search, judging, the case library and evaluation, independent of how the index is stored.
 *
 * Documents and passages are numbered 0, 1, 2 …; the passages of one document have consecutive numbers, in the order of
 * the documents. Numbers are valid as long as the store is open.
 *
 * Every method takes a batch and needs at most one round trip. Unknown numbers and ids are left out of the result. Ties
 * are in the order of the numbers. Callers must change neither results nor arguments: a store may cache by the identity
 * of a `WordQuery` or a `DocumentScope`.
 */
import type { DocumentMeta, Passage, SourceDocument, TextRange } from "../core/domain.ts";
import type { EarlierTexts } from "../documents/versions.ts";

export interface PassageStore {
  /** When the index was built, in milliseconds since 1970. */
  readonly builtAtMs: number;
  /** All documents by number; read once, when the store is opened. */
  readonly documents: readonly DocumentEntry[];
  readonly passageCount: number;

  /** Returns, for each list of names, the documents without a place whose text contains one of them, ascending. */
  mentioning(lists: readonly (readonly string[])[]): Promise<readonly (readonly number[])[]>;

  /** Returns how often terms occur, overall and in the given texts. The result has every term asked for. */
  terms(
    terms: readonly string[],
    among?: TextNumbers,
  ): Promise<ReadonlyMap<string, TermStatistics>>;

  /**
   * Returns the texts in scope with the highest scores above 0, best first, at most `count` of each kind: passages by
   * words, then those by pairs of characters that are not among them; documents by words.
   */
  bestByWords(query: WordQuery, scope: DocumentScope, count: BestCount): Promise<TextNumbers>;

  /**
   * Returns the passages in scope with the nearest vectors, nearest first, at most `count`. The search may be
   * approximate for a large scope: unless it is cursory, it finds 99 in 100 of the ten nearest.
   */
  nearest(
    vector: Float32Array,
    scope: DocumentScope,
    count: NearestCount,
  ): Promise<readonly number[]>;

  /** Returns what passages are ranked by, in the given order. */
  features(
    passages: readonly number[],
    request: FeatureRequest,
  ): Promise<readonly PassageFeatures[]>;

  /** Returns exact cosines of each sentence of the passages, in order, by passage in the given order. */
  sentenceCosines(
    passages: readonly number[],
    vector: Float32Array,
  ): Promise<readonly (readonly number[])[]>;

  /** Returns passages with their texts, in the given order. */
  passages(numbers: readonly number[]): Promise<readonly StoredPassage[]>;

  /**
   * Returns passage numbers by the names asked for: an id such as `hequ-07`, its hashtag or its link key, in any case
   * and width. An id wins over the hashtag or link key of another passage.
   */
  passageNumbers(names: readonly string[]): Promise<ReadonlyMap<string, number>>;

  /** Returns whole documents with their passages, in the given order. */
  texts(documents: readonly number[]): Promise<readonly DocumentText[]>;

  /** Returns the earlier texts of documents by document id, so that citations of them can still be opened. */
  earlierTexts(): Promise<EarlierTexts>;
}

/** A document without its text. */
export interface DocumentEntry {
  readonly meta: DocumentMeta;
  /** Whether its place comes from the front matter and was not inferred from the text. */
  readonly statesPlace: boolean;
  /** Number of its first passage. */
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
  /** Those with a place, except these. A text without a place cannot be another place's practice. */
  | { readonly kind: "elsewhere"; readonly except: ReadonlySet<number> };

/** Numbers of passages and of documents, the two kinds of text in which terms are counted. */
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
  /** Whether to search faster and find fewer of the nearest. */
  readonly isCursory: boolean;
}

export interface TermStatistics {
  readonly passages: TermUse;
  readonly documents: TermUse;
}

/** How often a term occurs in texts of one kind. */
export interface TermUse {
  /** Texts that contain it. */
  readonly count: number;
  /** Inverse document frequency, log(1 + (N - n + 0.5) / (n + 0.5)); above 0. */
  readonly idf: number;
  /**
   * By number of those given texts that contain it: its frequency, weighted by field and normalized by length as in
   * BM25F; above 0.
   */
  readonly frequencies: ReadonlyMap<number, number>;
}

/**
 * The words of a question. The word score of a text is Σ weight · share / Σ weight over the concepts, 0 to 1. The share
 * of a concept is the highest among its wordings: the wording's weight · Σ idf · f · (k1 + 1) / (f + k1), divided by
 * the upper bound of that sum, Σ idf · (k1 + 1). The first wording, the user's own, counts in part where a text has
 * some of its terms; any other wording counts only where the text has all of its terms.
 */
export interface WordQuery {
  readonly concepts: readonly QueryConcept[];
  /**
   * Different pairs of characters. The pair score of a passage is Σ idf · f / (f + k1) / Σ idf over them, 0 to 1; pairs
   * that no passage has count as well.
   */
  readonly pairs: readonly string[];
  /** k1 of BM25, above 0. */
  readonly saturation: number;
}

export interface QueryConcept {
  /** Weights in the scores of passages and of documents; 0 or more. */
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
  /** If null, the scores by words and pairs are 0. */
  readonly words: WordQuery | null;
  /** If null, there are no cosines. */
  readonly vector: Float32Array | null;
  /** If false, the texts are empty. */
  readonly hasText: boolean;
}

export interface PassageFeatures {
  readonly passage: number;
  readonly document: number;
  /** Verbatim; empty if it was not asked for. */
  readonly text: string;
  readonly wordScore: number;
  readonly pairScore: number;
  /** Exact, not the graph's; null without a vector. */
  readonly cosine: number | null;
}

export interface StoredPassage {
  readonly number: number;
  /** Number of its document. */
  readonly document: number;
  readonly passage: Passage;
  /** Verbatim. */
  readonly text: string;
  /** At least one; ranges of UTF-16 units within `text`. */
  readonly sentences: readonly TextRange[];
  /** The white space between it and the document's next passage; null if there is none or something else between. */
  readonly spaceBehind: string | null;
}

export interface DocumentText {
  readonly number: number;
  readonly document: SourceDocument;
  /** In order. */
  readonly passages: readonly Passage[];
}
