/** A citation to words that a document has no more opens them, in the text that had them, and says so. */
import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type OpenedLibrary, openLibrary } from "../../../setup/open-library.ts";
import { makeFolder } from "../../../setup/temporary-folder.ts";

const matter = "---\ntitle: 某县改革\nplace: 河曲县\n---\n";
const [first, second, third] = [
  "一是整合审批窗口。把分散在各部门的审批窗口集中到政务大厅，实行一窗受理、集成服务。",
  "二是下沉执法力量。县里的执法人员三分之二下沉到乡镇，由乡镇统一指挥、统一考核。",
  "三是清理编外人员。对编外聘用人员逐一核实岗位，能并的并，能减的减，空编由县里统筹。",
];
const changed =
  "二是下沉执法力量。县里的执法人员全部下沉到乡镇，由乡镇统一指挥、统一考核、统一调度。";
const withdrawn =
  "---\ntitle: 旧办法\nplace: 上犹县\n---\n一是编制周转池。县里建立编制周转池，急需的单位先用后还，每年年底统一清算一次。\n";

const files = {
  "a.md": `${matter}${first}\n${changed}\n${third}\n`,
  ".versions/a.md/1.md": `${matter}${first}\n${second}\n`,
  ".versions/b.md/1.md": withdrawn,
};

let opened: OpenedLibrary;
const folders: string[] = [];
beforeAll(async () => {
  folders.push(makeFolder(files), makeFolder());
  const [seedsDir = "", indexDir = ""] = folders;
  opened = await openLibrary({ seedsDir, indexDir });
});
afterAll(async () => {
  await opened.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe("a passage whose words are", () => {
  test("as they were keeps its id", async () => {
    const view = await opened.library.passage("a-01");
    expect(view).toMatchObject({ text: first, standing: "current", position: 1, passageCount: 3 });
    expect(view?.nextId).toBe("a-03");
  });

  test("new has a new one, and its position in the text", async () => {
    expect(await opened.library.passage("a-03")).toMatchObject({ text: changed, position: 2 });
    expect(await opened.library.passage("#a_04")).toMatchObject({ text: third, position: 3 });
  });

  test("replaced opens as it was, in the text that had it", async () => {
    expect(await opened.library.passage("[A-02]")).toMatchObject({
      text: second,
      standing: "replaced",
      textBefore: first,
      position: 2,
      passageCount: 2,
      previousId: "a-01",
      document: { id: "a", file: ".versions/a.md/1.md", title: "某县改革" },
    });
  });

  test("of a document that was withdrawn opens all the same", async () => {
    expect(await opened.library.passage("b-01")).toMatchObject({
      standing: "withdrawn",
      document: { id: "b", place: { name: "上犹县" } },
    });
  });
});

test("what is there no more answers nothing, and is no case", async () => {
  expect(opened.library.cases().map(({ document }) => document.id)).toEqual(["a"]);
  const { excerpts } = await opened.library.answer("执法人员怎么下沉");
  expect(excerpts.map(({ passage }) => passage.id)).toContain("a-03");
  expect(excerpts.map(({ passage }) => passage.id)).not.toContain("a-02");
  const elsewhere = await opened.library.answer("上犹县的编制周转池怎么用");
  expect(elsewhere.excerpts.map(({ document }) => document.id)).not.toContain("b");
});

test("nothing was dropped as not verbatim", () => {
  expect(opened.dropped).toEqual([]);
});
