/**
 * The words of the project as types. Nothing here computes anything.
 * Offsets are half-open ranges in UTF-16 units of the stored, unnormalised file.
 */
import type { CaseFilter, Limits } from "./limits.ts";

declare const brand: unique symbol;
type Branded<Base, Name extends string> = Base & { readonly [brand]: Name };

/** `hequ`: the path of the document's file without its ending, changed where two would be alike. */
export type DocumentId = Branded<string, "DocumentId">;
/** `hequ-07`: document id and the passage's 1-based ordinal in it. */
export type PassageId = Branded<string, "PassageId">;

export type Language = "zh" | "en";
export type PlaceLevel = "province" | "prefecture" | "county";

/** What a document is about. Every name a reader may use for it is in `aliases`. */
export interface Place {
  readonly name: string;
  readonly level: PlaceLevel;
  readonly province: string | null;
  readonly city: string | null;
  /** Six-digit division code (GB/T 2260). */
  readonly code: string | null;
  readonly aliases: readonly string[];
}

/** A source text about one place's practice. A field that the text does not give is null. */
export interface DocumentMeta {
  readonly id: DocumentId;
  /** Path of the file below the seeds folder. */
  readonly file: string;
  /** Null where the text has none: a citation then names the place and the file. */
  readonly title: string | null;
  readonly place: Place | null;
  readonly source: string | null;
  readonly authors: readonly string[];
  /** As far as the text says: `2022-05-31`, `2022-05` or `2022`. */
  readonly date: string | null;
}

export interface SourceDocument extends DocumentMeta {
  /** The whole file, front matter included: what every offset counts in. */
  readonly text: string;
  readonly bodyStartUtf16: number;
  /** Whether its front matter says what place it is about, rather than that being found in the text. */
  readonly statesPlace: boolean;
}

/** A measure, or a part of a long one; never across a measure's border, never within a sentence. */
export interface Passage {
  readonly id: PassageId;
  readonly documentId: DocumentId;
  /** The number in its id: its 1-based position in the document's first text, or the next that was free since. */
  readonly ordinal: number;
  /** 1-based number of the measure that this passage is, or is a part of. */
  readonly measure: number;
  readonly startUtf16: number;
  readonly endUtf16: number;
  /** The headings and lead-in sentences it stands under, outermost first. */
  readonly section: readonly string[];
}

/** Half-open, in UTF-16 units of the text that it is given with. */
export type TextRange = readonly [startUtf16: number, endUtf16: number];

/** What is shown of a passage: exactly `text.slice(startUtf16, endUtf16)` of its file. */
export interface Excerpt {
  readonly passage: Passage;
  readonly document: DocumentMeta;
  readonly text: string;
  /** The sentences that bear on the question, as ranges within `text`. */
  readonly highlights: readonly TextRange[];
  /** How well it answers, 0 to 1; comparable within one answer only. */
  readonly score: number;
  /** Where the same text stands again, word for word or nearly. */
  readonly copies: readonly PassageSource[];
}

export interface PassageSource {
  readonly passage: Passage;
  readonly document: DocumentMeta;
}

export type AnswerStatus = "answered" | "related" | "none";
/** What is said to the bot, and asks nothing of its documents: what it has, or 你好. */
export type Aside = "collection" | "small-talk";
export type RefusalReason = "unknown-place" | "no-evidence" | "off-topic" | Aside;

/** What a conversation is about: carried from one question to the next. */
export interface Subject {
  readonly question: string;
  /** The question without its places. */
  readonly topic: string;
  readonly places: readonly string[];
  readonly shownIds: readonly string[];
}

/** What was made of the question that the asker did not literally say. */
export type UnderstandingNote =
  /** `isMore`: the same question again, for what was not shown yet. */
  | { readonly kind: "follow-up"; readonly question: string; readonly isMore: boolean }
  | { readonly kind: "no-more" }
  | { readonly kind: "corrected-place"; readonly written: string; readonly understood: string }
  | { readonly kind: "ambiguous-place"; readonly written: string; readonly candidates: string }
  /**
   * Only documents within the limits answer. `count`: those of them that may, about the places named where there are
   * some; `undetermined`: those that say too little of date or place to tell.
   */
  | {
      readonly kind: "limited";
      readonly limits: Limits;
      readonly count: number;
      readonly undetermined: number;
    };

