/**
 * A collection: the rows that generations of one format, one model and one word list share, in tables of its own. An
 * older version of the program goes on with its own collection while a newer one builds another.
 */
import type { Database, Query } from "../../database/database.ts";
import { formatVersion, sha256 } from "../manifest.ts";

export interface CollectionFacts {
  readonly modelSha256: string;
  /** What documents are split into words by. */
  readonly wordLists: string;
  readonly dimension: number;
}

export interface Collection {
  readonly number: number;
  readonly dimension: number;
  readonly tables: Readonly<Record<TableName, string>>;
}

const tableNames = ["documents", "earlierTexts", "passages", "sentences", "postings"] as const;
type TableName = (typeof tableNames)[number];

/** Of the advisory locks of this program, those that one writer of a collection has. */
const lockClass = 7_306_802;
const mostBuildMs = 12 * 3_600_000;

/** Returns null if nothing was ever written for these facts. */
export async function findCollection(
  database: Database,
  { modelSha256, wordLists }: CollectionFacts,
): Promise<Collection | null> {
  const [found] = await database.read<{ collection: number; dimension: number }>(
    `select collection, dimension from index_collections
     where format_version = $1 and model_sha256 = $2 and word_lists_sha256 = $3`,
    [formatVersion, modelSha256, sha256(wordLists)],
  );
  return found === undefined ? null : collectionOf(found.collection, found.dimension);
}

/** The newest other collection of that model: equal texts have equal vectors in any format. Null if there is none. */
export async function findFormerCollection(
  database: Database,
  { modelSha256, dimension }: CollectionFacts,
  { number }: Collection,
): Promise<Collection | null> {
  const [found] = await database.read<{ collection: number }>(
    `select max(collection) as collection from index_collections
     where model_sha256 = $1 and dimension = $2 and collection <> $3
     having max(collection) is not null`,
    [modelSha256, dimension, number],
  );
  return found === undefined ? null : collectionOf(found.collection, dimension);
}

export async function makeCollection(
  database: Database,
  facts: CollectionFacts,
): Promise<Collection> {
  const { modelSha256, wordLists, dimension } = facts;
  const number = await database.change(async (query) => {
    await lockCollection(query, { number: 0 });
    const values = [formatVersion, modelSha256, sha256(wordLists), dimension];
    const [made] = await query<{ collection: number }>(
      `insert into index_collections (format_version, model_sha256, word_lists_sha256, dimension)
       values ($1, $2, $3, $4) on conflict do nothing returning collection`,
      values,
    );
    if (made === undefined) return null;
    for (const statement of tableStatements(collectionOf(made.collection, dimension)))
      await query(statement);
    return made.collection;
  });
  if (number !== null) return collectionOf(number, dimension);
  const present = await findCollection(database, facts);
  return present ?? makeCollection(database, facts);
}

function tableStatements({ tables, dimension }: Collection): string[] {
  return [
    ...tableNames.map(
      (name) => `create table ${tables[name]} (like ${formOf(name)} including all)`,
    ),
    ...[tables.passages, tables.sentences].map(
      (table) => `alter table ${table} alter column vector type halfvec(${dimension})`,
    ),
  ];
}

export function collectionOf(number: number, dimension: number): Collection {
  const entries = tableNames.map((name) => [name, `${formOf(name)}_${number}`]);
  return { number, dimension, tables: Object.fromEntries(entries) as Collection["tables"] };
}

/** The table that a collection's own is made like. */
function formOf(name: TableName): string {
  return `index_${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;
}

/** Awaits its turn to write to the collection, until the end of the transaction, however long others take. */
export async function lockCollection(
  query: Query,
  { number }: Pick<Collection, "number">,
): Promise<void> {
  await query("set local lock_timeout = 0");
  await query("select pg_advisory_xact_lock($1, $2)", [lockClass, number]);
}

/**
 * M, and the candidates of each new node, as in the embedded form. With 16 and 100, 200 visited nodes find .981 of the ten
 * nearest among 67,320 passages, with these .994; the graph takes a fifth more room.
 */
const graphOptions = "m = 24, ef_construction = 200";

/** Enough for some 300,000 passages. */
const leastGraphBytes = 512 * 2 ** 20;

/** Makes the graph of the passages' vectors if there is none: over rows that are there this is much faster. */
export async function makeGraph(database: Database, collection: Collection): Promise<void> {
  const { tables } = collection;
  const name = `${tables.passages}_graph`;
  await database.change(async (query) => {
    // Two that make it at the same time would both find none.
    await lockCollection(query, collection);
    // A graph that does not fit takes many times as long; the server's own setting is for more than this can take.
    await query(
      `select set_config('maintenance_work_mem',
         greatest(pg_size_bytes(current_setting('maintenance_work_mem')), ${leastGraphBytes}) / 1024 || 'kB', true)`,
    );
    await query(
      `create index if not exists ${name} on ${tables.passages} using hnsw (vector halfvec_ip_ops) with (${graphOptions})`,
    );
  }, mostBuildMs);
}
