/** Moves what a bot remembers and its documents from one place to another, and proves by hashes that all of it is there. */
import { AppError } from "../../core/errors.ts";
import { type FileKind, fileKindOf, fileKinds } from "../../documents/document-set.ts";
import {
  digestOf,
  digestRecords,
  type KindDigest,
  type RecordKind,
  recordKinds,
} from "../../state/state-records.ts";
import type { BotData } from "./bot-data.ts";

export interface KindMoved extends KindDigest {
  readonly kind: RecordKind | FileKind;
}

export interface Moved {
  readonly kinds: readonly KindMoved[];
  /** Whether all of it was there before, from an earlier run. */
  readonly wasThere: boolean;
}

interface Moving {
  /** What to do where the destination has other contents. */
  readonly advice: string;
  /** Whether the destination may lack it. */
  readonly mayCopy?: boolean;
}

/**
 * Copies all of it to a place that has nothing. Where it rejects, the caller takes back what was copied.
 * @throws AppError `move.failed` where there is nothing to move or something else at the destination, or where the copy
 *   differs from what was copied
 */
export async function moveAll(
  from: BotData,
  to: BotData,
  { advice, mayCopy = true }: Moving,
): Promise<Moved> {
  const { kinds, files } = await digestAll(from);
  if (isEmpty(kinds)) throw nothingToMove(from);
  const there = await digestAll(to);
  if (differing(kinds, there.kinds).length === 0) return { kinds, wasThere: true };
  if (!mayCopy || !isEmpty(there.kinds)) throw occupied(to, there.kinds, advice);
  for (const kind of recordKinds)
    for await (const batch of from.records.read(kind)) await to.records.add(kind, batch);
  for (const file of files) await to.documents.add(file, await from.documents.read(file));
  const wrong = differing(kinds, (await digestAll(to)).kinds);
  if (wrong.length > 0) throw notTheSame(from, to, wrong);
  return { kinds, wasThere: false };
}

interface Contents {
  readonly kinds: readonly KindMoved[];
  /** Paths of the documents' files. */
  readonly files: readonly string[];
}

async function digestAll({ records, documents }: BotData): Promise<Contents> {
  const kinds: KindMoved[] = [];
  for (const kind of recordKinds) kinds.push({ kind, ...(await digestRecords(records, kind)) });
  const hashes = [...(await documents.hashes())];
  for (const kind of fileKinds) {
    const ofKind = hashes.filter(([file]) => fileKindOf(file) === kind);
    kinds.push({ kind, ...digestOf(ofKind.map((fileAndHash) => JSON.stringify(fileAndHash))) });
  }
  return { kinds, files: hashes.map(([file]) => file) };
}

function isEmpty(kinds: readonly KindMoved[]): boolean {
  return kinds.every(({ count }) => count === 0);
}

function differing(
  kinds: readonly KindMoved[],
  others: readonly KindMoved[],
): readonly KindMoved[] {
  return kinds.filter(({ sha256 }, i) => others[i]?.sha256 !== sha256);
}

function nothingToMove({ name }: BotData): AppError {
  return new AppError(
    "move.failed",
    `${name} has nothing that could be moved. Look at DATABASE_URL, DATA_DIR and SEEDS_DIR.`,
  );
}

function occupied({ name }: BotData, kinds: readonly KindMoved[], advice: string): AppError {
  const contents = kinds
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${kind} (${count})`);
  return new AppError(
    "move.failed",
    `${name} has other contents: ${contents.join(", ") || "none that would be moved"}. Nothing was moved. ${advice}`,
  );
}

function notTheSame(from: BotData, to: BotData, wrong: readonly KindMoved[]): AppError {
  const kinds = wrong.map(({ kind }) => kind).join(", ");
  return new AppError(
    "move.failed",
    `${to.name} would not have the same as ${from.name}: of ${kinds} the copy differs. Nothing was moved. If somebody changed documents meanwhile, run this again.`,
  );
}
