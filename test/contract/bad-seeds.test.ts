/** A folder as it comes from an office's computers: each bad file is named once, and the others answer. */
import { readFileSync, symlinkSync } from "node:fs";
import path from "node:path";
import iconv from "iconv-lite";
import { expect, inject, test } from "vitest";
import { jsonLines, runScript } from "../setup/run-program.ts";
import { temporaryFolder } from "../setup/temporary-folder.ts";

const notice = "关于便民市场的通知\n\n早餐摊点统一搬进三处便民市场,摊位费前两年全部免收。\n";
const report = "仙桃村的村务公开栏每个月更新一次,由监督委员会在十五天内答复村民的意见。\n";

function officeFolder(): string {
  const folder = temporaryFolder({
    "notice.txt": iconv.encode(notice, "gb18030"),
    "report.md": report,
    "report.txt": "水库移民补贴由乡财政所直接打卡发放。\n",
    "dated.md": `---\ndate: 2022-13-45\n---\n井盖归住建局管。\n`,
    "scan.md": "%PDF-1.7\n",
    "empty.txt": "",
    "half.txt": Buffer.from("河曲").subarray(0, 5),
  });
  symlinkSync("/etc/hosts", path.join(folder, "hosts.txt"));
  return folder;
}

const leftOut = ["scan.md", "empty.txt", "half.txt", "hosts.txt"];
const servedAllTheSame = ["dated.md", "report.txt"];

function expectNamedOnce(stderr: string): void {
  const lines = stderr.split("\n");
  for (const file of [...leftOut, ...servedAllTheSame])
    expect(lines.filter((line) => line.startsWith(`${file}: `))).toHaveLength(1);
}

test("each bad file is named in one line, and the others answer, verbatim", async () => {
  const seeds = officeFolder();
  const folders = ["--seeds", seeds, "--index", temporaryFolder()];
  const indexed = await runScript("index", folders);
  expect(indexed.code).toBe(1);
  expectNamedOnce(indexed.stderr);
  expect(indexed.stdout).toMatch(/^4 documents/m);

  const asked = await runScript("ask", [...folders, "--json", "早餐摊点的摊位费收不收?"]);
  expectNamedOnce(asked.stderr);
  const [answer] = jsonLines(asked.stdout) as {
    passages: { id: string; file: string; start: number; end: number; text: string }[];
  }[];
  const [best] = answer?.passages ?? [];
  expect(best).toMatchObject({ file: "notice.txt", text: notice.slice(best?.start, best?.end) });
  const bytes = readFileSync(path.join(seeds, "notice.txt"));
  expect(bytes.includes(iconv.encode(best?.text ?? "", "gb18030"))).toBe(true);
});

test("the terminal chat names them once, however much is asked", async () => {
  const env = {
    SEEDS_DIR: officeFolder(),
    INDEX_DIR: temporaryFolder(),
    MODEL_DIR: path.join(inject("modelCacheDir"), "bge-small-zh-v1.5"),
  };
  const stdin = "早餐摊点的摊位费收不收?\n井盖归谁管?\n水库移民补贴由谁发放?\n";
  const { code, stdout, stderr } = await runScript("start", [], { env, stdin });
  expect(code).toBe(0);
  expectNamedOnce(stderr);
  for (const words of ["全部免收", "住建局", "打卡发放"]) expect(stdout).toContain(words);
});
