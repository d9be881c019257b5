/**
 * What the next message of somebody who looks after the documents may belong to, also after a stop. A part of the
 * StateStore. There is one at a time for each person, the last; it is swept as drafts are.
 */
import type { DocumentField } from "../core/document-desk.ts";
import type { DocumentId } from "../core/domain.ts";
import type { UserId } from "../core/ids.ts";

export type Expectation =
  /** A value that a message asked for. */
  | {
      readonly kind: "value";
      readonly draftId: number;
      readonly field: DocumentField;
      /** The messages that ask, the first one first. */
      readonly promptIds: readonly number[];
    }
  /** The newer version of a document. */
  | {
      readonly kind: "replacement";
      readonly documentId: DocumentId;
      readonly promptIds: readonly number[];
    }
  /** More of a text that was cut by whoever's program sent it. */
  | {
      readonly kind: "part";
      readonly draftId: number;
      readonly lengthUtf16: number;
      readonly sentAtS: number;
      readonly writtenAtS: number;
      /** Where it was forwarded from; null for what was written here. */
      readonly origin: string | null;
      /** The draft's message. */
      readonly messageId: number;
    };

export interface Expected {
  readonly expectation: Expectation;
  readonly sinceMs: number;
}

/** Whose update, and which: an old one may be begun anew, or come to its end, after newer ones. */
export interface ExpectedBy {
  readonly userId: UserId;
  readonly updateId: number;
}

export interface Expectations {
  get(userId: UserId): Promise<Expected | null>;
}

export interface ExpectationWrites {
  set(by: ExpectedBy, expectation: Expectation): void;
  /** What a later update has set stays. */
  clear(by: ExpectedBy): void;
}
