/** What the programs that measure speed print. Each measures for a minute. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { jsonLines, runScript } from "../setup/run-program.ts";
import { temporaryFolder } from "../setup/temporary-folder.ts";

test("bench:peers measures this program and the others on the same questions", async () => {
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
});

test("bench:graph prints a row for each way to build it", async () => {
  const words = ["--links", "8,16", "--effort", "100", "--depths", "10,200", "--every", "100"];
  const { code, stdout, stderr } = await runScript("bench:graph", words);
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: "M 8, efConstruction 100\nM 16, efConstruction 100\n",
  });
  expect(stdout).toMatch(/^\| 8 \| 100 \| [\d.]+ s \| [\d.]+ MiB \| [01]\.\d{3}, /m);
  expect(stdout).toMatch(/^\| 16 \| 100 \| .* \| 1\.000, [\d.]+ ms \| 1\.000, [\d.]+ ms \|$/m);
});

test("bench:growth prints a row for each number of passages, and what was measured for it", async () => {
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
});

test("bench prints a table of what it measured beside what", async () => {
  const file = path.join(temporaryFolder(), "figures.json");
  const { code, stdout, stderr } = await runScript("bench", ["--every", "20", "--json", file]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(
    Number(/^\| question over pass, medians \| (\S+) \| ≤ 1.3/m.exec(stdout)?.[1]),
  ).toBeGreaterThan(0);
  expect(stdout).toMatch(/vectors differ by 0 \|$/m);
  expect(stdout).toMatch(/^\| memory resident over .*; vectors 0\.8 MiB, texts [\d.]+ MiB \|$/m);
  expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({
    figures: expect.arrayContaining([expect.objectContaining({ what: "opening a ready index" })]),
  });
});
