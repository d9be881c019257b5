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
export type DocumentFields = Pick<DocumentMeta, DocumentField>;

export function fieldsOf(document: DocumentFields): DocumentFields {
  const { title, place, issuer, number, source, date, authors, url } = document;
  return { title, place, issuer, number, source, date, authors, url };
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
 * `keep`, `withdraw` and `undo` throw AppError `documents.unwritable` and then change nothing.
 */
export interface DocumentDesk {
  /** @throws AppError `document.unreadable`, with the reason. */
  read(name: string, bytes: Uint8Array): Promise<Manuscript>;
  /**
   * The page at a public address, and its bytes.
   * @throws AppError `link.unreadable` or `document.unreadable`, with the reason
   */
  readLink(
    address: string,
  ): Promise<{ readonly manuscript: Manuscript; readonly original: Uint8Array }>;
  /** Compares with the indexed documents and not the folder, because each button of a draft calls it. */
  review(manuscript: Manuscript, replaced: Replaced | null): ManuscriptReview;
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
  earlierCount(id: DocumentId): number;
  /**
   * Indexes the folder and resolves when answers use it. Questions are answered meanwhile.
   * @param onProgress called with 0 to 1 while texts are embedded
   * @throws AppError if documents cannot be read or indexed; answers then use the previous index
   */
  refresh(onProgress?: (share: number) => void): Promise<void>;
}
