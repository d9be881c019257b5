/**
 * Types for what administrators can do with documents: draft, add, correct, withdraw and undo.
 */
import type { DocumentId, DocumentMeta, Place } from "./domain.ts";
import type { CaseSection, CaseSummary } from "./library.ts";

/** In the order in which they are displayed. */
export const documentFields = [
  "title",
  "place",
  "issuer",
  "number",
  "source",
  "date",
  "authors",
  "url",
] as const;
export type DocumentField = (typeof documentFields)[number];
/** `recognised` and `pageOpenings` are facts of the reading, which nobody types. */
export type DocumentFields = Pick<DocumentMeta, DocumentField | "recognised" | "pageOpenings">;

export function fieldsOf(document: DocumentFields): DocumentFields {
  const { title, place, issuer, number, source, date, authors, url, recognised } = document;
  const { pageOpenings } = document;
  return {
    title,
    place,
    issuer,
    number,
    source,
    date,
    authors,
    url,
    recognised,
    ...(pageOpenings !== undefined && { pageOpenings }),
  };
}

/** Text and metadata read from a file or pasted, before it is kept as a document. Serialisable as JSON. */
export interface Manuscript {
  /** File name as its sender wrote it. */
  readonly name: string;
  readonly fields: DocumentFields;
  /** Text without front matter. */
  readonly body: string;
  /** Parts that were not read faithfully, as `ReadWarning` names from src/readers. */
  readonly warnings: readonly string[];
}

/** A line of a picture that was recognised with the least certainty. Its text stands once in the manuscript's body. */
export interface UncertainLine {
  /** 1-based. */
  readonly page: number;
  readonly text: string;
  /** JPEG, of the line alone. */
  readonly picture: Uint8Array;
}

export interface ReadManuscript extends Manuscript {
  /** In reading order; empty for text that was not recognised from pictures. */
  readonly uncertain: readonly UncertainLine[];
}

/** Somebody stopped the reading of a file. */
export class ReadingStopped extends Error {
  constructor() {
    super("The reading was stopped.");
  }
}

export interface OriginalFile {
  /** Called after the document, with the file's own ending. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Reading {
  /** By which `stopReading` finds it. */
  readonly key?: string;
  /** Called where pages are pictures: before the first is recognised, and after each. */
  readonly onPage?: (done: number, of: number) => void;
  /** Stops the recognition of pages; those that are done are known when the same file is read again. */
  readonly signal?: AbortSignal;
}

/** The document that a manuscript replaces. */
export interface Replaced {
  readonly id: DocumentId;
  /** Hash of the file's text when the administrator saw it; null if unknown. */
  readonly sha256: string | null;
}

/** Whether the document was changed or removed since the administrator saw it. */
export type ReplacedState = "as-seen" | "changed" | "gone";

/** An existing document as a manuscript, for correction. */
export interface PresentManuscript {
  readonly manuscript: Manuscript;
  readonly replaced: Replaced;
}

/** An existing document with the same or nearly the same text. */
export interface DocumentLike {
  readonly document: DocumentMeta;
  /** 0 to 1; 1 for identical wording. */
  readonly resemblance: number;
}

/** Preview of the document that a manuscript would become. */
export interface ManuscriptReview {
  readonly summary: CaseSummary;
  readonly contents: readonly CaseSection[];
  /** Most similar first, without the document that it would replace. */
  readonly likes: readonly DocumentLike[];
  /** Null for a new document. */
  readonly replacedState: ReplacedState | null;
}

export interface ChangeNote {
  /** ISO 8601, UTC; unique among all changes. */
  readonly at: string;
  /** Display name of the administrator. */
  readonly by: string;
  readonly change: "added" | "changed" | "withdrawn" | "undone";
}

export interface DocumentChange extends ChangeNote {
  /** Path below the seeds folder. */
  readonly file: string;
  /** Current or last metadata; null if unknown, such as before a new document is indexed. */
  readonly document: DocumentMeta | null;
  /** The change that an `undone` reverted. */
  readonly undoes: ChangeNote | null;
  /** Whether this change was reverted. */
  readonly isUndone: boolean;
}

