/** `npm run bench:scale`: what it prints, what it leaves behind, and when it fails. */
import { expect, test } from "vitest";
import { asAdministrator, freshDatabase, urlOf } from "../setup/fresh-database.ts";
import { runScript } from "../setup/run-program.ts";

test("prints a row for each number of made-up passages, and leaves none of them behind", async () => {
  const address = await freshDatabase();
  const words = ["--sizes", "1000,2000", "--questions", "10"];
  const env = { DATABASE_URL: urlOf(address) };
  const { code, stdout } = await runScript("bench:scale", words, { env });
  expect(code).toBe(0);
  const [, ...rows] = stdout.split("\n").filter((line) => /^\| [^-]/.test(line));
  const figures = rows.map((row) => row.split("|").slice(1, -1).map(Number.parseFloat));
  expect(figures.map(([size]) => size)).toEqual([1000, 2000]);
  for (const row of figures) expect(row.every((figure) => figure >= 0)).toBe(true);
  expect(stdout).toMatch(/to the power of -?\d\.\d\d\.\n$/);
  const left = await asAdministrator<{ count: number }>(
    `select count(*)::integer as count from pg_tables
     where schemaname = 'reform_practice' and tablename ~ '^index_.*_[0-9]+$'`,
    address.database,
  );
  expect(left).toEqual([{ count: 0 }]);
}, 240_000);

test("without a database it says which setting names one", async () => {
  const { code, stdout, stderr } = await runScript("bench:scale", [], {
    env: { DATABASE_URL: "" },
  });
  expect([code, stdout]).toEqual([1, ""]);
  expect(stderr).toContain("DATABASE_URL is not set");
});
