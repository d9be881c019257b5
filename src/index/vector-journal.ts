/**
 * Journal of the vectors that a running build has embedded, so that the build after an interrupted one can reuse them.
 * Invariant: only whole vectors with a valid checksum are read. The journal is optional: where it cannot be written, is
 * cut off or damaged, texts are embedded again.
 */
import { createHash } from "node:crypto";
import { type FileHandle, open, readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import type { Embedder } from "../embedding/embedder.ts";
import { decodeKeys, encodeKeys, keyBytes, type KeyedVectors } from "./embed-texts.ts";
import type { BuildLock } from "./generations.ts";

const journalFile = "unfinished.vectors";
/** Vectors per write: about a second of embedding, which a kill may lose. */
const bufferedCount = 64;
/** Length of a record's checksum, a truncated SHA-256: enough to detect a block damaged by a power failure. */
const checkBytes = 4;

interface VectorJournal {
  /** The vectors of the interrupted build. */
  readonly known: KeyedVectors;
  keep(key: string, vector: Float32Array): void;
  /** Writes what is buffered and closes the file, which remains. */
  close(): Promise<void>;
}

/** The lock keeps two builds from writing one file. Never throws: without a writable file, nothing is kept. */
export async function openVectorJournal(
  { indexDir }: BuildLock,
  { modelSha256, dimension }: Pick<Embedder, "modelSha256" | "dimension">,
): Promise<VectorJournal> {
  const file = path.join(indexDir, journalFile);
  const header = Buffer.from(`${modelSha256} ${dimension}\n`);
  const records = wholeRecords(await readFile(file).catch(() => header), header, dimension);
  let handle = await begin(file, header, records);
  let buffered: Buffer[] = [];
  let written: Promise<unknown> = Promise.resolve();
  const flush = () => {
    const bytes = Buffer.concat(buffered);
    buffered = [];
    written = written
      .then(() => handle?.appendFile(bytes))
      .catch(async () => {
        await handle?.close().catch(() => undefined);
        handle = null;
      });
  };
  const close = async () => {
    flush();
    await written;
    await handle?.close().catch(() => undefined);
    handle = null;
  };
  return {
    known: decodeRecords(records, dimension),
    keep(key, vector) {
      if (buffered.push(encodeRecord(key, vector)) >= bufferedCount) flush();
    },
    close,
  };
}

/** Returns the journal's name if the file exists. */
export async function findVectorJournal(indexDir: string): Promise<string[]> {
  const names = await readdir(indexDir).catch(() => []);
  return names.filter((name) => name === journalFile);
}

/** Call it when the journal's vectors are saved in an index or no longer needed. */
export async function removeVectorJournal({ indexDir }: Pick<BuildLock, "indexDir">) {
  await rm(path.join(indexDir, journalFile), { force: true }).catch(() => undefined);
}

/** Truncates the file to its whole records. Returns null where it cannot be written. */
async function begin(
  file: string,
  header: Buffer,
  records: readonly Buffer[],
): Promise<FileHandle | null> {
  try {
    const handle = await open(file, "a");
    const recordBytes = records[0]?.byteLength ?? 0;
    await handle.truncate(records.length === 0 ? 0 : header.length + records.length * recordBytes);
    if (records.length === 0) await handle.appendFile(header);
    return handle;
  } catch {
    return null;
  }
}

function encodeRecord(key: string, { buffer, byteOffset, byteLength }: Float32Array): Buffer {
  const content = Buffer.concat([
    encodeKeys([key]),
    new Uint8Array(buffer, byteOffset, byteLength),
  ]);
  return Buffer.concat([content, checkOf(content)]);
}

/** Returns the records before the first damaged one; none if the header is of another model. */
function wholeRecords(bytes: Buffer, header: Buffer, dimension: number): Buffer[] {
  if (!bytes.subarray(0, header.length).equals(header)) return [];
  const recordBytes = keyBytes + dimension * Float32Array.BYTES_PER_ELEMENT + checkBytes;
  const records: Buffer[] = [];
  for (let end = header.length + recordBytes; end <= bytes.length; end += recordBytes) {
    const record = bytes.subarray(end - recordBytes, end);
    const content = record.subarray(0, -checkBytes);
    if (!checkOf(content).equals(record.subarray(-checkBytes))) break;
    records.push(record);
  }
  return records;
}

function decodeRecords(records: readonly Buffer[], dimension: number): KeyedVectors {
  const values = new Float32Array(records.length * dimension);
  const bytes = new Uint8Array(values.buffer);
  records.forEach((record, row) =>
    bytes.set(
      record.subarray(keyBytes, -checkBytes),
      row * dimension * Float32Array.BYTES_PER_ELEMENT,
    ),
  );
  const keys = records.flatMap((record) => decodeKeys(record.subarray(0, keyBytes)));
  return { keys, table: { dimension, values } };
}

function checkOf(content: Buffer): Buffer {
  return createHash("sha256").update(content).digest().subarray(0, checkBytes);
}