interface WithdrawOrder {
  readonly id: DocumentId;
  /** Time of the document's last change that the administrator has seen; null for none. */
  readonly lastChangeAt: string | null;
  readonly by: string;
}

export interface KeepOrder {
  readonly manuscript: Manuscript;
  /** Null for a new document. */
  readonly replaced: Replaced | null;
  /** Bytes of the sent file, stored beside the document; null where only fields were corrected. */
  readonly original: Uint8Array | null;
  readonly by: string;
}

export interface Kept {
  readonly document: DocumentMeta;
  /** False if the same text existed already and nothing was written. */
  readonly isChanged: boolean;
  /** Time of the change, which identifies it; null if nothing was changed. */
  readonly changedAt: string | null;
}

/**
 * Each change resolves when it is written and logged; answers use it after `refresh`.
 * `keep`, `withdraw` and `undo` throw AppError `documents.unwritable` or `disk.full` and then change nothing.
 */
export interface DocumentDesk {
  /**
   * The page at a public address, and its bytes.
   * @throws AppError `link.unreadable` or `document.unreadable`, with the reason
   */
  readLink(
    address: string,
  ): Promise<{ readonly manuscript: Manuscript; readonly original: Uint8Array }>;
  /** @throws AppError `document.unreadable`, with the reason, or the signal's reason */
  read(name: string, bytes: Uint8Array, reading?: Reading): Promise<ReadManuscript>;
  /** False where no such reading is going on. The reading rejects with a `ReadingStopped`. */
  stopReading(key: string): boolean;
  /** One PDF file of the pictures of an album, a page each. @throws AppError `document.unreadable` */
  joinPictures(pictures: readonly Uint8Array[]): Promise<Uint8Array>;
  /**
   * Pages of that file as JPEG pictures; null where none was kept.
   * @param pages 1-based
   * @throws AppError `document.unreadable` where they cannot be drawn
   */
  pagePictures(id: DocumentId, pages: readonly number[]): Promise<readonly OriginalFile[] | null>;
  /** The file that the document's text was read from; null where none was kept. */
  originalOf(id: DocumentId): Promise<OriginalFile | null>;
  /** Compares with the indexed documents and not the folder, because each button of a draft calls it. */
  review(manuscript: Manuscript, replaced: Replaced | null): Promise<ManuscriptReview>;
  /** All places with this full, former or short name; `山西省河曲县` works too. */
  placesCalled(name: string): readonly Place[];
  /**
   * The document as its file is now; null if there is no such document.
   * @throws AppError `corpus.unreadable` if the file is no longer a valid document
   */
  manuscriptOf(id: DocumentId): PresentManuscript | null;
  /** Null, without a change, if the document to be replaced was changed or removed since it was seen. */
  keep(order: KeepOrder): Promise<Kept | null>;
  /**
   * Null if there is no such document or it was changed after `lastChangeAt`.
   * @throws AppError `documents.last` for the only document
   */
  withdraw(order: WithdrawOrder): Promise<DocumentChange | null>;
  /**
   * Reverts the change of time `at`. Null if that is not the latest change that is not reverted yet.
   * @throws AppError `documents.last` if no document would be left
   */
  undo(by: string, at: string): Promise<DocumentChange | null>;
  /** All logged changes, newest first. */
  history(): Promise<readonly DocumentChange[]>;
  /** Number of stored earlier versions. */
  earlierCount(id: DocumentId): Promise<number>;
  /**
   * Indexes the folder and resolves when answers use it. Questions are answered meanwhile.
   * @param onProgress called with 0 to 1 while texts are embedded
   * @throws AppError if documents cannot be read or indexed; answers then use the previous index
   */
  refresh(onProgress?: (share: number) => void): Promise<void>;
}
