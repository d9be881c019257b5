/**
 * What the chats (Telegram, terminal) and commands see of the corpus and its search, and the forms in which they get it.
 */
import type {
  Answer,
  DocumentId,
  DocumentMeta,
  Excerpt,
  Language,
  PassageId,
  PassageSource,
  Subject,
} from "./domain.ts";
import type { CaseFilter, Limits, LimitStanding } from "./limits.ts";

/** A message, and the text of somebody else that it may point to; empty for none. */
export interface PointingMessage {
  readonly text: string;
  readonly beside: string;
}

/** One question of a message. */
export interface AskedQuestion {
  readonly question: string;
  /** Whether it depends on no conversation: it is somebody else's text, or the key sentences of a long one. */
  readonly standsAlone: boolean;
  /** Whether the question stands in the message or beside it as it is. */
  readonly isVerbatim: boolean;
  /** Of the asker's own words; null for none. */
  readonly language: Language | null;
  /** The limits to answer within, where those that the question's words state are no choice: it tells of a year. */
  readonly limits?: Limits | "none";
}

/**
 * Whether a message needs a text beside it: `no` if it says itself what it asks about, `yes` if it points to something
 * (查一下这个), `perhaps` if it may be about what was spoken of before (上犹呢).
 */
export type LeansOnOthers = "no" | "perhaps" | "yes";

/** A document as an entry in the list of cases. */
export interface CaseSummary {
  readonly document: DocumentMeta;
  /** Counts sections with a heading only. */
  readonly sectionCount: number;
  readonly measureCount: number;
  readonly passageCount: number;
}

export interface CaseMeasure {
  /** Id of the measure's first passage. */
  readonly passageId: PassageId;
  /** Verbatim first words of the measure. */
  readonly opening: string;
}

/** Consecutive measures under the same headings; at least one. */
export interface CaseSection {
  /** Headings, outermost first; empty if there are none. */
  readonly heading: readonly string[];
  readonly measures: readonly CaseMeasure[];
}

/** Cases found by a name. */
export interface FoundCases {
  /** Cases whose file, id, title or place matches, or whose place lies in the named region. */
  readonly exact: readonly CaseSummary[];
  /** Only if `exact` is empty: similar names and neighbouring places, likeliest first. */
  readonly near: readonly CaseSummary[];
}

/** `replaced`: the document's current version has no such passage; `withdrawn`: the document was removed. */
export type PassageStanding = "current" | "replaced" | "withdrawn";

/** A passage with its neighbours. Texts are verbatim; `textBefore` and `textAfter` are empty at the document's ends. */
export interface PassageView extends PassageSource {
  readonly text: string;
  readonly standing: PassageStanding;
  readonly textBefore: string;
  readonly textAfter: string;
  readonly previousId: PassageId | null;
  readonly nextId: PassageId | null;
  /** 1-based number among the passages of this version of the document. */
  readonly position: number;
  /** Passages in this version. */
  readonly passageCount: number;
}

/** What one place did about a topic; `excerpt` is null if its documents do not answer the question. */
export interface ComparisonCell {
  readonly place: string;
  /** Whether any document may answer for the place. */
  readonly isKnown: boolean;
  /** Whether any of them is within the question's limits, or may be: it does not state its date or place. */
  readonly standing: LimitStanding;
  readonly excerpt: Excerpt | null;
}

/** Several places side by side, in the order of the question. */
export interface Comparison {
  readonly question: string;
  readonly topic: string;
  readonly cells: readonly ComparisonCell[];
}

export interface AnswerOptions {
  readonly top?: number;
  /** Subject of the conversation so far, for follow-up questions. */
  readonly previous?: Subject;
  /** Whether the message refers to `previous` explicitly, such as by a reply. */
  readonly isPointedTo?: boolean;
  /** Used instead of the question's own limits. */
  readonly limits?: Limits | "none";
}

/** A measure, or the first of a section, whose title says what was done, in words of which a question can be made. */
export interface AskableMeasure {
  /** Of its first passage. */
  readonly passageId: PassageId;
  readonly document: DocumentMeta;
  /** A verb with its object, verbatim: 设立乡镇事业编制周转池. */
  readonly action: string;
}

/** The interface between the chats (Telegram, terminal) and the corpus with its search. */
export interface CaseLibrary {
  /** By province, city and county; newest first within a place; documents without a place last. */
  cases(): readonly CaseSummary[];
  /** Finds cases by file, id, title or any form of a place's name. */
  findCases(name: string): FoundCases;
  /** Splits `山西 县 2022年以后 超编` into limits and words to search for. */
  readCaseFilter(written: string): CaseFilter;
  /** Every measure once, in document order; empty for an unknown document. */
  contents(documentId: DocumentId): Promise<readonly CaseSection[]>;
  /** Finds a passage by id, hashtag or link key; null if there is none. */
  passage(name: string): Promise<PassageView | null>;
  leansOnOthers(text: string): LeansOnOthers;
  /** Whether it neither asks nor points to anything, and says nothing of the field: 已阅, 这个可以学, 不太现实吧, 领导批示了. */
  asksNothing(text: string): boolean;
  /** How many questions `readMessage` gives. */
  countQuestions(message: PointingMessage): number;
  /** The questions of a message, in order, at least one; each is short enough to be answered. */
  readMessage(message: PointingMessage): Promise<readonly AskedQuestion[]>;
  answer(question: string, options?: AnswerOptions): Promise<Answer>;
  /** Null if the question names fewer than two places or no topic. */
  compare(question: string): Promise<Comparison | null>;
  /** Those of a document, most telling first; empty for an unknown document. */
  askableMeasures(documentId: DocumentId): Promise<readonly AskableMeasure[]>;
  /** Those of the documents nearest to the question, nearest first; at most a dozen. */
  askableNear(question: string): Promise<readonly AskableMeasure[]>;
  /**
   * Whether the question is answered, first of all by this document or, with null, by one about the place that it names.
   * Each question is tried once.
   */
  isAnswered(question: string, documentId: DocumentId | null): Promise<boolean>;
}
