/**
 * A draft of a document, as it is known to others and as it lies in its row.
 */
import * as v from "valibot";
import type { DocumentFields, Replaced } from "../core/document-desk.ts";
import type { DocumentId, Place } from "../core/domain.ts";
import type { RowKey } from "./database.ts";
import type { Row } from "./timed-table.ts";

/** Whose, and which of them: the number of the update that began it. */
export interface DraftKey {
  readonly userId: number;
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
  /** Which of its files count. */
  readonly revision: number;
}

const placeSchema: v.GenericSchema<unknown, Place> = v.object({
  name: v.string(),
  level: v.picklist(["province", "prefecture", "county"]),
  province: v.nullable(v.string()),
  city: v.nullable(v.string()),
  code: v.nullable(v.string()),
  aliases: v.array(v.string()),
});

const documentId = v.pipe(
  v.string(),
  v.transform((id) => id as DocumentId),
);

export const storedSchema = v.object({
  origin: v.picklist(["file", "text", "document"]),
  name: v.string(),
  fields: v.object({
    title: v.nullable(v.string()),
    place: v.nullable(placeSchema),
    source: v.nullable(v.string()),
    authors: v.array(v.string()),
    date: v.nullable(v.string()),
  }),
  warnings: v.array(v.string()),
  replacedId: v.nullable(documentId),
  // Those of earlier versions of the program have none.
  replacedSha256: v.optional(v.nullable(v.string()), null),
  isBeside: v.boolean(),
  placeChoices: v.array(placeSchema),
  partIds: v.array(v.number()),
  begunBy: v.nullable(v.number()),
  revision: v.number(),
});
export type StoredDraft = v.InferOutput<typeof storedSchema>;

export function replacedOf({ replacedId, replacedSha256 }: Draft): Replaced | null {
  return replacedId === null ? null : { id: replacedId, sha256: replacedSha256 };
}

/** What is to be kept of it. */
export function replacedFields(
  replaced: Replaced | null,
): Pick<Draft, "replacedId" | "replacedSha256"> {
  return { replacedId: replaced?.id ?? null, replacedSha256: replaced?.sha256 ?? null };
}

export function keyOf({ userId, id }: DraftKey): RowKey {
  return [userId, id];
}

export function draftOf({ key: [userId, id], value }: Row<StoredDraft>): Draft {
  return { ...value, userId: Number(userId), id: Number(id) };
}

/** JSON has arrays that can be written to. */
export function storable(value: Omit<Draft, keyof DraftKey>): StoredDraft {
  return value as StoredDraft;
}
