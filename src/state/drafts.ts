/**
 * Drafts in the StateStore: documents that an administrator may add or correct, kept until that is done or given up.
 * Only its owner can use a draft. A draft unchanged for `draftLifetimeMs`, or the retention time, is swept.
 * Also expectations: what an administrator's next message is for, also after a restart. Each person has at most one, the
 * latest; it is swept like drafts.
 */
import type {
  DocumentField,
  DocumentFields,
  Replaced,
  UncertainLine,
} from "../core/document-desk.ts";
import type { DocumentId, Place } from "../core/domain.ts";
import type { UserId } from "../core/ids.ts";

/** Maximum number of drafts of one person: as many as an album has files. */
export const mostDrafts = 10;
/** Covers a weekend and a week of holidays. */
export const draftLifetimeMs = 10 * 24 * 60 * 60 * 1000;

export interface DraftKey {
  /** The owner. */
  readonly userId: UserId;
  /** Number of the update that began it; made of it where one update begins several. */
  readonly id: number;
}

export interface Draft extends DraftKey {
  /** A sent file, a pasted message, or an existing document. */
  readonly origin: "file" | "text" | "document";
  readonly name: string;
  readonly fields: DocumentFields;
  readonly warnings: readonly string[];
  readonly replacedId: DocumentId | null;
  /** Hash of the document's text when it was chosen; null if unknown. */
  readonly replacedSha256: string | null;
  /** Whether it is to be added although a nearly identical document exists. */
  readonly isBeside: boolean;
  /** Possible meanings of an ambiguous place name that was typed. */
  readonly placeChoices: readonly Place[];
  /** The messages of a pasted text, in order. */
  readonly partIds: readonly number[];
  /** Number of the update that began adding it, which alone may continue; null before that. */
  readonly begunBy: number | null;
  /** Revision of the content; each `rewrite` increments it. */
  readonly revision: number;
}

export interface DraftContent {
  /** The bytes that were sent; null if only the fields of a document are corrected. */
  readonly original: Uint8Array | null;
  /** The manuscript's body. */
  readonly body: string;
  /** Lines of pictures that should be looked at; absent for none. */
  readonly uncertain?: readonly UncertainLine[];
}

export type DraftChange = Partial<Omit<Draft, keyof DraftKey | "revision" | "origin">>;

export interface Drafts {
  /**
   * Adds a draft, or replaces the one with the same key. If its owner then has more than `mostDrafts`, removes and
   * returns the least recently changed ones. Drafts being added are neither counted nor removed.
   */
  open(draft: Omit<Draft, "revision">, content: DraftContent): Promise<readonly Draft[]>;
  get(key: DraftKey): Promise<Draft | null>;
  /** The content of `draft.revision`. */
  content(draft: Draft): Promise<DraftContent>;
  /** Sets the given fields and returns the changed draft; null if the draft no longer exists. */
  change(key: DraftKey, change: DraftChange): Promise<Draft | null>;
  /** Like `change`, with new content of revision `draft.revision + 1`. */
  rewrite(draft: Draft, change: DraftChange, content: DraftContent): Promise<Draft | null>;
  /** Removes the draft and its content. False if it no longer existed. */
  remove(key: DraftKey): Promise<boolean>;
}

export function replacedOf({ replacedId, replacedSha256 }: Draft): Replaced | null {
  return replacedId === null ? null : { id: replacedId, sha256: replacedSha256 };
}

export function replacedFields(
  replaced: Replaced | null,
): Pick<Draft, "replacedId" | "replacedSha256"> {
  return { replacedId: replaced?.id ?? null, replacedSha256: replaced?.sha256 ?? null };
}

export type Expectation =
  /** The value of a field that the bot asked for. */
  | {
      readonly kind: "value";
      readonly draftId: number;
      readonly field: DocumentField;
      /** The messages that ask, oldest first. */
      readonly promptIds: readonly number[];
    }
  /** The right text of an uncertain line. */
  | {
      readonly kind: "line";
      readonly draftId: number;
      /** Among those of the draft, 0 first. */
      readonly index: number;
      readonly promptIds: readonly number[];
    }
  /** The next photo of an album. */
  | { readonly kind: "album"; readonly draftId: number; readonly album: string }
  /** A new version of a document. */
  | {
      readonly kind: "replacement";
      readonly documentId: DocumentId;
      readonly promptIds: readonly number[];
    }
  /** The next part of a text that the sender's program split. */
  | {
      readonly kind: "part";
      readonly draftId: number;
      readonly lengthUtf16: number;
      readonly sentAtS: number;
      readonly writtenAtS: number;
      /** Where the text was forwarded from; null if it was not forwarded. */
      readonly origin: string | null;
      /** The draft's message. */
      readonly messageId: number;
    };

interface Expected {
  readonly expectation: Expectation;
  readonly sinceMs: number;
}

/** The update that sets or clears an expectation: an older update may be handled again, or end, after newer ones. */
export interface ExpectedBy {
  readonly userId: UserId;
  readonly updateId: number;
}

export interface Expectations {
  get(userId: UserId): Promise<Expected | null>;
}

export interface ExpectationWrites {
  set(by: ExpectedBy, expectation: Expectation): void;
  /** Keeps an expectation that a later update has set. */
  clear(by: ExpectedBy): void;
}
