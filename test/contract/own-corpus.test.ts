/** A user's own folder: plain texts without front matter, one of them unreadable; and one with nothing in it. */
import path from "node:path";
import { expect, test } from "vitest";
import { jsonLines, runScript } from "../setup/run-program.ts";
import { temporaryFolder } from "../setup/temporary-folder.ts";

const notice = `关于精简议事协调机构的通知\r
\r
发布日期:2023年4月7日\r
\r
一、全面清理。各部门对现有的议事协调机构逐一登记,凡是任务已经完成的一律撤销。\r
二、严格审批。今后新设议事协调机构,由编委办公室审核,报县委批准。😀\r
`;
const report =
  "仙桃村的村务公开栏每个月更新一次。村民可以当面提出意见,由监督委员会在十五天内答复。\n";

function ownFolder(): string {
  return temporaryFolder({
    "notice.txt": notice,
    "report.md": report,
    "broken.txt": Buffer.from("河曲").subarray(0, 5),
    "README.md": "not a document",
    "table.csv": "1,2",
  });
}

test("is indexed, with the file that cannot be read named and exit code 1; then it answers", async () => {
  const folders = ["--seeds", ownFolder(), "--index", temporaryFolder()];
  const indexed = await runScript("index", folders);
  expect(indexed.code).toBe(1);
  expect(indexed.stderr).toMatch(/^broken\.txt: not text in UTF-8/m);
  const rows = indexed.stdout.split("\n").map((line) => line.split(/\s+/));
  expect(rows.map(([id]) => id)).toEqual(["document", "notice", "report", "2", ""]);
  expect(rows[1]).toContain("2023-04-07");

  const asked = path.join(
    temporaryFolder({ "q.txt": "新设议事协调机构由谁审核?\n村民的意见多少天内答复?\n" }),
    "q.txt",
  );
  const answered = await runScript("ask", [...folders, "--questions", asked]);
  expect(answered.code).toBe(0);
  const texts = { "notice.txt": notice, "report.md": report };
  const answers = jsonLines(answered.stdout) as {
    passages: { file: keyof typeof texts; start: number; end: number; text: string }[];
  }[];
  const [first, second] = answers.map(({ passages }) => passages[0]);
  expect(first).toMatchObject({
    file: "notice.txt",
    place: null,
    source: null,
    title: "关于精简议事协调机构的通知",
    date: "2023-04-07",
  });
  expect(first?.text).toContain("由编委办公室审核");
  expect(second).toMatchObject({ file: "report.md", title: null, date: null });
  for (const { file, start, end, text } of answers.flatMap(({ passages }) => passages))
    expect(texts[file].slice(start, end)).toBe(text);
});

test("with nothing in it is an error, with exit code 1", async () => {
  const folders = ["--seeds", temporaryFolder(), "--index", temporaryFolder()];
  const { code, stdout, stderr } = await runScript("index", folders);
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toMatch(/has no \.md or \.txt file\. Put documents there/);
});

test("that is not there is an error, with exit code 1", async () => {
  const missing = path.join(temporaryFolder(), "missing");
  const { code, stdout, stderr } = await runScript("index", ["--seeds", missing]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toContain(missing);
});
