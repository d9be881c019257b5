/**
 * Records, found by key, by time and by the user they are about: the one form in which state is kept.
 * Every row stands in the index by time, and in that by user where it is about one, so that
 * what is old or a user's is found without reading the rest. A record that its schema does not know is as
 * good as absent to readers, and still swept and deleted.
 */
import * as v from "valibot";
import type { RowKey, StateDatabase } from "./database.ts";
import { type StoredId, storedIdSchema } from "./ids.ts";

export interface Row<Value> {
  readonly key: RowKey;
  readonly atMs: number;
  /** Whom the record is about, or null where that is nobody, or no longer known. */
  readonly userId: StoredId | null;
  readonly value: Value;
}

export interface TimedTable<Value> {
  get(key: RowKey): Row<Value> | null;
  /** The rows whose key begins with `prefix`, by key. */
  under(prefix: RowKey): readonly Row<Value>[];
  /** By time. */
  since(fromMs: number): readonly Row<Value>[];
  /** Of so many rows those that can be read, the last first; each is read when it is asked for. */
  newest(limit: number): Iterable<Row<Value>>;
  /** Null when there is no row. */
  oldestAtMs(): number | null;
  has(key: RowKey): boolean;
  put(row: Row<Value>): void;
  remove(key: RowKey): boolean;
  keysOfUser(userId: StoredId): readonly RowKey[];
  /** Moves what stands under `from` to `to`; a row that is already there stays. */
  rename(from: RowKey, to: RowKey): void;
  /** Removes rows older than `beforeMs`, at most `limit`, and returns how many. */
  sweep(beforeMs: number, limit: number): number;
}

/** What is read of every row, whatever the form of its value. */
const envelopeSchema = v.object({
  atMs: v.number(),
  userId: v.nullable(storedIdSchema),
  value: v.unknown(),
});
type Envelope = v.InferOutput<typeof envelopeSchema>;

export function createTimedTable<Value>(
  database: StateDatabase,
  name: string,
  schema: v.GenericSchema<unknown, Value>,
): TimedTable<Value> {
  const rowKey = (key: RowKey): RowKey => [name, "row", ...key];
  const indexKeys = (key: RowKey, { atMs, userId }: Envelope): RowKey[] => [
    [name, "time", atMs, ...key],
    ...(userId === null ? [] : [[name, "user", userId, ...key]]),
  ];
  const envelopeAt = (key: RowKey) => parseEnvelope(database.get(rowKey(key)));

  const get = (key: RowKey): Row<Value> | null => {
    const envelope = envelopeAt(key);
    const parsed = v.safeParse(schema, envelope?.value);
    if (envelope === null || !parsed.success) return null;
    return { key, atMs: envelope.atMs, userId: envelope.userId, value: parsed.output };
  };
  const getAll = (keys: readonly RowKey[]) => keys.map(get).filter((row) => row !== null);

  function* newest(limit: number): Generator<Row<Value>> {
    for (const [, ...key] of database.lastKeysUnder([name, "time"], limit)) {
      const row = get(key);
      if (row !== null) yield row;
    }
  }

  const remove = (key: RowKey): boolean =>
    database.write(() => {
      if (database.get(rowKey(key)) === undefined) return false;
      const envelope = envelopeAt(key);
      if (envelope !== null) for (const index of indexKeys(key, envelope)) database.remove(index);
      database.remove(rowKey(key));
      return true;
    });

  const put = (key: RowKey, envelope: Envelope): void =>
    database.write(() => {
      remove(key);
      database.put(rowKey(key), JSON.stringify(envelope));
      for (const index of indexKeys(key, envelope)) database.put(index, "");
    });

  return {
    get,
    under: (prefix) =>
      getAll(database.keysUnder(rowKey(prefix)).map((rest) => [...prefix, ...rest])),
    since: (fromMs) =>
      getAll(database.keysUnder([name, "time"], { from: fromMs }).map((rest) => rest.slice(1))),
    newest,
    oldestAtMs: () => {
      const atMs = database.keysUnder([name, "time"], { limit: 1 })[0]?.[0];
      return typeof atMs === "number" ? atMs : null;
    },
    has: (key) => database.get(rowKey(key)) !== undefined,
    put: ({ key, ...envelope }) => put(key, envelope),
    remove,
    keysOfUser: (userId) => database.keysUnder([name, "user", userId]),
    rename: (from, to) =>
      database.write(() => {
        if (from.length === to.length && from.every((part, i) => part === to[i])) return;
        const envelope = envelopeAt(from);
        if (envelope !== null && database.get(rowKey(to)) === undefined) put(to, envelope);
        remove(from);
      }),
    sweep: (beforeMs, limit) =>
      database.write(() => {
        const found = database.keysUnder([name, "time"], { before: beforeMs, limit });
        for (const [atMs = 0, ...key] of found) {
          remove(key);
          // A row whose envelope is unreadable cannot name this itself.
          database.remove([name, "time", atMs, ...key]);
        }
        return found.length;
      }),
  };
}

function parseEnvelope(text: string | undefined): Envelope | null {
  const parsed = v.safeParse(envelopeSchema, parseJson(text));
  return parsed.success ? parsed.output : null;
}

function parseJson(text: string | undefined): unknown {
  try {
    return text === undefined ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
