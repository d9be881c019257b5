/** `npm run index` and `npm run ask` with DATABASE_URL: the index is in the database, and the answers are the same. */
import { randomBytes } from "node:crypto";
import path from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { bgeSmallZh } from "../../src/embedding/model-spec.ts";
import { asAdministrator } from "../setup/fresh-database.ts";
import { jsonLines, runScript } from "../setup/run-program.ts";
import { makeFolder } from "../setup/temporary-folder.ts";

const name = `test_${randomBytes(8).toString("hex")}`;
const seeds = {
  "a.md":
    "---\nplace: 河曲县\nlevel: county\n---\n\n一是把超编人员安置到乡镇。\n\n二是收回闲置的编制。",
  "b.txt": "评估之后收回闲置的编制,用到急需的地方。",
};
const question = "河曲县如何安置超编人员?";
let env: Record<string, string>;

beforeAll(async () => {
  await asAdministrator(`create database ${name}`);
  const address = new URL(process.env["TEST_DATABASE_URL"] ?? "");
  address.pathname = name;
  address.searchParams.set("sslmode", "disable");
  env = {
    DATABASE_URL: address.href,
    SEEDS_DIR: makeFolder(seeds),
    INDEX_DIR: makeFolder({}),
    MODEL_DIR: path.join(inject("modelCacheDir"), bgeSmallZh.id),
  };
});
afterAll(() => asAdministrator(`drop database ${name} with (force)`));

test("asking before anything was indexed says what to do", async () => {
  const { code, stdout, stderr } = await runScript("ask", ["--json", question], { env });
  expect([code, stdout]).toEqual([1, ""]);
  expect(stderr).toContain("npm run index");
  expect(stderr).not.toContain(env["DATABASE_URL"] ?? "");
});

test("what was indexed is answered from, without the folders", async () => {
  const indexed = await runScript("index", [], { env });
  expect(indexed.code).toBe(0);
  expect(indexed.stdout).toContain("2 documents");
  const elsewhere = { ...env, SEEDS_DIR: makeFolder({}), INDEX_DIR: makeFolder({}) };
  const fromDatabase = await runScript("ask", ["--json", question], { env: elsewhere });
  const { SEEDS_DIR = "", INDEX_DIR = "" } = env;
  const folders = ["--seeds", SEEDS_DIR, "--index", INDEX_DIR];
  const fromFolders = await runScript("ask", ["--json", ...folders, question], { env });
  const [answer] = jsonLines(fromDatabase.stdout);
  expect({ ...Object(answer), tookMs: 0 }).toEqual({
    ...Object(jsonLines(fromFolders.stdout)[0]),
    tookMs: 0,
  });
  expect(answer).toMatchObject({ status: "answered", passages: [{ id: "a-01" }] });
});
