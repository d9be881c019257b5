/** `npm run bench:peers`, `bench:graph` and `bench:growth`: what they print, and when they fail. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, inject, test } from "vitest";
import { bgeSmallZh } from "../../src/embedding/model-spec.ts";
import { measureApart } from "../../src/measure/bench/measure-apart.ts";
import { jsonLines, runScript } from "../setup/run-program.ts";
import { temporaryFolder } from "../setup/temporary-folder.ts";

describe("bench:peers", () => {
  test("measures this program and the others on the same questions", async () => {
    const file = path.join(temporaryFolder(), "peers.json");
    const words = ["--only", "exact", "--every", "90", "--json", file];
    const { code, stdout, stderr } = await runScript("bench:peers", words);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "measuring own\nmeasuring exact\n" });
    expect(stdout).toMatch(/^5 documents, \d+ passages, \d questions; /);
    const [, ours, theirs] = stdout
      .split("\n")
      .filter((line) => /^\| [^-|]/.test(line))
      .map((line) => line.split("|").map((cell) => cell.trim()));
    for (const [title, cells] of [
      ["this program", ours],
      ["exact vectors", theirs],
    ] as const) {
      expect(cells?.[1]).toBe(title);
      const figures = (cells ?? []).slice(2, -1).map((cell) => Number.parseFloat(cell));
      expect(figures).toHaveLength(11);
      expect(figures.every(Number.isFinite)).toBe(true);
    }
    const [json] = jsonLines(readFileSync(file, "utf8").replaceAll("\n", ""));
    expect(json).toMatchObject({ rows: [{ title: "this program" }, { title: "exact vectors" }] });
  }, 120_000);

  test("a name that is none is named, with those that are: exit code 2", async () => {
    const { code, stdout, stderr } = await runScript("bench:peers", ["--only", "exact,solr"]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain('"solr"; expected of orama, ');
  });

  test("what stops one of them is told, not thrown", async () => {
    const folder = temporaryFolder();
    const measured = await measureApart("bench-peer", {
      name: "exact",
      folder,
      questions: [],
      folders: { seedsDir: folder, addedDir: null, indexDir: folder },
      model: { dir: path.join(inject("modelCacheDir"), "missing"), sha256: "none" },
    });
    expect(measured).toEqual({ failure: expect.stringContaining("model.unavailable") });
  }, 60_000);
});

describe("bench:graph", () => {
  test("prints a row for each way to build it", async () => {
    const words = ["--links", "8,16", "--effort", "100", "--depths", "10,200", "--every", "100"];
    const { code, stdout, stderr } = await runScript("bench:graph", words);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: "M 8, efConstruction 100\nM 16, efConstruction 100\n",
    });
    expect(stdout).toMatch(/^\| 8 \| 100 \| [\d.]+ s \| [\d.]+ MiB \| [01]\.\d{3}, /m);
    expect(stdout).toMatch(/^\| 16 \| 100 \| .* \| 1\.000, [\d.]+ ms \| 1\.000, [\d.]+ ms \|$/m);
  }, 120_000);

  test("a list that is none is named: exit code 2", async () => {
    const { code, stdout, stderr } = await runScript("bench:graph", ["--links", "8,many"]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain('--links is "8,many"; expected whole numbers from 2 to 2000');
  });
});

describe("bench:growth", () => {
  test("prints a row for each number of passages, and what was measured for it", async () => {
    const file = path.join(temporaryFolder(), "growth.json");
    const words = ["--sizes", "1000", "--every", "100", "--json", file];
    const { code, stdout, stderr } = await runScript("bench:growth", words);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "measuring 5 documents\n" });
    const [, row = ""] = stdout.split("\n").filter((line) => /^\| [^-]/.test(line));
    const figures = row.split("|").slice(1, -1).map(Number.parseFloat);
    expect(figures).toHaveLength(9);
    expect(figures.every((figure) => figure > 0)).toBe(true);
    const [json] = jsonLines(readFileSync(file, "utf8").replaceAll("\n", ""));
    const { passages } = /(?<passages>\d+) passages/.exec(stdout)?.groups ?? {};
    const passageCount = Number(passages);
    expect(json).toMatchObject({
      rows: [{ passageCount, served: { memory: { passageCount } } }],
      growth: [],
    });
  }, 120_000);

  test("an index that cannot be opened is told with the reason", async () => {
    const folder = temporaryFolder();
    const measured = await measureApart("bench-served", {
      name: "served",
      folder,
      folders: { seedsDir: folder, indexDir: folder },
      model: { dir: path.join(inject("modelCacheDir"), bgeSmallZh.id), sha256: "none" },
      warmUp: [],
      questions: [],
    });
    expect(measured).toEqual({ failure: expect.stringContaining("corpus.empty") });
  }, 60_000);
});
