/** Keeps posting lists in few pieces: a question reads the lists of its words from every segment. */
import type { Query } from "../../database/database.ts";
import type { Collection } from "./collection.ts";

const mostSegments = 8;
/** The largest stay as they are, so that a change does not copy all lists. */
const keptSegments = 3;

/** Returns the segments that have all postings, after merging the smaller ones if there are many. */
export async function currentSegments(
  query: Query,
  { number, tables }: Collection,
): Promise<readonly number[]> {
  const found = await query<{ segment: number; bytes: number }>(
    `select segment, sum(length(postings)) as bytes from ${tables.postings}
     where segment in (select unnest(segments) from index_generations
         where generation = (select max(generation) from index_generations where collection = $1))
       or segment > coalesce((select max(last_document) from index_generations where collection = $1), 0)
     group by segment order by bytes desc`,
    [number],
  );
  const segments = found.map(({ segment }) => segment);
  if (segments.length <= mostSegments) return segments;
  const [{ isFirst } = { isFirst: true }] = await query<{ isFirst: boolean }>(
    `select not exists (select from index_generations where collection = $1) as "isFirst"`,
    [number],
  );
  // The lists of a first build become whole, and so are in the order of the texts.
  const kept = isFirst ? 0 : keptSegments;
  const small = segments.slice(kept).toSorted((a, b) => a - b);
  // Numbers below 0 are of merged segments: they are not the slots of documents.
  const merged = Math.min(0, ...segments) - 1;
  await query(
    `insert into ${tables.postings} (kind, term, segment, text_count, postings)
     select kind, term, $1, sum(text_count), string_agg(postings, ''::bytea order by segment)
     from ${tables.postings} where segment = any($2::integer[])
     group by kind, term`,
    [merged, small],
  );
  return [...segments.slice(0, kept), merged];
}
