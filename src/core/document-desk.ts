/**
 * What those who look after the documents can do with them, as types and names. Nothing here computes anything.
 */
import type { CaseSection, CaseSummary, DocumentId, DocumentMeta, Place } from "./domain.ts";

/** As they are listed to people. */
export const documentFields = ["title", "place", "source", "date", "authors"] as const;
export type DocumentField = (typeof documentFields)[number];
export type DocumentFields = Pick<DocumentMeta, DocumentField>;

/** What was read of a file, or pasted: a document's text, and what is known of it. It can be kept as JSON. */
export interface Manuscript {
  /** Of the file, as its sender named it. */
  readonly name: string;
  readonly fields: DocumentFields;
  /** Without front matter. */
  readonly body: string;
  /** What in it could not be read as it is meant: names that reading/ has. */
  readonly warnings: readonly string[];
}

/** A document whose text another takes the place of. */
export interface Replaced {
  readonly id: DocumentId;
  /** Of its file's text as it was seen; null where that is not known. */
  readonly sha256: string | null;
}

/** Whether somebody else has changed or removed it since it was seen. */
export type ReplacedState = "as-seen" | "changed" | "gone";

/** A document that is there, as it could be corrected. */
export interface PresentManuscript {
  readonly manuscript: Manuscript;
  readonly replaced: Replaced;
}

/** One that says the same already, or nearly. */
export interface DocumentLike {
  readonly document: DocumentMeta;
  /** Share of what both say, 0 to 1; 1 for the same words. */
  readonly resemblance: number;
}

/** What would become of a manuscript. */
export interface ManuscriptReview {
  readonly summary: CaseSummary;
  readonly contents: readonly CaseSection[];
  /** The most alike first; without the one whose text it would take the place of. */
  readonly likes: readonly DocumentLike[];
  /** Null for a document of its own. */
  readonly replacedState: ReplacedState | null;
}

export interface ChangeNote {
  /** ISO 8601, UTC. No two changes have the same. */
  readonly at: string;
  /** Who did it, as people know them. */
  readonly by: string;
  readonly change: "added" | "changed" | "withdrawn" | "undone";
}

export interface DocumentChange extends ChangeNote {
  /** Below the seeds folder. */
  readonly file: string;
  /** What it is called, or was at last; null where that is not known, as of one that is still to be indexed. */
  readonly document: DocumentMeta | null;
  /** What an `undone` took back. */
  readonly undoes: ChangeNote | null;
  /** Whether it was taken back itself. */
  readonly isUndone: boolean;
}

export interface WithdrawOrder {
  readonly id: DocumentId;
  /** When the document was last changed, as far as whoever wants it withdrawn knows; null for never. */
  readonly lastChangeAt: string | null;
  readonly by: string;
}

export interface KeepOrder {
  readonly manuscript: Manuscript;
  /** Whose text it takes the place of; null for a document of its own. */
  readonly replaced: Replaced | null;
  /** The file as it was sent, to be kept beside it; null where only fields were corrected. */
  readonly original: Uint8Array | null;
  readonly by: string;
}

export interface Kept {
  readonly document: DocumentMeta;
  /** False where it was there already, word for word: nothing was changed then. */
  readonly isChanged: boolean;
  /** When the change was noted, which names it; null where there was none. */
  readonly changedAt: string | null;
}

/**
 * A change is in the folder, whole and noted, when it resolves; it is answered from after `refresh`.
 * Changes throw AppError `documents.unwritable`, and nothing has changed then.
 */
export interface DocumentDesk {
  /** @throws AppError `document.unreadable`, with the reason. */
  read(name: string, bytes: Uint8Array): Promise<Manuscript>;
  /** Among the documents that are answered from: each press on a draft asks for it. */
  review(manuscript: Manuscript, replaced: Replaced | null): ManuscriptReview;
  /** By full, former or short name, `山西省河曲县` too; several where several are so called. */
  placesCalled(name: string): readonly Place[];
  /**
   * What its file says now; null where there is no such document.
   * @throws AppError `corpus.unreadable` where that is no document any more
   */
  manuscriptOf(id: DocumentId): PresentManuscript | null;
  /** Null where what it takes the place of is not as it was seen, or not there any more; nothing has changed then. */
  keep(order: KeepOrder): Promise<Kept | null>;
  /**
   * Null where there is no such document, or it was changed since.
   * @throws AppError `documents.last` for the only one
   */
  withdraw(order: WithdrawOrder): Promise<DocumentChange | null>;
  /**
   * Takes back the change of that time, where it is the last that is not taken back yet; null where it is not.
   * @throws AppError `documents.last` where no document would be left
   */
  undo(by: string, at: string): Promise<DocumentChange | null>;
  /** All changes made through desks like this; the newest first. */
  history(): Promise<readonly DocumentChange[]>;
  /** How many earlier texts of a document are kept. */
  earlierCount(id: DocumentId): number;
  /**
   * Resolves when what is in the folder now is answered from. Questions are answered all the while.
   * @param onProgress from 0 to 1, where there is something to embed
   * @throws AppError where the documents cannot be read or indexed; what they were is answered from then
   */
  refresh(onProgress?: (share: number) => void): Promise<void>;
}
