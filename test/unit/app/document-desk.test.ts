/** What administrators do with the documents, from a file that is sent to the answer that cites it, and back. */
import { existsSync, readFileSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { undoableAmong } from "../../../src/chat/documents-desk/changes.ts";
import type {
  DocumentDesk,
  KeepOrder,
  Kept,
  Manuscript,
  PresentManuscript,
} from "../../../src/core/document-desk.ts";
import type { DocumentId } from "../../../src/core/domain.ts";
import { openDesk } from "../../setup/open-desk.ts";

const fixture = (name: string) =>
  readFileSync(path.resolve(import.meta.dirname, "../../fixtures/documents", name));

const report = [
  "柳林县事业单位改革工作情况",
  "一、清理整合",
  "一是清理空壳单位。对长期没有人员、没有业务的27家空壳事业单位予以撤销,收回编制116名。",
  "二是整合相近机构。把分散在五个部门的检验检测机构整合为县综合检验检测中心。",
].join("\n");
const question = "柳林县撤销了多少家空壳事业单位?";

const undoableOf = async (desk: DocumentDesk) => undoableAmong(await desk.history());
const undoLast = async (desk: DocumentDesk) =>
  desk.undo("小王", (await undoableOf(desk))?.at ?? "");

async function kept(desk: DocumentDesk, order: KeepOrder): Promise<Kept> {
  const done = await desk.keep(order);
  if (done === null) throw new Error("what it takes the place of has changed");
  return done;
}

const utf8 = (text: string) => new TextEncoder().encode(text);

test("a file is read, reviewed, kept with its original, and answered from", async () => {
  const { desk, library, seedsDir } = await openDesk();
  expect(await library.answer(question)).toMatchObject({ reason: "unknown-place" });
  const bytes = utf8(report);
  const manuscript = await desk.read("report.txt", bytes);
  expect(manuscript.fields).toMatchObject({ title: "柳林县事业单位改革工作情况" });
  const { summary, contents, likes } = await desk.review(manuscript, null);
  expect({ ...summary, likes }).toMatchObject({ measureCount: 2, likes: [] });
  expect(contents.flatMap(({ measures }) => measures)).toHaveLength(2);

  const order = { manuscript, replaced: null, original: bytes, by: "小王" };
  const { document, isChanged } = await kept(desk, order);
  expect(isChanged).toBe(true);
  expect(document.place?.name).toBe("柳林县");
  const shares: number[] = [];
  await desk.refresh((share) => shares.push(share));
  expect(shares.at(-1)).toBe(1);
  const answer = await library.answer(question);
  expect(answer).toMatchObject({ status: "answered", places: ["柳林县"] });
  expect(answer.excerpts[0]?.text).toContain("27家空壳事业单位");

  expect(await desk.keep(order)).toEqual({ document, isChanged: false, changedAt: null });
  expect(await desk.history()).toMatchObject([
    { by: "小王", change: "added", file: document.file, document: { id: document.id } },
  ]);
  expect(existsSync(path.join(seedsDir, ".originals", document.file))).toBe(true);
});

test("fields are corrected, a document withdrawn, and both taken back, the last first", async () => {
  const { desk, library } = await openDesk();
  const id = "hequ" as DocumentId;
  const found = desk.manuscriptOf(id);
  if (found === null) throw new Error("no document");
  const { manuscript, replaced } = found;
  const corrected: Manuscript = {
    ...manuscript,
    fields: { ...manuscript.fields, source: "河曲编办" },
  };
  await desk.keep({ manuscript: corrected, replaced, original: null, by: "小王" });
  await desk.refresh();
  const sourceOf = () =>
    library.cases().find(({ document }) => document.id === id)?.document.source ?? null;
  expect(sourceOf()).toBe("河曲编办");
  const [latest] = await desk.history();
  const order = { id, lastChangeAt: latest?.at ?? null, by: "小李" };
  expect(await desk.withdraw(order)).toMatchObject({ change: "withdrawn", document: { id } });
  await desk.refresh();
  expect(sourceOf()).toBeNull();
  expect((await library.passage("hequ-06"))?.standing).toBe("withdrawn");

  expect(await undoableOf(desk)).toMatchObject({ change: "withdrawn", by: "小李" });
  expect(await desk.earlierCount(id)).toBe(2);
  expect(await undoLast(desk)).toMatchObject({ change: "undone", document: { id } });
  await desk.refresh();
  expect(sourceOf()).toBe("河曲编办");
  expect((await library.passage("hequ-06"))?.standing).toBe("current");
  await undoLast(desk);
  await desk.refresh();
  expect(sourceOf()).toBe("忻州日报");
  expect(await undoableOf(desk)).toBeNull();
  const history = await desk.history();
  expect(history.map(({ change, isUndone }) => [change, isUndone])).toEqual([
    ["undone", false],
    ["undone", false],
    ["withdrawn", true],
    ["changed", true],
  ]);
  expect(history.map(({ undoes }) => undoes?.at)).toEqual([
    history[3]?.at,
    history[2]?.at,
    undefined,
    undefined,
  ]);
});

test("of two that undo the same change one does, and the change before it stays", async () => {
  const { desk } = await openDesk();
  for (const id of ["hequ", "hanbin"] as DocumentId[])
    await desk.withdraw({ id, lastChangeAt: null, by: "小王" });
  const at = (await undoableOf(desk))?.at ?? "";
  const undone = await Promise.all(["小王", "小李"].map((by) => desk.undo(by, at)));
  expect(undone).toMatchObject([{ by: "小王", undoes: { at } }, null]);
  expect(await undoableOf(desk)).toMatchObject({ change: "withdrawn", file: "hequ.md" });
});

test("a document that was changed since is not withdrawn, nor is one that is not there", async () => {
  const { desk } = await openDesk();
  const id = "hequ" as DocumentId;
  const first = await desk.withdraw({ id, lastChangeAt: null, by: "小王" });
  const again = { id, lastChangeAt: first?.at ?? null, by: "小李" };
  expect(await desk.withdraw(again)).toBeNull();
  await undoLast(desk);
  expect(await desk.withdraw({ ...again, lastChangeAt: null })).toBeNull();
  expect(await desk.withdraw(again)).toBeNull();
  expect(await desk.history()).toHaveLength(2);
});

test("one document is always left, whatever is withdrawn or taken back", async () => {
  const { desk, seedsDir } = await openDesk();
  const manuscript = await desk.read("report.txt", utf8(report));
  const { document } = await kept(desk, {
    manuscript,
    replaced: null,
    original: null,
    by: "小王",
  });
  for (const name of readdirSync(seedsDir))
    if (name.endsWith(".md") && name !== document.file) rmSync(path.join(seedsDir, name));
  const at = (await undoableOf(desk))?.at ?? "";
  const order = { id: document.id, lastChangeAt: at, by: "小王" };
  await expect(desk.withdraw(order)).rejects.toMatchObject({ code: "documents.last" });
  await expect(desk.undo("小王", at)).rejects.toMatchObject({ code: "documents.last" });
  expect(await desk.history()).toHaveLength(1);
  expect(existsSync(path.join(seedsDir, document.file))).toBe(true);
});

test("what is corrected keeps what nobody corrected: aliases and the text", async () => {
  const { desk, library } = await openDesk();
  const id = "hequ" as DocumentId;
  const before = library.cases().find(({ document }) => document.id === id)?.document;
  const found = desk.manuscriptOf(id);
  if (found === null) throw new Error("no document");
  const { replaced } = found;
  const fields = { ...found.manuscript.fields, date: "2022-06" };
  const manuscript = { ...found.manuscript, fields };
  await desk.keep({ manuscript, replaced, original: null, by: "小王" });
  await desk.refresh();
  const after = library.cases().find(({ document }) => document.id === id)?.document;
  expect(after).toEqual({ ...before, date: "2022-06" });
});

test("two that are kept at once get names of their own", async () => {
  const { desk, seedsDir } = await openDesk();
  const other = report
    .replace("27家空壳事业单位予以撤销", "31个机构改为县属企业")
    .replace("二是", "再是");
  const both = await Promise.all(
    [
      report,
      `${other}\n三是开展评估。${"每半年对改革后的单位评估一次,不合格的限期整改。".repeat(4)}`,
    ].map(async (text) => {
      const manuscript = await desk.read("a.txt", utf8(text));
      return kept(desk, { manuscript, replaced: null, original: null, by: "小王" });
    }),
  );
  const files = both.map(({ document }) => document.file);
  expect(new Set(files).size).toBe(2);
  for (const file of files) expect(existsSync(path.join(seedsDir, file))).toBe(true);
});

test("files that cannot be read change nothing", async () => {
  const { desk } = await openDesk();
  await expect(desk.read("encrypted.pdf", fixture("encrypted.pdf"))).rejects.toMatchObject({
    code: "document.unreadable",
    details: { reason: "encrypted" },
  });
  expect(await desk.history()).toEqual([]);
});

test("a place is found by what people type", async () => {
  const { desk } = await openDesk();
  expect(desk.placesCalled("山西省河曲县").map(({ code }) => code)).toEqual(["140930"]);
});

test("a draft is looked at without reading every document anew", async () => {
  const { desk, seedsDir } = await openDesk();
  const manuscript = await desk.read("report.txt", utf8(report));
  const found = desk.manuscriptOf("hequ" as DocumentId);
  for (const name of readdirSync(seedsDir))
    if (name !== "hequ.md") rmSync(path.join(seedsDir, name), { recursive: true });
  expect((await desk.review(manuscript, null)).replacedState).toBeNull();
  const of = async (replaced: PresentManuscript | null) =>
    replaced && (await desk.review(replaced.manuscript, replaced.replaced));
  expect(await of(found)).toMatchObject({ replacedState: "as-seen" });
  // The one that it takes the place of is read as it is now.
  rmSync(path.join(seedsDir, "hequ.md"));
  expect(await of(found)).toMatchObject({ replacedState: "gone" });
  expect(desk.manuscriptOf("hequ" as DocumentId)).toBeNull();
});
