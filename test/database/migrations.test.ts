/** Processes of the version before go on beside a database that a newer one has brought up to date. */
import { copyFileSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createDatabase, type Database } from "../../src/database/database.ts";
import { migrate } from "../../src/database/migrate.ts";
import { freshDatabase } from "../setup/fresh-database.ts";
import { breaches, shapeOf } from "../setup/schema-shape.ts";
import { temporaryFolder } from "../setup/temporary-folder.ts";

const folder = path.resolve("src/database/migrations");
const files = readdirSync(folder)
  .filter((file) => file.endsWith(".sql"))
  .toSorted();

async function openFresh(): Promise<Database> {
  const address = await freshDatabase();
  const database = createDatabase({ address, code: "state.unavailable", what: "The test's data" });
  onTestFinished(() => database.close());
  return database;
}

test("no migration takes anything from the version before, unless it says which one it needs", async () => {
  const database = await openFresh();
  const known = temporaryFolder();
  await migrate(database, known);
  const broken: Record<string, readonly string[]> = {};
  for (const file of files) {
    const before = await shapeOf(database.read);
    copyFileSync(path.join(folder, file), path.join(known, file));
    await migrate(database, known);
    const found = breaches(before, await shapeOf(database.read));
    const says = /^-- needs: \d+/.test(readFileSync(path.join(folder, file), "utf8"));
    if (found.length > 0 && !says) broken[file] = found;
  }
  expect(broken).toEqual({});
});

const takenAway: readonly (readonly [sql: string, told: RegExp])[] = [
  ["alter table inbox drop column lane", /^gone: column inbox.lane text$/],
  ["alter table notes rename to numbers", /^gone: table notes$/],
  ["alter table notes alter column value type text", /^gone: column notes.value bigint$/],
  [
    "alter table inbox alter column user_id set not null",
    /^gone: column inbox.user_id may be null$/,
  ],
  [
    "alter table inbox alter column begun drop default",
    /^gone: column inbox.begun may be left out$/,
  ],
  ["alter table polling drop constraint polling_pkey", /^gone: key polling \(bot_id\)$/],
  [
    "alter table polling add column place text not null",
    /^demanded: polling column place must be given$/,
  ],
  ["alter table notes add check (value > 0)", /^demanded: notes CHECK/],
  ["drop function require_hold", /^gone: function .*require_hold/],
];

test("what a migration takes away is noticed", async () => {
  const database = await openFresh();
  await migrate(database);
  const before = await shapeOf(database.read);
  for (const [sql, told] of takenAway) {
    const found: string[] = [];
    const tried = database.change(async (query) => {
      await query(sql);
      found.push(...breaches(before, await shapeOf(query)));
      throw new Error("as it was");
    });
    await expect(tried).rejects.toThrow("as it was");
    expect(found).toContainEqual(expect.stringMatching(told));
  }
});
