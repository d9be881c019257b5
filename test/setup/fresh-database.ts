/** Databases of tests, on the server that TEST_DATABASE_URL names. */
import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { onTestFinished } from "vitest";
import { type DatabaseAddress, parseDatabaseAddress } from "../../src/core/database-address.ts";

/** A server without passwords whose role may make databases. Its tests run only where the variable is set. */
export function testServer(): DatabaseAddress {
  const address = parseDatabaseAddress(process.env["TEST_DATABASE_URL"] ?? "");
  // To agree on keys takes longer than most tests.
  return { ...address, tls: { ...address.tls, mode: "disable" } };
}

/** For a program of its own. */
export function urlOf({ hosts, user, database, session }: DatabaseAddress): string {
  const names = hosts.map(({ host, port }) => `${host}:${port}`).join(",");
  return `postgres://${user ?? ""}@${names}/${database ?? ""}?sslmode=disable&target_session_attrs=${session}`;
}

/** An empty database, gone when the test that made it has finished. */
export async function freshDatabase(): Promise<DatabaseAddress> {
  const { address, drop } = await makeDatabase();
  onTestFinished(drop);
  return address;
}

/** As `freshDatabase`, for hooks: whoever makes it drops it. */
export async function makeDatabase() {
  const name = `test_${randomBytes(8).toString("hex")}`;
  await asAdministrator(`create database ${name}`);
  const address: DatabaseAddress = { ...testServer(), database: name };
  const drop = async (): Promise<void> => {
    await asAdministrator(`drop database ${name} with (force)`);
  };
  return { address, drop };
}

/** Deletes every row, as if the tables had just been made. */
export async function emptyDatabase({ database }: DatabaseAddress): Promise<void> {
  const emptyAll = `do $$ declare found_table text; begin
    for found_table in select tablename from pg_tables
      where schemaname = 'reform_practice' and tablename <> 'migrations'
    loop execute format('truncate reform_practice.%I cascade', found_table); end loop;
  end $$`;
  await asAdministrator(emptyAll, database);
}

/** Runs statements in `database`, or in the one that the variable names. */
export async function asAdministrator<Row extends object>(
  statement: string,
  database: string | null = null,
): Promise<readonly Row[]> {
  const { hosts, user, password, database: own } = testServer();
  const client = new Client({
    ...hosts[0],
    ...(user === null ? {} : { user }),
    ...(password === null ? {} : { password }),
    database: database ?? own ?? "postgres",
  });
  await client.connect();
  try {
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end();
  }
}