export interface Answer {
  readonly question: string;
  readonly language: Language;
  readonly status: AnswerStatus;
  /** Null exactly when the status is `answered`. */
  readonly reason: RefusalReason | null;
  /** The question without its places, normalised. */
  readonly topic: string;
  /** Names of the places asked about, those the corpus does not cover included; asked what there is, all it covers. */
  readonly places: readonly string[];
  /** The asked places that no document is about. */
  readonly unknownPlaces: readonly string[];
  readonly notes: readonly UnderstandingNote[];
  /** Best first; empty exactly when the status is `none`. */
  readonly excerpts: readonly Excerpt[];
  readonly tookMs: number;
}

/** A document with what a list of cases shows of it. */
export interface CaseSummary {
  readonly document: DocumentMeta;
  /** Sections with a heading. */
  readonly sectionCount: number;
  readonly measureCount: number;
  readonly passageCount: number;
}

export interface CaseMeasure {
  /** Of its first passage. */
  readonly passageId: PassageId;
  /** Verbatim first words of the measure, for a list. */
  readonly opening: string;
}

/** Measures one after another under the same headings; at least one. */
export interface CaseSection {
  /** Outermost first; empty where the measures stand under none. */
  readonly heading: readonly string[];
  readonly measures: readonly CaseMeasure[];
}

/** What there is by a name. */
export interface FoundCases {
  /** So called, or about what is so called, or about a place within it. */
  readonly exact: readonly CaseSummary[];
  /** Where there are none: what may have been meant, or lies near; the likeliest first. */
  readonly near: readonly CaseSummary[];
}

/** `replaced`: its document has other words instead now; `withdrawn`: its document is there no more. */
export type PassageStanding = "current" | "replaced" | "withdrawn";

/** A passage in its place, for reading on. Texts are verbatim; empty where the document begins or ends. */
export interface PassageView extends PassageSource {
  readonly text: string;
  readonly standing: PassageStanding;
  readonly textBefore: string;
  readonly textAfter: string;
  readonly previousId: PassageId | null;
  readonly nextId: PassageId | null;
  /** 1-based, among the passages of the text it stands in. */
  readonly position: number;
  /** Of that text. */
  readonly passageCount: number;
}

/** What one place did about a topic; without an excerpt where its documents say nothing of it. */
export interface ComparisonCell {
  readonly place: string;
  /** Whether there are documents about the place. */
  readonly isKnown: boolean;
  /** Whether some of them are within the question's limits. */
  readonly isWithin: boolean;
  readonly excerpt: Excerpt | null;
}

/** Several places side by side, in the order in which they were named. */
export interface Comparison {
  readonly question: string;
  readonly topic: string;
  readonly cells: readonly ComparisonCell[];
}

export interface AnswerOptions {
  readonly top?: number;
  /** What was talked about before, for a message that means nothing without it. */
  readonly previous?: Subject;
  /** Whether the asker points to it, as by a reply. */
  readonly isPointedTo?: boolean;
}

/** All that a chat needs of the corpus and the answering; the bot and the terminal see no more. */
export interface CaseLibrary {
  /** By province, city and county; of one place the newest first; what is about no place last. */
  cases(): readonly CaseSummary[];
  /** By file, id, title, or a place's name in any form that a question may use. */
  findCases(name: string): FoundCases;
  /** 山西 县 2022年以后 超编: what of it limits the list, and what is looked for in it. */
  readCaseFilter(written: string): CaseFilter;
  /** Every measure once, in the document's order; none for a document that there is not. */
  contents(documentId: DocumentId): readonly CaseSection[];
  /** By id, hashtag or link key; null where none is so called. */
  passage(name: string): PassageView | null;
  answer(question: string, options?: AnswerOptions): Promise<Answer>;
  /** Null where the question does not name two places and something about them. */
  compare(question: string): Promise<Comparison | null>;
}
