/**
 * The project's domain types.
 * Ranges are half-open, in UTF-16 units of the stored, unnormalised file.
 */
import type { Limits } from "./limits.ts";

declare const brand: unique symbol;
type Branded<Base, Name extends string> = Base & { readonly [brand]: Name };

/** `hequ`: the file's path without its extension, changed where two ids would be confusable. */
export type DocumentId = Branded<string, "DocumentId">;
/** `hequ-07`: document id and the passage's 1-based ordinal in it. */
export type PassageId = Branded<string, "PassageId">;

export type Language = "zh" | "en";
export type PlaceLevel = "province" | "prefecture" | "county";

/** An administrative place. `aliases` lists the other names that a reader may use for it. */
export interface Place {
  readonly name: string;
  readonly level: PlaceLevel;
  readonly province: string | null;
  readonly city: string | null;
  /** Six-digit division code (GB/T 2260). */
  readonly code: string | null;
  readonly aliases: readonly string[];
}

/** A source text, usually about one place's practice. A field that the text does not give is null. */
export interface DocumentMeta {
  readonly id: DocumentId;
  /** Path of the file below the seeds folder. */
  readonly file: string;
  /** If null, the document is called by its place. */
  readonly title: string | null;
  readonly place: Place | null;
  /** The office that issued it. */
  readonly issuer: string | null;
  /** 文号 as the text writes it: `武政办发〔2023〕18号`. */
  readonly number: string | null;
  /** Who published it. */
  readonly source: string | null;
  readonly authors: readonly string[];
  /** As precise as the text: `2022-05-31`, `2022-05` or `2022`. */
  readonly date: string | null;
  /** Where it was published, `http:` or `https:`. */
  readonly url: string | null;
  /** Ranges of its pages whose text a program recognised from pictures, and may have misread: `1-3, 5`. */
  readonly recognised: string | null;
  /** The letters that each of its pages begins with; absent where nobody needs to know its pages. */
  readonly pageOpenings?: readonly string[] | undefined;
  /** Where each of its pages begins, in the file; null for one whose beginning was not found. */
  readonly pageStarts?: readonly (number | null)[];
}

export interface SourceDocument extends DocumentMeta {
  /** The whole file with front matter; all offsets refer to it. */
  readonly text: string;
  readonly bodyStartUtf16: number;
  /** Whether the place comes from the front matter and was not inferred from the text. */
  readonly statesPlace: boolean;
}

/** A measure, or a part of a long one. Never spans two measures; cuts only sentences too long for one passage. */
export interface Passage {
  readonly id: PassageId;
  readonly documentId: DocumentId;
  /** The number in its id: 1-based in the document's first version; later passages get the next free number. */
  readonly ordinal: number;
  /** 1-based number of the measure that it belongs to. */
  readonly measure: number;
  readonly startUtf16: number;
  readonly endUtf16: number;
  /** Headings and lead-in sentences above it, outermost first. */
  readonly section: readonly string[];
}

/** Half-open, in UTF-16 units of the accompanying text. */
export type TextRange = readonly [startUtf16: number, endUtf16: number];

/**
 * One passage, or several neighbouring ones, as shown. Invariant: `text` is exactly its file's slice from the start of
 * the first passage to the end of the last.
 */
export interface Excerpt {
  /** The best of its passages, by which it is cited. */
  readonly passage: Passage;
  /** All of its passages, in order, if they are several. */
  readonly joined?: readonly Passage[];
  readonly document: DocumentMeta;
  readonly text: string;
  /** Ranges within `text` of the sentences that answer the question; none in an excerpt that only stands near it. */
  readonly highlights: readonly TextRange[];
  /** Fused score divided by its maximum, 0 to 1; comparable within one answer only. */
  readonly score: number;
  /** Other passages with the same or nearly the same text. */
  readonly copies: readonly PassageSource[];
}

/** The ids of all its passages, in order. */
export function passageIdsOf({ passage, joined = [passage] }: Excerpt): PassageId[] {
  return joined.map(({ id }) => id);
}

