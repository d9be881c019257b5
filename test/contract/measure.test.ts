/** `npm run eval`, `bench` and `calibrate`: what they print, and when they fail. */
import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { TypeReport } from "../../src/measure/evaluate/evaluate-questions.ts";
import type { LabelledQuestion } from "../../src/measure/evaluate/questions.ts";
import { type Finished, jsonLines, runScript } from "../setup/run-program.ts";
import { makeFolder, temporaryFolder } from "../setup/temporary-folder.ts";

const root = path.resolve(import.meta.dirname, "../..");

const placement = "河曲县如何安置超编人员?";
const offices = "张掖市和河曲县的党政机构数量改革前后各是多少?";

const rows: readonly LabelledQuestion[] = [
  {
    id: "found",
    type: "fact",
    lang: "zh",
    q: placement,
    gold: [{ doc: "hequ", must: "超编的903名事业人员" }],
  },
  {
    id: "nowhere",
    type: "fact",
    lang: "zh",
    q: placement,
    gold: [{ doc: "hequ", must: "这句话哪里也没有" }],
  },
  {
    id: "both",
    type: "compare",
    lang: "zh",
    q: offices,
    gold: [
      { doc: "zhangye", must: "改革前市级48个党政机构" },
      { doc: "hequ", must: "36个党政机构精简为22个" },
    ],
  },
  { id: "weather", type: "refuse-topic", lang: "zh", q: "今天天气怎么样?", gold: [] },
  { id: "unknown", type: "refuse-county", lang: "zh", q: "榆林市如何安置超编人员?", gold: [] },
  // It is answered, whatever this label says.
  { id: "mislabelled", type: "refuse-county", lang: "zh", q: placement, gold: [] },
];

describe("eval", () => {
  let asText: Finished;
  let asJson: Finished;
  let reports: readonly TypeReport[];

  beforeAll(async () => {
    const folder = makeFolder({ "q.jsonl": rows.map((row) => JSON.stringify(row)).join("\n") });
    const file = path.join(folder, "q.jsonl");
    [asText, asJson] = await Promise.all([
      runScript("eval", [file]),
      runScript("eval", [file, "--json"]),
    ]);
    rmSync(folder, { recursive: true });
    ({ reports } = JSON.parse(asJson.stdout) as { reports: TypeReport[] });
  });

  /** Cells by the name of their column. */
  function table(): Record<string, string>[] {
    const [names = [], ...cells] = asText.stdout.split("\n").map(cellsOf);
    return cells
      .filter(({ length }) => length === names.length)
      .map((row) => Object.fromEntries(names.map((name, column) => [name, row[column] ?? ""])));
  }

  test("ends with exit code 0 and says nothing on stderr", () => {
    for (const run of [asText, asJson]) expect(run).toMatchObject({ code: 0, stderr: "" });
  });

  test("has the columns that its README shows", () => {
    const readme = readFileSync(path.join(root, "src", "measure", "README.md"), "utf8").split("\n");
    const documented = readme.find((line) => /^type +n /.test(line));
    expect(cellsOf(asText.stdout.split("\n")[0] ?? "")).toEqual(cellsOf(documented ?? ""));
  });

  test("has a line for each type, after one for all that is answerable in Chinese", () => {
    expect(table()).toMatchObject([
      { type: "answerable (zh)", n: "2", "hit@1": "0.50", "hit@3": "0.50", MRR: "0.50" },
      { type: "fact", n: "2", "hit@1": "0.50", answered: "1.00", related: "0.00" },
      // The second of two expected passages is never the first.
      { type: "compare", n: "1", "hit@1": "0.00", answered: "1.00" },
      { type: "refuse-topic", n: "1", "hit@1": "-", MRR: "-", answered: "0.00", related: "0.00" },
      { type: "refuse-county", n: "2", "hit@1": "-", BM25: "-", answered: "0.50", related: "0.50" },
    ]);
  });

  test("names those that are not as they should be", () => {
    expect(asText.stdout.trimEnd().split("\n").at(-1)).toBe(
      "not as they should be: nowhere mislabelled",
    );
  });

  test("has the same figures in JSON, which is one line", () => {
    expect(asJson.stdout.split("\n")).toEqual([expect.any(String), ""]);
    const figures = reports.map(({ type, questionCount, ranking, answered, related }) => ({
      type,
      n: String(questionCount),
      "hit@1": figure(ranking?.hitAt1),
      "hit@3": figure(ranking?.hitAt3),
      MRR: figure(ranking?.mrr),
      answered: figure(answered),
      related: figure(related),
    }));
    expect(table()).toMatchObject(figures);
    expect(Object.fromEntries(reports.map(({ type, failed }) => [type, failed]))).toEqual({
      "answerable (zh)": ["nowhere"],
      fact: ["nowhere"],
      compare: [],
      "refuse-topic": [],
      "refuse-county": ["mislabelled"],
    });
  });
});

