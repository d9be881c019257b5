/**
 * Expectations in the StateStore: what an administrator's next message is for, also after a restart. Each person has at
 * most one, the latest; it is swept like drafts.
 */
import type { DocumentField } from "../core/document-desk.ts";
import type { DocumentId } from "../core/domain.ts";
import type { UserId } from "../core/ids.ts";

export type Expectation =
  /** The value of a field that the bot asked for. */
  | {
      readonly kind: "value";
      readonly draftId: number;
      readonly field: DocumentField;
      /** The messages that ask, oldest first. */
      readonly promptIds: readonly number[];
    }
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

export interface Expected {
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
