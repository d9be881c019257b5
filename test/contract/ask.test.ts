/** `npm run ask` as scripts use it: the fields of its JSON, its lines, and its exit codes. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import iconv from "iconv-lite";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { projectDir } from "../../src/core/config.ts";
import { seedsDir } from "../setup/open-library.ts";
import { type Finished, jsonLines, runByNpm, runScript } from "../setup/run-program.ts";
import { makeFolder, temporaryFolder } from "../setup/temporary-folder.ts";

interface JsonPassage {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly highlights: readonly (readonly [number, number])[];
}

interface JsonAnswer {
  readonly question: string;
  readonly status: string;
  readonly reason: string | null;
  readonly passages: readonly JsonPassage[];
}

const questions = [
  "河曲县如何安置超编人员?",
  "榆林市如何安置超编人员?",
  "今天天气怎么样?",
  "How did Hequ place its surplus staff?",
];

describe("a file of questions", () => {
  let run: Finished;
  let answers: readonly JsonAnswer[];

  beforeAll(async () => {
    const folder = makeFolder({ "q.txt": `\n${questions.join("\r\n")}\n\n` });
    run = await runScript("ask", ["--questions", path.join(folder, "q.txt")]);
    rmSync(folder, { recursive: true });
    answers = jsonLines(run.stdout) as JsonAnswer[];
  });

  test("gets one object a line, in order, and nothing else, with exit code 0", () => {
    expect(run).toMatchObject({ code: 0, stderr: "" });
    expect(answers.map(({ question }) => question)).toEqual(questions);
  });

  test("the objects have these fields, in this order", () => {
    for (const answer of answers) {
      expect(Object.keys(answer)).toEqual([
        "question",
        "status",
        "reason",
        "places",
        "missing",
        "passages",
        "tookMs",
      ]);
      for (const passage of answer.passages)
        expect(Object.keys(passage).filter((name) => name !== "ids")).toEqual([
          "id",
          "document",
          "place",
          "title",
          "source",
          "date",
          "section",
          "file",
          "start",
          "end",
          "text",
          "highlights",
          "score",
        ]);
    }
  });

  test("one that is answered has values of these forms", () => {
    expect(answers[0]).toEqual({
      question: questions[0],
      status: "answered",
      reason: null,
      places: ["河曲县"],
      missing: null,
      passages: expect.arrayContaining([
        {
          id: expect.stringMatching(/^hequ-\d\d$/) as string,
          ids: expect.arrayContaining(["hequ-06"]) as string[],
          document: "hequ",
          place: "河曲县",
          title: expect.stringContaining("河曲") as string,
          source: "忻州日报",
          date: "2022-05-31",
          section: expect.any(Array) as unknown[],
          file: "hequ.md",
          start: expect.any(Number) as number,
          end: expect.any(Number) as number,
          text: expect.stringContaining("超编的903名事业人员") as string,
          highlights: expect.any(Array) as unknown[],
          score: expect.any(Number) as number,
        },
      ]) as unknown,
      tookMs: expect.any(Number) as number,
    });
  });

  test("those that are not answered say why", () => {
    expect(answers.slice(1, 3)).toEqual([
      expect.objectContaining({ status: "related", reason: "unknown-place", places: ["榆林市"] }),
      expect.objectContaining({ status: "none", reason: "off-topic", places: [], passages: [] }),
    ]);
  });

  test("texts are slices of the files in the seeds folder, and highlights are ranges within them", () => {
    const passages = answers.flatMap((answer) => answer.passages);
    expect(passages.length).toBeGreaterThan(0);
    for (const { file, start, end, text, highlights } of passages) {
      expect(readFileSync(path.join(seedsDir, file), "utf8").slice(start, end)).toBe(text);
      for (const [from, to] of highlights) {
        expect(from).toBeLessThan(to);
        expect(to).toBeLessThanOrEqual(text.length);
      }
    }
  });
});

test("one question gets text; with --json one object, of --top passages at most", async () => {
  const [plain, json] = await Promise.all([
    runByNpm("ask", ["河曲县如何安置", "超编人员?"]),
    runScript("ask", ["--json", "--top", "1", questions[0] ?? ""]),
  ]);
  expect(plain).toMatchObject({ code: 0, stderr: "" });
  expect(plain.stdout).toContain("[1] 河曲县");
  expect(plain.stdout).toContain("hequ-");
  expect(plain.stdout).not.toContain("\u001b");
  expect(json).toMatchObject({ code: 0, stderr: "" });
  expect(jsonLines(json.stdout)).toEqual([
    expect.objectContaining({ status: "answered", passages: [expect.anything()] }),
  ]);
});

test("exit code 2: called in a wrong way, with the reason and nothing on stdout", async () => {
  const wrong: readonly (readonly [words: readonly string[], reason: RegExp])[] = [
    [[" "], /^No question was given\.[^]*Usage: npm run -s ask/],
    [["--top", "0", "?"], /^--top is "0"; expected a whole number[^]*Usage/],
    [["--seeds", "", "?"], /^--seeds is empty[^]*Usage/],
    [["--questions", "q.txt", "?"], /not both[^]*Usage/],
    [["--questions", "/missing/q.txt"], /^--questions \/missing\/q\.txt cannot be read: ENOENT/],
  ];
  await Promise.all(
    wrong.map(async ([words, reason]) => {
      const { code, stdout, stderr } = await runScript("ask", words);
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(stderr).toMatch(reason);
    }),
  );
});

test("exit code 1: it failed, with the reason on stderr", async () => {
  const missing = path.join(temporaryFolder(), "missing");
  const [folder, setting] = await Promise.all([
    runScript("ask", ["--seeds", missing, "?"]),
    runScript("ask", ["?"], { env: { LOG_LEVEL: "loud" } }),
  ]);
  expect(folder).toMatchObject({ code: 1, stdout: "" });
  expect(folder.stderr).toContain(missing);
  expect(setting).toMatchObject({ code: 1, stdout: "" });
  expect(setting.stderr).toMatch(/LOG_LEVEL is "loud"\. Accepted: silent, error/);
});

test("questions come from a file in an older encoding, and from stdin", async () => {
  const file = path.join(temporaryFolder(), "questions.txt");
  writeFileSync(file, iconv.encode("河曲县如何安置超编人员?\r\n", "gbk"));
  const [fromFile, fromStdin] = await Promise.all([
    runScript("ask", ["--questions", file]),
    runScript("ask", ["--questions", "-"], { stdin: "河曲县如何安置超编人员?\n" }),
  ]);
  for (const { code, stdout } of [fromFile, fromStdin]) {
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ question: "河曲县如何安置超编人员?" });
  }
});

test.skipIf(!existsSync("/dev/full"))("exit code 1: its output cannot be written", () => {
  const { status, stderr } = spawnSync(
    "sh",
    ["-c", `"${process.execPath}" --import tsx src/cli/ask.ts 河曲县如何安置超编人员 > /dev/full`],
    { cwd: projectDir, env: { ...process.env, INDEX_DIR: inject("indexDir") }, encoding: "utf8" },
  );
  expect(status).toBe(1);
  expect(stderr).toMatch(/^The output cannot be written: .*\n$/u);
});

test("--help is the usage, with exit code 0", async () => {
  const { code, stdout } = await runScript("ask", ["--help"]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Usage: npm run -s ask/);
});