test("eval of a file with a bad row, or that is not there, names it: exit code 2", async () => {
  const [good] = rows;
  const folder = temporaryFolder({
    "form.jsonl": `${JSON.stringify(good)}\n\n${JSON.stringify({ ...good, gold: "hequ" })}\n`,
    "json.jsonl": `${JSON.stringify(good)}\n{"id":\n`,
  });
  const wrong = [
    [path.join(folder, "form.jsonl"), ", line 3: "],
    [path.join(folder, "json.jsonl"), ", line 2: "],
    [path.join(folder, "missing.jsonl"), " cannot be read: ENOENT"],
  ] as const;
  await Promise.all(
    wrong.map(async ([file, reason]) => {
      const { code, stdout, stderr } = await runScript("eval", [file]);
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(stderr).toContain(`${file}${reason}`);
    }),
  );
});

test("eval --ablate has a row for each stage, and first one with nothing left out", async () => {
  const row = { id: "a", type: "fact", lang: "zh", q: "河曲县超编了多少事业人员?" };
  const gold = [{ doc: "hequ", must: "903名" }];
  const folder = temporaryFolder({ "one.jsonl": JSON.stringify({ ...row, gold }) });
  const { code, stdout } = await runScript("eval", [path.join(folder, "one.jsonl"), "--ablate"]);
  expect(code).toBe(0);
  const [heading = "", nothing = "", ...others] = stdout.trimEnd().split("\n");
  expect(cellsOf(heading).slice(0, 3)).toEqual(["without", "hit@1", "hit@3"]);
  expect(cellsOf(nothing).slice(0, 3)).toEqual(["nothing", "1.000", "1.000"]);
  expect(others.length).toBeGreaterThan(8);
});

test("eval reads SQuAD's form and indexes its paragraphs for the run", async () => {
  const paragraphs = [
    ["渡口的船每天开六班,末班在傍晚七点。", "末班船几点开?", "七点"],
    ["灯塔由三名工人轮流看守,每人八小时。", "灯塔由几名工人看守?", "三名"],
  ].map(([context, question, text], index) => ({
    context,
    qas: [{ id: `q${index}`, question, answers: [{ text, answer_start: 0 }] }],
  }));
  const folder = temporaryFolder({ "set.json": JSON.stringify({ data: [{ paragraphs }] }) });
  const { code, stdout } = await runScript("eval", [path.join(folder, "set.json"), "--json"]);
  expect(code).toBe(0);
  expect(jsonLines(stdout)).toMatchObject([
    { reports: [{ type: "reading", questionCount: 2, ranking: { documentAt1: 1, hitAt1: 1 } }] },
  ]);

  const broken = temporaryFolder({ "set.json": '{"data":1}' });
  const refused = await runScript("eval", [path.join(broken, "set.json")]);
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain("Expected reading comprehension in SQuAD's form");
});

describe("calibrate", () => {
  test("--check finds that the weights are what the questions and the code give", async () => {
    const weightsFile = path.join(root, "src", "answers", "judge-weights.ts");
    const before = readFileSync(weightsFile, "utf8");
    const { code, stdout, stderr } = await runScript("calibrate", ["--check"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/is what these questions and the present code give\.$/m);
    expect(readFileSync(weightsFile, "utf8")).toBe(before);
  }, 120_000);

  test("called in a wrong way it does nothing: exit code 2", async () => {
    // Were the words taken all the same, it would fail for want of documents before it writes.
    const env = { SEEDS_DIR: path.join(temporaryFolder(), "missing") };
    for (const words of [["--chekc"], ["check"]]) {
      const { code, stdout, stderr } = await runScript("calibrate", words, { env });
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(stderr).toContain("Usage: npm run -s calibrate");
    }
  });

  test("--help is the usage, with exit code 0", async () => {
    const { code, stdout } = await runScript("calibrate", ["--help"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Usage: npm run -s calibrate/);
  });
});

function cellsOf(line: string): string[] {
  return line.trim().split(/ {2,}/);
}

function figure(value: number | undefined): string {
  return value === undefined ? "-" : value.toFixed(2);
}
