/** `npm run add` as people use it: files of other programs become documents that are answered from. */
import { once } from "node:events";
import { copyFileSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import JSZip from "jszip";
import { describe, expect, inject, test } from "vitest";
import { bgeSmallZh } from "../../src/embedding/model-spec.ts";
import { jsonLines, runScript, startProgram } from "../setup/run-program.ts";
import { temporaryFolder } from "../setup/temporary-folder.ts";

const fixtures = path.resolve(import.meta.dirname, "../fixtures/documents");
const fixture = (name: string) => path.join(fixtures, name);

function ownFolders() {
  const seedsDir = temporaryFolder();
  const indexDir = temporaryFolder();
  const folders = ["--seeds", seedsDir, "--index", indexDir];
  const env = { MODEL_DIR: path.join(inject("modelCacheDir"), bgeSmallZh.id) };
  const run = (script: "add" | "ask", ...words: readonly string[]) =>
    runScript(script, [...folders, ...words], { env });
  const start = (program: "add", ...words: readonly string[]) =>
    startProgram(program, [...folders, ...words], { env });
  return { seedsDir, indexDir, run, start };
}

test("a file becomes a document, with its original and who added it, and is answered from", async () => {
  const { seedsDir, run } = ownFolders();
  const { code, stdout } = await run(
    "add",
    "--yes",
    "--place",
    "河曲县",
    "--source",
    "县委编办",
    fixture("notice.docx"),
    fixture("encrypted.pdf"),
  );
  // One of the two could not be read.
  expect(code).toBe(1);
  expect(stdout).toContain("place    河曲县 (山西省 忻州市)");
  expect(stdout).toMatch(/^notice\.docx +added +hequ\.md +河曲县 +2023-04-18 +10$/m);
  expect(stdout).toMatch(/^encrypted\.pdf +not read/m);
  const text = readFileSync(path.join(seedsDir, "hequ.md"), "utf8");
  expect(text).toMatch(/^---\ntitle: 青岭县.*\nplace: 河曲县\nlevel: county\n/);
  expect(text).toContain("source: 县委编办\n");
  const [entry] = jsonLines(readFileSync(path.join(seedsDir, ".versions/changes.jsonl"), "utf8"));
  expect(entry).toMatchObject({ change: "added", file: "hequ.md", before: null });
  const [original = ""] = readdirSync(path.join(seedsDir, ".originals/hequ.md"));
  expect(readFileSync(path.join(seedsDir, ".originals/hequ.md", original))).toEqual(
    readFileSync(fixture("notice.docx")),
  );
  const asked = await run("ask", "--json", "河曲县的编制周转池怎么建立?");
  expect(JSON.parse(asked.stdout)).toMatchObject({
    status: "answered",
    passages: expect.arrayContaining([
      expect.objectContaining({ document: "hequ", source: "县委编办" }),
    ]) as unknown,
  });
});

test("numbered pictures of a folder are one document, recognised, cited and marked by page", async () => {
  const { seedsDir, run } = ownFolders();
  const folder = temporaryFolder();
  const photo = (name: string) => path.resolve(import.meta.dirname, "../fixtures/recognised", name);
  copyFileSync(photo("photo-1.heic"), path.join(folder, "顾问1.heic"));
  copyFileSync(photo("photo-2.jpg"), path.join(folder, "顾问2.jpg"));
  const { code, stdout } = await run("add", "--yes", "--place", "河曲县", folder);
  expect(code).toBe(0);
  expect(stdout).toContain("顾问1.heic, 顾问2.jpg: joined as the pages of 顾问.pdf\n");
  expect(stdout).toContain("  ! the text of page 1-2 was recognised from pictures");
  const text = readFileSync(path.join(seedsDir, "hequ.md"), "utf8");
  expect(text).toMatch(
    /^---\n(?:.+\n)+recognised: '?1-2'?\npages: \[青木县推行驻村法, 二用好人法律顾问\]\n---\n/,
  );
  const [original = ""] = readdirSync(path.join(seedsDir, ".originals/hequ.md"));
  const kept = readFileSync(path.join(seedsDir, ".originals/hequ.md", original));
  expect(kept.includes(readFileSync(photo("photo-2.jpg")))).toBe(true);
  const questions = ["河曲县每村每年补助多少钱?", "河曲县共审查合同多少份?"];
  for (const [index, question] of questions.entries()) {
    const asked = await run("ask", "--json", question);
    const passage = { document: "hequ", recognised: `${index + 1}` };
    expect(JSON.parse(asked.stdout)).toMatchObject({ passages: [passage] });
  }
  expect((await run("ask", questions[1] ?? "")).stdout).toContain("第 2 页文字由图片识别");
  // A page takes a second alone, and many times that beside other tests.
}, 180_000);

test("what was not found and what is odd is said, since with --yes nobody is asked", async () => {
  const { run } = ownFolders();
  const undated = path.join(temporaryFolder(), "undated.txt");
  const body =
    "河曲县推进事业单位改革\n一是合理调配。把超编人员安置到乡镇工作，保留原来的待遇不变。\n";
  writeFileSync(undated, Buffer.concat([Buffer.from(body), Buffer.from([0xe6])]));
  const { code, stdout } = await run("add", "--yes", undated);
  expect(code).toBe(0);
  expect(stdout).toContain("  ! no date found: state it with --date\n");
  expect(stdout).toContain("  ! some bytes are no characters");
  const dated = await run("add", "--yes", "--date", "2023-04", "--replace", "hequ", undated);
  expect(dated.stdout).not.toContain("no date found");
});

test("what is there already is named, and not there twice; replaced, it keeps its id", async () => {
  const { seedsDir, run } = ownFolders();
  const folder = temporaryFolder();
  for (const name of ["article.gb18030.html", "article.pdf"])
    copyFileSync(fixture(name), path.join(folder, name));
  const { code, stdout } = await run("add", "--yes", folder);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^article\.pdf +there already/m);
  const [file = ""] = readdirSync(seedsDir).filter((name) => name.endsWith(".md"));
  const id = file.replace(/\.md$/, "");
  const revised = path.join(folder, "revised.txt");
  const body = readFileSync(path.join(seedsDir, file), "utf8").replace(/^---[\s\S]*?---\n/, "");
  writeFileSync(revised, `${body}\n五、补充说明\n新增的一段：县里每半年评估一次编制使用情况。\n`);
  const again = await run("add", "--yes", "--replace", id, revised);
  expect(again.stdout).toMatch(/^revised\.txt +replaced/m);
  expect(readdirSync(path.join(seedsDir, ".versions", file))).toEqual(["1.md"]);
  expect(readFileSync(path.join(seedsDir, file), "utf8")).toContain("每半年评估一次");
});

