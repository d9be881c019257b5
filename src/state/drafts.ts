/**
 * Drafts: documents that somebody may add or correct, kept until that is done or given up. A part of the StateStore.
 * A draft is its owner's alone. What is not touched for `draftLifetimeMs`, or the retention time, is swept.
 */
import type { DocumentFields, Replaced } from "../core/document-desk.ts";
import type { DocumentId, Place } from "../core/domain.ts";
import type { UserId } from "../core/ids.ts";

/** How many drafts one person may have: as many as an album has files. */
export const mostDrafts = 10;
/** Over a week-end, and a holiday's week. */
export const draftLifetimeMs = 10 * 24 * 60 * 60 * 1000;

/** Whose, and which of them: the number of the update that began it. */
export interface DraftKey {
  readonly userId: UserId;
  readonly id: number;
}

export interface Draft extends DraftKey {
  /** A message that was pasted has no name of its own. */
  readonly origin: "file" | "text" | "document";
  readonly name: string;
  readonly fields: DocumentFields;
  readonly warnings: readonly string[];
  readonly replacedId: DocumentId | null;
  /** Of its text as it was when it was chosen; null where that is not known. */
  readonly replacedSha256: string | null;
  /** Wanted beside one that says nearly the same. */
  readonly isBeside: boolean;
  /** What a place's name that was typed may mean. */
  readonly placeChoices: readonly Place[];
  /** The messages that a pasted text came in, in their order. */
  readonly partIds: readonly number[];
  /** The number of the update that said "add"; null before that. It alone goes on with it, and finds done what it did. */
  readonly begunBy: number | null;
  /** Of its content: rises with each `rewrite`. */
  readonly revision: number;
}

export interface DraftContent {
  /** What was sent, byte for byte. Null where only the fields of a document are corrected. */
  readonly original: Uint8Array | null;
  /** A manuscript's body. */
  readonly body: string;
}

export type DraftChange = Partial<Omit<Draft, keyof DraftKey | "revision" | "origin">>;

export interface Drafts {
  /**
   * Adds a draft. One of the same key is begun anew. Where its owner has more than `mostDrafts` then, those that were
   * not touched for longest give way, except for those that are being added; returns them.
   */
  open(draft: Omit<Draft, "revision">, content: DraftContent): Promise<readonly Draft[]>;
  get(key: DraftKey): Promise<Draft | null>;
  /** Of the revision that `draft` names. */
  content(draft: Draft): Promise<DraftContent>;
  /** Sets the given fields and leaves the others. Returns the draft as it is then; null for one that is there no more. */
  change(key: DraftKey, change: DraftChange): Promise<Draft | null>;
  /** As `change`, with other content, which gets the revision after the one that `draft` names. */
  rewrite(draft: Draft, change: DraftChange, content: DraftContent): Promise<Draft | null>;
  /** With its content. False for one that was there no more. */
  remove(key: DraftKey): Promise<boolean>;
}

export function replacedOf({ replacedId, replacedSha256 }: Draft): Replaced | null {
  return replacedId === null ? null : { id: replacedId, sha256: replacedSha256 };
}

/** What is to be kept of it. */
export function replacedFields(
  replaced: Replaced | null,
): Pick<Draft, "replacedId" | "replacedSha256"> {
  return { replacedId: replaced?.id ?? null, replacedSha256: replaced?.sha256 ?? null };
}
