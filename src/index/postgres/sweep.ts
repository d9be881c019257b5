/** Removes what no reader needs any more. */
import type { Database } from "../../database/database.ts";
import { type Collection, collectionOf, lockCollection } from "./collection.ts";

/** Readers look for a new generation every minute; an answer takes seconds. */
const keptMinutes = 10;
/** A build that was stopped is usually begun again, and uses what it had written. */
const unlistedDays = 7;
/** A collection of another version or model, in which nothing was published for so long, is of a program that no longer runs. */
const formerCollectionDays = 30;
const mostSweepMs = 30 * 60_000;

/** Removes generations that were replaced a while ago, and the rows that none of the others lists. */
export async function sweep(
  database: Database,
  { number, tables }: Collection,
  afterMinutes = keptMinutes,
): Promise<void> {
  await database.change(async (query) => {
    await lockCollection(query, { number });
    const gone = await query<{ slot: number; first: number; last: number }>(
      `with old as (
         delete from index_generations old using index_generations new
         where old.collection = $1 and new.collection = $1 and new.generation > old.generation
           and new.published_at <= now() - interval '${afterMinutes} minutes'
         returning old.generation, old.documents
       ), kept as (
         select unnest(documents) from index_generations
         where collection = $1 and generation not in (select generation from old)
       )
       select slot, first_passage as first, first_passage + passage_count - 1 as last
       from ${tables.documents}
       where (slot in (select unnest(documents) from old)
           or written_at < now() - interval '${unlistedDays} days')
         and slot not in (select * from kept)`,
      [number],
    );
    const values = [gone.map(({ first }) => first), gone.map(({ last }) => last)];
    const passages = `(select generate_series(first, last) as passage
      from unnest($1::integer[], $2::integer[]) as ranges (first, last)) as gone`;
    await query(
      `delete from ${tables.sentences} own using ${passages} where own.passage = gone.passage`,
      values,
    );
    await query(
      `delete from ${tables.passages} own using ${passages} where own.slot = gone.passage`,
      values,
    );
    await query(`delete from ${tables.documents} where slot = any($1::integer[])`, [
      gone.map(({ slot }) => slot),
    ]);
    await query(
      `delete from embedding_jobs where posted_at < now() - interval '${unlistedDays} days'`,
    );
    // Segments of a build that goes on begin above the newest generation's last document.
    await query(
      `delete from ${tables.postings}
       where segment <= (select max(last_document) from index_generations where collection = $1)
         and segment not in (select unnest(segments) from index_generations where collection = $1)`,
      [number],
    );
  }, mostSweepMs);
}

/** Removes the collections that other versions, models or word lists have left, once none of their programs writes any more. */
export async function sweepFormer(
  database: Database,
  { number, dimension }: Collection,
  afterDays = formerCollectionDays,
): Promise<void> {
  await database.change(async (query) => {
    const former = await query<{ collection: number }>(
      `select collection from index_generations where collection <> $1
       group by collection having max(published_at) <= now() - interval '${afterDays} days'`,
      [number],
    );
    for (const { collection } of former) {
      await lockCollection(query, { number: collection });
      const tables = Object.values(collectionOf(collection, dimension).tables);
      await query(`drop table if exists ${tables.join(", ")}`);
      await query("delete from index_collections where collection = $1", [collection]);
    }
  }, mostSweepMs);
}
