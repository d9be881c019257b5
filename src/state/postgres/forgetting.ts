/**
 * Deletes what the state has of a user. PostgreSQL leaves what was deleted in its files until their pages are written anew,
 * so the tables are then rewritten. Another transaction that began before, such as a backup, may still keep it in them: the
 * next sweep rewrites them once more. What OPERATING.md says of write-ahead log, standbys and backups is out of reach here.
 */
import { setTimeout as delay } from "node:timers/promises";
import type { UserId } from "../../core/ids.ts";
import type { Database, Query } from "../../database/database.ts";
import type { Forgotten } from "../state-store.ts";

/** All that have something of a user's. */
const personalTables = [
  "languages",
  "subjects",
  "message_subjects",
  "expectations",
  "votes",
  "questions",
  "answers",
  "limits",
  "drafts",
  "draft_contents",
  "inbox",
  "inbox_sent",
  "swept",
];

/** How often the tables are to be rewritten yet. */
const noteErasing = `insert into notes (name, value) values ('erasing', 2)
  on conflict (name) do update set value = 2`;

/** As `anonymous` in `../stored-values.ts`. A JSON that jsonb refuses is kept as it is. */
const makeAnonymous = `update questions set user_id = null, value = (
    select json_object_agg(name, case when name in ('text', 'answer') then 'null'::json
      when name = 'places' then '[]'::json else part end)::text
    from json_each(value::json) as parts (name, part))
  where user_id = $1`;

export function forgetUser(database: Database, userId: UserId): Promise<Forgotten> {
  return database.change(async (query) => {
    const count = (statement: string) => countOf(query, statement, userId);
    const removeFrom = (table: string) => count(`delete from ${table} where user_id = $1`);
    const [
      waiting,
      settings,
      currents,
      ofMessages,
      expectations,
      votes,
      questions,
      answers,
      drafts,
    ] = await Promise.all([
      removeFrom("inbox"),
      removeFrom("languages"),
      removeFrom("subjects"),
      removeFrom("message_subjects"),
      removeFrom("expectations"),
      removeFrom("votes"),
      count(makeAnonymous),
      removeFrom("answers"),
      removeFrom("drafts"),
      removeFrom("limits"),
      removeFrom("swept"),
      query(noteErasing),
    ]);
    const subjects = currents + ofMessages + expectations;
    return { waiting, settings, subjects, votes, questions, answers, drafts };
  });
}

async function countOf(query: Query, statement: string, userId: UserId): Promise<number> {
  const [row] = await query<{ n: number }>(
    `with gone as (${statement} returning 1) select count(*) as n from gone`,
    [userId],
  );
  return row?.n ?? 0;
}

/** Others wait meanwhile, but not for long if the lock itself has to be waited for. */
const rewriteLimits = { timeoutMs: 60_000, lockTimeoutMs: 2_000 };

/** Rewrites the tables if somebody was forgotten. @throws AppError `state.unavailable` */
export async function eraseForgotten(database: Database): Promise<void> {
  const [noted] = await database.read("select from notes where name = 'erasing'");
  if (noted === undefined) return;
  await awaitOthers(database);
  await database.maintain(`vacuum (full) ${personalTables.join(", ")}`, rewriteLimits);
  await database.write([
    { text: "update notes set value = value - 1 where name = 'erasing'" },
    { text: "delete from notes where name = 'erasing' and value <= 0" },
  ]);
}

/** Those of an answer take milliseconds; a backup takes longer than anybody waits who asked to be forgotten. */
const mostWaitMs = 10_000;
const lookAgainMs = 100;

/**
 * Waits until no transaction can see any more what was deleted: those of all databases that had begun have ended, and no
 * statement of this one still reads as of before.
 */
async function awaitOthers(database: Database): Promise<void> {
  const [now] = await database.change((query) =>
    query<{ id: string }>("select pg_current_xact_id()::text as id"),
  );
  const untilMs = performance.now() + mostWaitMs;
  for (;;) {
    const [row] = await database.read<{ areGone: boolean }>(
      `select pg_snapshot_xmin(pg_current_snapshot()) > $1::xid8 and not exists (
         select from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid()
           and age(backend_xmin) > age($1::xid8::xid)) as "areGone"`,
      [now?.id],
    );
    if (row?.areGone === true || performance.now() > untilMs) return;
    await delay(lookAgainMs);
  }
}

/** Of the tables, without the contents of drafts. */
export async function sizeOf(database: Database): Promise<number> {
  const tables = personalTables.filter((table) => table !== "draft_contents");
  const [row] = await database.read<{ bytes: number }>(
    `select sum(pg_total_relation_size(name::regclass))::bigint as bytes
     from unnest($1::text[]) as tables (name)`,
    [[...tables, "inbox_seen"]],
  );
  return row?.bytes ?? 0;
}
