/**
 * A table of records with a key, a time and an optional user; all state is stored in such tables.
 * Two indices, by time and by user, find old records and those of a user without reading the others. A record that does
 * not match its schema is absent to readers, but is swept and deleted.
 */
import * as v from "valibot";
import { type RowKey, type StoredId, storedIdSchema } from "../stored-ids.ts";
import type { StateDatabase } from "./database.ts";

export interface Row<Value> {
  readonly key: RowKey;
  readonly atMs: number;
  /** The user whom the record is about; null if there is none or the user was forgotten. */
  readonly userId: StoredId | null;
  readonly value: Value;
}

/** A row as it is stored, whatever its value is. */
export interface StoredRow extends Row<unknown> {
  readonly table: string;
}

export interface TimedTable<Value> {
  get(key: RowKey): Row<Value> | null;
  /** The rows whose key begins with `prefix`, in key order; of the first `limit` keys. */
  under(prefix: RowKey, limit?: number): readonly Row<Value>[];
  /** Rows at or after `fromMs`, oldest first. */
  since(fromMs: number): readonly Row<Value>[];
  /** The readable ones of the last `limit` rows, newest first, read lazily. */
  newest(limit: number): Iterable<Row<Value>>;
  /** Null if there is no row. */
  oldestAtMs(): number | null;
  has(key: RowKey): boolean;
  put(row: Row<Value>): void;
  remove(key: RowKey): boolean;
  keysOfUser(userId: StoredId): readonly RowKey[];
  /** Moves a row from key `from` to `to`; if `to` exists, it is kept and the row at `from` removed. */
  rename(from: RowKey, to: RowKey): void;
  /**
   * Removes rows older than `beforeMs`, at most `limit`, and returns how many. `onRemove` gets those that can be read before
   * that, in the same transaction.
   */
  sweep(beforeMs: number, limit: number, onRemove?: (rows: readonly StoredRow[]) => void): number;
}

/** Read without the value's schema, so that invalid values can be deleted. */
const envelopeSchema = v.object({
  atMs: v.number(),
  userId: v.nullable(storedIdSchema),
  value: v.unknown(),
});
type Envelope = v.InferOutput<typeof envelopeSchema>;

/** A page: rows of one age may be far from each other in the order of their keys. */
const bytesOfRow = 4096;

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
    under: (prefix, limit = Infinity) =>
      getAll(database.keysUnder(rowKey(prefix), { limit }).map((rest) => [...prefix, ...rest])),
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
    sweep(beforeMs, limit, onRemove) {
      const found = database.keysUnder([name, "time"], { before: beforeMs, limit });
      return database.write(() => {
        onRemove?.(
          found.flatMap(([, ...key]) => {
            const envelope = envelopeAt(key);
            return envelope === null ? [] : [{ table: name, key, ...envelope }];
          }),
        );
        for (const [atMs = 0, ...key] of found) {
          remove(key);
          // `remove` does not find this index entry if the envelope is unreadable.
          database.remove([name, "time", atMs, ...key]);
        }
        return found.length;
      }, found.length * bytesOfRow);
    },
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