test("a folder and an archive name every file that was passed over, and why", async () => {
  const { run } = ownFolders();
  const zip = new JSZip();
  zip.file("通知.rtf", readFileSync(fixture("notice.rtf")));
  zip.file("照片/说明.exe", "MZ");
  const folder = temporaryFolder({
    "in/video.mp4": "x",
    "_draft.md": "x",
    "slides.zip": await zip.generateAsync({ type: "nodebuffer" }),
    ".DS_Store": "x",
    "~$a.docx": "x",
  });
  copyFileSync(fixture("article.mhtml"), path.join(folder, "article.mhtml"));
  symlinkSync("article.mhtml", path.join(folder, "link.mhtml"));
  const { code, stdout, stderr } = await run("add", "--yes", folder);
  expect(code).toBe(0);
  const outcomes = stdout
    .slice(stdout.indexOf("\nfile "))
    .split("\n")
    .flatMap(
      (line) => /^(\S+) +(added|passed over|not read)/.exec(line)?.slice(1, 3).join(" ") ?? [],
    );
  expect(outcomes).toEqual([
    "_draft.md passed over",
    "article.mhtml added",
    "in/video.mp4 passed over",
    "link.mhtml passed over",
    "slides.zip/通知.rtf added",
    "slides.zip/照片/说明.exe passed over",
  ]);
  expect(stderr).toContain("link.mhtml: it is a link.");
  expect(stderr).toContain("in/video.mp4: by its name it is no document.");
});

test.each(["stdout", "stderr"] as const)(
  "what nobody reads on %s is done all the same",
  async (stream) => {
    const { seedsDir, indexDir, start } = ownFolders();
    const { child, finished } = start(
      "add",
      "--yes",
      ...["notice.txt", "article.txt"].map(fixture),
    );
    finished.catch(() => undefined);
    child[stream].destroy();
    expect(await once(child, "exit")).toEqual([0, null]);
    expect(readdirSync(seedsDir).filter((name) => name.endsWith(".md"))).toHaveLength(2);
    expect(readdirSync(indexDir)).toContain("current");
  },
);

describe("called wrongly, it says how", () => {
  test.each<readonly [words: readonly string[], told: string]>([
    [[], "Expected a file or a folder."],
    [["--yes", "nowhere.docx"], "nowhere.docx"],
    [
      ["--yes", fixture("notice.txt"), "javascript:alert(1)"],
      "javascript:alert(1) is no address of a web page. Give one that begins with http:// or https://.\n",
    ],
    [[fixture("notice.txt")], "add --yes"],
    [["--yes", "--date", "昨天", fixture("notice.txt")], '--date is "昨天"'],
    [
      ["--yes", "--place", "青岭县", fixture("notice.txt")],
      "is not one place of the national list",
    ],
    [["--yes", "--replace", "hequ", fixture("notice.txt")], "there is no such document"],
  ])("%j", async (words, told) => {
    const { seedsDir, run } = ownFolders();
    const { code, stderr } = await run("add", ...words);
    expect(stderr).toContain(told);
    expect(code).toBe(2);
    expect(readdirSync(seedsDir)).toEqual([]);
  });
});