export interface PassageSource {
  readonly passage: Passage;
  readonly document: DocumentMeta;
}

export type AnswerStatus = "answered" | "related" | "none";
/** A message that needs no search in the documents: it asks what the bot has, or is small talk such as 你好. */
export type Aside = "collection" | "small-talk";
export type RefusalReason = "unknown-place" | "no-evidence" | "off-topic" | Aside;

/**
 * Topic, places and shown passages of a conversation, for interpreting the next message. What is optional, subjects
 * stored by earlier versions do not have.
 */
export interface Subject {
  readonly question: string;
  /** The question without its places. */
  readonly topic: string;
  readonly places: readonly string[];
  /** Passages shown for the question, all passages of joined excerpts included. */
  readonly shownIds: readonly string[];
  /** Passages shown before, in the same conversation on the same topic, for other questions. */
  readonly shownBeforeIds?: readonly string[];
  /** The excerpts by the numbers they were shown with, 1 first; each by the passage that it is cited by. */
  readonly numberedIds?: readonly string[];
  /** Places of these excerpts, each once. */
  readonly shownPlaces?: readonly string[];
  /** The places that the same was asked of before. */
  readonly placesBefore?: readonly string[];
  /** The passage that was opened after the answer; absent where none was. */
  readonly openedId?: string;
  /** Whether it was asked if what other places did is to be shown. */
  readonly isElsewhereOffered?: boolean;
}

/** An interpretation of the question beyond its literal words. */
export type UnderstandingNote =
  /** `isMore`: the same question again, for passages that were not shown yet. */
  /** What was looked up in place of what the message says: a text that it points to, or the key sentences of a long one. */
  | { readonly kind: "read-as"; readonly question: string }
  | { readonly kind: "follow-up"; readonly question: string; readonly isMore: boolean }
  | { readonly kind: "no-more" }
  /** What is asked about what was shown was not found, save in what was shown. */
  | { readonly kind: "nothing-new" }
  /** It goes on with something, and there is nothing before it. */
  | { readonly kind: "no-subject" }
  | {
      readonly kind: "corrected-place" | "corrected-term";
      readonly written: string;
      readonly understood: string;
    }
  | { readonly kind: "ambiguous-place"; readonly written: string; readonly candidates: string }
  /**
   * Only documents within the limits are used. `count`: the number of these, about the places named if there are any;
   * `undetermined`: the number whose date or place information is not enough to tell.
   */
  | {
      readonly kind: "limited";
      readonly limits: Limits;
      readonly count: number;
      readonly undetermined: number;
    };

/** The kind of quantity or time that a question asks for. */
export type FactKind =
  | "count"
  | "people"
  | "money"
  | "share"
  | "change"
  | "date"
  | "duration"
  | "name"
  | "reason"
  | "problem";

export interface MissingFact {
  readonly kind: FactKind | "person";
  /** Of what, in the question's words; null if it names nothing. */
  readonly thing: string | null;
}

export interface Answer {
  readonly question: string;
  readonly language: Language;
  readonly status: AnswerStatus;
  /** Null exactly when the status is `answered`. */
  readonly reason: RefusalReason | null;
  /** The fact that the question asks for and the excerpts do not state; the status is then `related`. */
  readonly missing: MissingFact | null;
  /** The question without its places, normalised. */
  readonly topic: string;
  /** Places asked about, covered or not; for reason `collection`, those of all documents within the limits. */
  readonly places: readonly string[];
  /** Places asked about for which no document may answer. */
  readonly unknownPlaces: readonly string[];
  readonly notes: readonly UnderstandingNote[];
  /** Best first; empty exactly when the status is `none`. */
  readonly excerpts: readonly Excerpt[];
  /** Whether the question asks for its places' or limits' documents as a whole; the excerpts then begin sections. */
  readonly isOverview: boolean;
  readonly tookMs: number;
}
