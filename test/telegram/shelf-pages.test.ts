/** Hundreds of documents and of changes, walked through page by page. */
import { expect, test } from "vitest";
import type { DocumentChange } from "../../src/core/document-desk.ts";
import { noDesk } from "../setup/no-desk.ts";
import { adminId } from "./admin-harness.ts";
import { casesOfCounties } from "./fixture-contents.ts";
import { createFixtureLibrary } from "./fixture-library.ts";
import { messages, startBot } from "./harness.ts";
import { dataOf, playerIn } from "./shelf-harness.ts";

const documentCount = 300;
const changeCount = 41;

async function withMany() {
  const library = createFixtureLibrary();
  library.summaries.splice(0, Infinity, ...casesOfCounties(documentCount));
  /** The last ones of the list, the very last changed last; one document that is gone. */
  const changed = library.summaries.slice(1 - changeCount).map(({ document }) => document);
  const changes = [...changed, null].map((document, index): DocumentChange => ({
    at: new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString(),
    by: "小李 (5002)",
    change: document === null ? "withdrawn" : "added",
    file: document?.file ?? "gone.md",
    document,
    undoes: null,
    isUndone: false,
  }));
  const history = async () => changes.toReversed();
  const desk = { ...noDesk, history, earlierCount: () => Promise.resolve(0) };
  const harness = await startBot({ adminIds: [adminId], desk, library });
  const admin = playerIn(harness, harness.standIn.users.person("小王"));
  return { ...harness, library, admin, changed };
}

test("every document stands on one page, what was changed last first; each leads back to its page", async () => {
  const { admin, library, changed } = await withMany();
  let page = await admin.ask("/documents");
  expect(page.text).toContain("管理资料（300份） · 第 1 / 38 页");
  const seen: string[] = [];
  for (let number = 1; ; number += 1) {
    seen.push(...dataOf(page).filter((data) => data.startsWith("doc:")));
    if (!dataOf(page).includes(`docs:${number + 1}`)) break;
    page = await admin.press(page, `docs:${number + 1}`);
  }
  const ids = seen.map((data) => data.replace("doc:", ""));
  expect(new Set(ids)).toEqual(new Set(library.summaries.map(({ document }) => document.id)));
  expect(ids).toHaveLength(documentCount);
  expect(ids.slice(0, changed.length)).toEqual(changed.map(({ id }) => id).toReversed());
  const opened = await admin.press(page, seen.at(-1) ?? "");
  expect(dataOf(opened)).toContain("docs:38");
  expect((await admin.press(opened, "docs:999")).text).toBe(page.text);
  expect(new Set(admin.sent().map(({ messageId }) => messageId)).size).toBe(1);
});

test("a name that many have is turned in place", async () => {
  const { admin, library } = await withMany();
  const title = library.summaries[0]?.document.title ?? "";
  const found = await admin.ask("/documents 推进机构编制改革");
  expect(found.text).toContain("按“推进机构编制改革”找到300份资料 · 第 1 / 38 页");
  const second = await admin.press(found, "docsby:2:推进机构编制改革");
  expect(second).toMatchObject({ method: "editMessageText", messageId: found.messageId });
  expect(dataOf(second).slice(-3)).toEqual([
    "docsby:1:推进机构编制改革",
    "docsby:3:推进机构编制改革",
    "docs:1",
  ]);
  expect(dataOf(await admin.ask(`/documents ${title}`))[0]).toMatch(/^fix:/);
});

test("the history is turned in place, and leads to the documents that are there", async () => {
  const { admin } = await withMany();
  const first = await admin.ask("/history");
  expect(first.text).toContain("改动记录（41次） · 第 1 / 6 页");
  expect(first.text).toContain("1. 2026-01-01 08:40 · 小李 (5002)\n撤下了gone · gone.md");
  expect(dataOf(first).filter((data) => data.startsWith("doc:"))).toHaveLength(7);
  const last = await admin.press(first, "changes:6");
  expect(last).toMatchObject({ method: "editMessageText", messageId: first.messageId });
  expect(last.text).toContain("41. ");
  const opened = await admin.press(last, dataOf(last)[0] ?? "");
  expect(opened.text).toContain("收录了这份资料");
});

test.each(["docs:0", "docsby:x:河曲", "docsby:1:", "drop:hequ", "drop::0", "changes:x"])(
  "a button that was made up (%s) means nothing",
  async (data) => {
    const { admin } = await withMany();
    const list = await admin.ask("/documents");
    expect(await admin.noticeOf(list, data)).toBe(messages.t("zh", "button-gone"));
  },
);

test.each(["doc:nowhere", "fix:nowhere", "renew:nowhere", "remove:nowhere", "docsby:1:无名"])(
  "a button of a document that is gone (%s) says so",
  async (data) => {
    const { admin } = await withMany();
    const list = await admin.ask("/documents");
    expect(await admin.noticeOf(list, data)).toBe(messages.t("zh", "case-gone"));
  },
);
