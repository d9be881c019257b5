/**
 * All that a state keeps, as plain records, so that it can be moved to the other form of the store.
 * Left out, because they say nothing once all processes have ended: leases, which instances live, who polls, which
 * transactions took place. Also what the other form does not need: that what was forgotten is still to be erased (the
 * destination never had it), the last id of a question (it follows from the questions), and records of the inbox and
 * drafts that no reader can read.
 */
import { createHash } from "node:crypto";
import type { UserId } from "../core/ids.ts";
import type { DraftContent } from "./drafts.ts";
import type { RowKey } from "./stored-ids.ts";

/** Kinds whose records are moved as they are. */
export const plainKinds = [
  "languages",
  "subjects",
  "message-subjects",
  "votes",
  "questions",
  "answers",
  "expectations",
  "limits",
] as const;
export type PlainKind = (typeof plainKinds)[number];

export const recordKinds = [...plainKinds, "drafts", "inbox", "inbox-seen", "swept"] as const;
export type RecordKind = (typeof recordKinds)[number];

export interface StateRecord {
  /** Of `swept`: the table, when it was removed, and the key there. */
  readonly key: RowKey;
  /** In milliseconds since 1970. */
  readonly atMs: number;
  readonly userId: UserId | null;
  /** As JSON has it. Of `inbox`, a `WaitingRecord`. */
  readonly value: unknown;
  /** Of `drafts` alone: that of the revision in `value`. */
  readonly content?: DraftContent;
}

/** An update with its journal. */
export interface WaitingRecord {
  readonly lane: string;
  readonly text: string;
  readonly begun: number;
  readonly isGivenUp: boolean;
  readonly isInLane: boolean;
  readonly sent: readonly string[];
}

/** The methods throw AppError `state.unavailable`, and `add` also `disk.full`. */
export interface StateRecords {
  /** All records, in batches, in any order. */
  read(kind: RecordKind): AsyncIterable<readonly StateRecord[]>;
  /** To a kind that has none of these. */
  add(kind: RecordKind, records: readonly StateRecord[]): Promise<void>;
}

export interface KindDigest {
  readonly count: number;
  /** Hexadecimal, of the sorted hashes of all. */
  readonly sha256: string;
}

export async function digestRecords(records: StateRecords, kind: RecordKind): Promise<KindDigest> {
  const hashes: string[] = [];
  for await (const batch of records.read(kind)) hashes.push(...batch.map(hashOf));
  return digestOf(hashes);
}

export function digestOf(hashes: readonly string[]): KindDigest {
  const hash = createHash("sha256");
  for (const each of hashes.toSorted()) hash.update(`${each}\n`);
  return { count: hashes.length, sha256: hash.digest("hex") };
}

function hashOf({ key, atMs, userId, value, content }: StateRecord): string {
  const hash = createHash("sha256").update(JSON.stringify([key, atMs, userId, value]));
  if (content === undefined) return hash.digest("hex");
  const { original, body, uncertain = [] } = content;
  const lines = uncertain.map(({ page, text, picture }) => [
    page,
    text,
    Buffer.from(picture).toString("base64"),
  ]);
  hash.update(JSON.stringify([original?.length ?? null, lines]));
  // As bytes: a file has no halves of surrogate pairs.
  return hash
    .update(original ?? "")
    .update(body, "utf8")
    .digest("hex");
}
