/**
 * Brings the tables of the database to what this version of the program needs. Migrations are numbered files of SQL. Each
 * runs once; those that are missing run together, in one transaction. A migration only adds, so that processes of the
 * version before go on beside it; what they alone read is removed a version later, by a migration whose first line is
 * `-- needs: N`. A program that does not know migration N does not start on such a database.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { AppError } from "../core/errors.ts";
import { schema } from "./connect.ts";
import type { Database, Query } from "./database.ts";

const ownFolder = path.join(import.meta.dirname, "migrations");
/** Of the advisory lock that a migrating process has. */
const lockKey = 7_306_801;
/** An index over what is there already takes its time. */
const migrationTimeoutMs = 30 * 60_000;

interface Migration {
  readonly number: number;
  readonly sql: string;
  /** Number of the migration that a program must know to use the database after this one; 0 for none. */
  readonly needs: number;
}

/**
 * May be called by several processes at once.
 * @param folder of the numbered files
 * @throws AppError `database.unsuitable`, or the database's own code
 */
export async function migrate(database: Database, folder = ownFolder): Promise<void> {
  await requireServer(database);
  await database.maintain(foundation, {
    timeoutMs: migrationTimeoutMs,
    lockTimeoutMs: migrationTimeoutMs,
  });
  await requireVector(database);
  const migrations = readMigrations(folder);
  await database.change(async (query) => {
    await query("set local lock_timeout = 0");
    await query("select pg_advisory_xact_lock($1)", [lockKey]);
    await runMissing(query, migrations);
  }, migrationTimeoutMs);
}

async function runMissing(query: Query, migrations: readonly Migration[]): Promise<void> {
  const done = await query<{ number: number; needs: number }>(
    "select number, needs from migrations",
  );
  const newest = Math.max(0, ...migrations.map(({ number }) => number));
  const needed = Math.max(0, ...done.map(({ needs }) => needs));
  if (needed > newest)
    throw new AppError(
      "database.unsuitable",
      `The database was brought up to date by a newer version of this program: it needs migration ${needed}, and this one has those up to ${newest}. Start the newer version.`,
      { needed, newest },
    );
  for (const { number, needs, sql } of migrations) {
    if (done.some((each) => each.number === number)) continue;
    await query(sql);
    await query("insert into migrations (number, needs) values ($1, $2)", [number, needs]);
  }
}

function readMigrations(folder: string): readonly Migration[] {
  const files = readdirSync(folder).filter((file) => file.endsWith(".sql"));
  return files.toSorted().map((file) => {
    const sql = readFileSync(path.join(folder, file), "utf8");
    const needs = Number(/^-- needs: (\d+)/.exec(sql)?.[1] ?? 0);
    return { number: Number.parseInt(file, 10), sql, needs };
  });
}

/**
 * What must be there before there can be migrations. `commits` has a row for each transaction that wrote, for as long as
 * somebody may ask whether it took place. The extension can be made here only by a role that may.
 */
const foundation = `do $$ begin
  perform pg_advisory_xact_lock(${lockKey});
  if to_regnamespace('${schema}') is null then
    create schema ${schema};
  end if;
  if to_regclass('${schema}.migrations') is null then
    create table ${schema}.migrations (
      number integer primary key,
      needs integer not null,
      at timestamptz not null default now()
    );
    create table ${schema}.commits (
      id uuid primary key,
      took_place boolean not null default true,
      at timestamptz not null default now()
    );
    create index on ${schema}.commits (at);
  end if;
  begin
    create extension if not exists vector;
  exception when others then
    null;
  end;
end $$`;

const oldestServer = 15;

async function requireServer(database: Database): Promise<void> {
  const [row] = await database.read<{ version: string }>(
    "select current_setting('server_version') as version",
  );
  const version = row?.version ?? "unknown";
  if (Number.parseInt(version, 10) >= oldestServer) return;
  throw new AppError(
    "database.unsuitable",
    `The server of DATABASE_URL is PostgreSQL ${version}, and ${oldestServer} or newer is needed. Name another server, or bring it up to date.`,
    { version },
  );
}

const oldestVector = [0, 8] as const;

async function requireVector(database: Database): Promise<void> {
  const [row] = await database.read<{ version: string | null; isFound: boolean }>(
    `select (select extversion from pg_extension where extname = 'vector') as version,
            to_regtype('halfvec') is not null as "isFound"`,
  );
  const version = row?.version ?? null;
  if (version === null)
    throw unsuitableVector(
      "lacks the extension pgvector, and the role may not make it. Install it on the server (in Debian, postgresql-17-pgvector), and have an administrator run CREATE EXTENSION vector in this database",
      version,
    );
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major === oldestVector[0] && minor < oldestVector[1])
    throw unsuitableVector(
      `has pgvector ${version}, and ${oldestVector.join(".")} or newer is needed. Install that on the server, and have an administrator run ALTER EXTENSION vector UPDATE`,
      version,
    );
  if (row?.isFound !== true)
    throw unsuitableVector(
      `has pgvector in a schema that the program does not look in. Have an administrator run ALTER EXTENSION vector SET SCHEMA public`,
      version,
    );
}

function unsuitableVector(what: string, version: string | null): AppError {
  return new AppError("database.unsuitable", `The database of DATABASE_URL ${what}.`, { version });
}
