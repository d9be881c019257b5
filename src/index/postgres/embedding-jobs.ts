/** The texts that builds wait for, as rows that any process may take. */
import type { Database } from "../../database/database.ts";
import { encodeKeys, keyOf } from "../embed-texts.ts";

/** The channel on which new texts are announced. */
export const embeddingChannel = "index_embedding";

/** A batch takes some seconds at most, also on a slow machine; whoever has not embedded it by then has been stopped. */
const usualTakenMs = 30_000;

export interface EmbeddingJob {
  /** Of the text, in hexadecimal digits. */
  readonly key: string;
  readonly text: string;
}

/** All methods throw AppError with the database's code. */
export interface EmbeddingJobs {
  post(texts: readonly string[]): Promise<void>;
  /** Whether there is something to take: cheaper than to try. */
  haveFree(): Promise<boolean>;
  /** At most `count` texts that nobody else has; they are free again after a while if they are not finished. */
  take(count: number): Promise<readonly EmbeddingJob[]>;
  finish(vectors: ReadonlyMap<string, Float32Array>): Promise<void>;
  /** Lets others have them at once. */
  giveBack(keys: readonly string[]): Promise<void>;
  /** Those that are embedded, by key. */
  vectors(keys: readonly string[]): Promise<ReadonlyMap<string, Float32Array>>;
  remove(keys: readonly string[]): Promise<void>;
}

export function createEmbeddingJobs(
  database: Database,
  modelSha256: string,
  takenMs = usualTakenMs,
): EmbeddingJobs {
  const ofKeys = "model_sha256 = $1 and key = any($2::bytea[])";
  const bytesOf = (keys: readonly string[]) => keys.map((key) => encodeKeys([key]));
  return {
    post: (texts) =>
      database.write([
        {
          text: `insert into embedding_jobs (model_sha256, key, text)
            select $1, key, text from unnest($2::bytea[], $3::text[]) as each (key, text)
            on conflict do nothing`,
          values: [
            modelSha256,
            bytesOf(texts.map(keyOf)),
            texts.map((text) => JSON.stringify(text)),
          ],
        },
        { text: `notify ${embeddingChannel}` },
      ]),
    async haveFree() {
      const [row] = await database.read<{ free: boolean }>(
        `select exists (
           select from embedding_jobs
           where model_sha256 = $1 and vector is null and taken_until < clock_timestamp()) as free`,
        [modelSha256],
      );
      return row?.free === true;
    },
    async take(count) {
      const taken = await database.change((query) =>
        query<EmbeddingJob>(
          `update embedding_jobs set taken_until = clock_timestamp() + $3 * interval '1 millisecond'
           where model_sha256 = $1 and key in (
             select key from embedding_jobs
             where model_sha256 = $1 and vector is null and taken_until < clock_timestamp()
             order by posted_at limit $2 for update skip locked)
           returning encode(key, 'hex') as key, text`,
          [modelSha256, count, takenMs],
        ),
      );
      return taken.map(({ key, text }) => ({ key, text: JSON.parse(text) as string }));
    },
    finish: (vectors) =>
      database.write([
        {
          text: `update embedding_jobs set vector = each.vector
            from unnest($2::bytea[], $3::bytea[]) as each (key, vector)
            where model_sha256 = $1 and embedding_jobs.key = each.key`,
          values: [
            modelSha256,
            bytesOf([...vectors.keys()]),
            [...vectors.values()].map(bytesOfVector),
          ],
        },
      ]),
    giveBack: (keys) =>
      database.write([
        {
          text: `update embedding_jobs set taken_until = '-infinity' where ${ofKeys}`,
          values: [modelSha256, bytesOf(keys)],
        },
      ]),
    async vectors(keys) {
      const rows = await database.read<{ key: string; vector: Buffer }>(
        `select encode(key, 'hex') as key, vector from embedding_jobs
         where ${ofKeys} and vector is not null`,
        [modelSha256, bytesOf(keys)],
      );
      return new Map(rows.map(({ key, vector }) => [key, vectorOf(vector)]));
    },
    remove: (keys) =>
      database.write([
        {
          text: `delete from embedding_jobs where ${ofKeys}`,
          values: [modelSha256, bytesOf(keys)],
        },
      ]),
  };
}

function bytesOfVector({ buffer, byteOffset, byteLength }: Float32Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

/** Copies: the bytes of a row need not begin at a multiple of four. */
function vectorOf(bytes: Buffer): Float32Array {
  const copy = new Uint8Array(bytes);
  return new Float32Array(copy.buffer);
}
