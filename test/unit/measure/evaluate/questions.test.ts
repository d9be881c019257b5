/** Files of labelled questions, and what is said of a wrong line. */
import path from "node:path";
import { expect, test } from "vitest";
import { readQuestions } from "../../../../src/measure/evaluate/questions.ts";
import { temporaryFolder } from "../../../setup/temporary-folder.ts";

const row = {
  id: "q1",
  type: "fact",
  lang: "zh",
  q: "几个?",
  gold: [{ doc: "hequ", must: "22个" }],
};

const readLines = (...lines: readonly string[]) =>
  readQuestions(path.join(temporaryFolder({ "q.jsonl": lines.join("\n") }), "q.jsonl"));

test("rows are read in order, blank lines and line ends of Windows aside", async () => {
  const second = { ...row, id: "q2", gold: [] };
  expect(await readLines(JSON.stringify(row), "", `${JSON.stringify(second)}\r`, "")).toEqual([
    row,
    second,
  ]);
});

test.each([
  ["what is not JSON", "{id:1}"],
  ["a field is missing", JSON.stringify({ ...row, gold: undefined })],
  ["a question is empty", JSON.stringify({ ...row, q: "" })],
  ["a gold is of another form", JSON.stringify({ ...row, gold: ["hequ"] })],
])("a line is named where %s", async (_, line) => {
  await expect(readLines(JSON.stringify(row), line)).rejects.toMatchObject({
    code: "usage.invalid",
    details: expect.objectContaining({ line: 2 }) as unknown,
    message: expect.stringContaining("q.jsonl, line 2: ") as string,
  });
});

test("a file that cannot be read is named", async () => {
  const file = path.join(temporaryFolder(), "missing.jsonl");
  await expect(readQuestions(file)).rejects.toMatchObject({
    code: "usage.invalid",
    details: { file },
  });
});

test("a row of a plain text's answer becomes a question with that answer as gold", async () => {
  const questions = await readLines('{"doc":"a","q":"补助多少?","answer":"五千元"}');
  expect(questions).toEqual([
    {
      id: "1",
      type: "plain",
      lang: "zh",
      q: "补助多少?",
      gold: [{ doc: "a", must: "五千元", leastShare: 0.8 }],
    },
  ]);
});
