/** Command-line words: what is read, and what is refused with the usage text. */
import path from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { parseCount, parseCounts, parseWords, withFolders } from "../../../src/cli/arguments.ts";
import { parseConfig } from "../../../src/core/config.ts";

const usage = "Usage: example";
const options = { json: { type: "boolean", default: false }, top: { type: "string" } } as const;
const { argv } = process;

afterEach(() => {
  process.argv = argv;
});

function parse(...words: readonly string[]) {
  process.argv = ["node", "example.ts", ...words];
  return parseWords(options, usage);
}

describe("words", () => {
  test("are options and questions, in any order", () => {
    const { values, positionals } = parse("河曲县", "--top", "3", "怎么办", "--json");
    expect({ ...values }).toEqual({ json: true, top: "3" });
    expect(positionals).toEqual(["河曲县", "怎么办"]);
  });

  test("that begin with a hyphen are a question behind --", () => {
    expect(parse("--", "--top").positionals).toEqual(["--top"]);
  });

  test.each([["--nope"], ["--top"], ["--json=1"], ["-x"]])("%s is refused", (word) => {
    expect(() => parse(word)).toThrow(expect.objectContaining({ code: "usage.invalid" }));
    expect(() => parse(word)).toThrow(usage);
  });
});

describe("a count", () => {
  test.each([
    ["1", 1],
    ["5", 5],
    ["100", 100],
  ])("%s is %i", (word, count) => {
    expect(parseCount("top", word, usage)).toBe(count);
  });

  test.each(["0", "101", "-1", "1.5", "five", "", "NaN", "Infinity"])("%j is refused", (word) => {
    expect(() => parseCount("top", word, usage)).toThrow(
      `--top is ${JSON.stringify(word)}; expected a whole number from 1 to 100`,
    );
  });
});

describe("counts", () => {
  const limits = { least: 2, most: 2000, usage };

  test.each([
    ["2", [2]],
    ["8,16,2000", [8, 16, 2000]],
  ])("%s are read", (written, counts) => {
    expect(parseCounts("links", written, limits)).toEqual(counts);
  });

  test.each(["", "1", "2001", "8,", "8,many", "8;9", "2.5"])("%j are refused", (written) => {
    expect(() => parseCounts("links", written, limits)).toThrow(
      `--links is ${JSON.stringify(written)}; expected whole numbers from 2 to 2000, with commas between`,
    );
  });
});

describe("folders", () => {
  const config = parseConfig({ SEEDS_DIR: "/data/seeds", INDEX_DIR: "/data/index" });

  test("that are given win over the environment", () => {
    expect(withFolders(config, { seeds: "mine", index: "/my/index" })).toMatchObject({
      seedsDir: path.resolve("mine"),
      indexDir: path.resolve("/my/index"),
    });
  });

  test("that are not given stay", () => {
    expect(withFolders(config, {})).toEqual(config);
  });
});
