/** What processes rely on of the tables of a database, so that it can be told what a migration takes from them. */
import { schema } from "../../src/database/connect.ts";
import type { Query } from "../../src/database/database.ts";

export interface SchemaShape {
  /** Tables, columns with their types, keys and functions: what statements may use. */
  readonly offers: readonly string[];
  /** What whoever writes into a table has to comply with. */
  readonly demands: readonly { readonly table: string; readonly text: string }[];
}

const ours = `'${schema}'::regnamespace`;
const tables = `pg_class where relkind = 'r' and relnamespace = ${ours}`;
const columns = `pg_attribute join (select oid, relname from ${tables}) as t on attrelid = t.oid
  where attnum > 0 and not attisdropped`;
const isFilled = "(atthasdef or attidentity <> '')";

const offers = `
  select 'table ' || relname as text from ${tables}
  union all select format('column %s.%s %s', relname, attname, format_type(atttypid, atttypmod)) from ${columns}
  union all select format('column %s.%s may be left out', relname, attname) from ${columns}
    and (not attnotnull or ${isFilled})
  union all select format('column %s.%s may be null', relname, attname) from ${columns} and not attnotnull
  union all select format('key %s (%s)', t.relname, (select string_agg(attname, ', ' order by attnum)
      from pg_attribute where attrelid = indexrelid))
    from pg_index join (select oid, relname from ${tables}) as t on indrelid = t.oid where indisunique
  union all select format('function %s returns %s', oid::regprocedure, prorettype::regtype)
    from pg_proc where pronamespace = ${ours}`;

const demands = `
  select relname as table, format('column %s must be given', attname) as text from ${columns}
    and attnotnull and not ${isFilled}
  union all select relname, pg_get_constraintdef(c.oid) from pg_constraint c
    join (select oid, relname from ${tables}) as t on conrelid = t.oid where contype <> 'n'`;

export async function shapeOf(query: Query): Promise<SchemaShape> {
  const offered = await query<{ text: string }>(offers);
  return { offers: offered.map(({ text }) => text), demands: await query(demands) };
}

/** What a process that knew the tables as they were `before` would miss or violate now. */
export function breaches(before: SchemaShape, now: SchemaShape): readonly string[] {
  const missing = before.offers.filter((offer) => !now.offers.includes(offer));
  const added = now.demands.filter(
    ({ table, text }) =>
      before.offers.includes(`table ${table}`) &&
      !before.demands.some((each) => each.table === table && each.text === text),
  );
  return [
    ...missing.map((offer) => `gone: ${offer}`),
    ...added.map(({ table, text }) => `demanded: ${table} ${text}`),
  ];
}
