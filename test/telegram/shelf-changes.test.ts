/** Two who look after the documents at once, changes of others and of long ago, and a bot that is stopped meanwhile. */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { undoableAmong } from "../../src/chat/documents-desk/changes.ts";
import type { DocumentId } from "../../src/core/domain.ts";
import { AppError } from "../../src/core/errors.ts";
import { createBot } from "../../src/telegram/create-bot.ts";
import { openDesk } from "../setup/open-desk.ts";
import { adminId } from "./admin-harness.ts";
import { botOptions, createGate, messages, startBot, untilHandled } from "./harness.ts";
import { buttonOf, dataOf, playerIn, withShelf } from "./shelf-harness.ts";

const say = messages.in("zh");

async function withTwo() {
  const shelf = await withShelf();
  const other = playerIn(shelf, shelf.standIn.users.person("小李"));
  return { ...shelf, other };
}

describe("of two administrators", () => {
  test("who undo the same change one does, and the change before it stays", async () => {
    const { standIn, state, admin, other, desk } = await withTwo();
    const list = await admin.ask("/documents");
    await admin.press(list, "drop:hanbin:0");
    const withdrawn = await admin.press(list, "drop:hequ:0");
    const revert = buttonOf(withdrawn, "undo:").replace("undo", "revert");
    const theirs = await other.ask("/documents");
    standIn.users.pressButton(admin.chat, admin.user, withdrawn.messageId, revert);
    standIn.users.pressButton(other.chat, other.user, theirs.messageId, revert);
    await untilHandled({ standIn, state });
    expect((await desk.history()).map(({ change }) => change)).toEqual([
      "undone",
      "withdrawn",
      "withdrawn",
    ]);
    // Both see who did it.
    expect(admin.sent().at(-1)?.text).toContain("已撤销：《河曲");
    expect(other.sent().at(-1)?.text).toBe(admin.sent().at(-1)?.text);
  });

  test("who withdraw the same document one does, and both are told who", async () => {
    const { standIn, state, admin, other, desk } = await withTwo();
    const players = [admin, other];
    const lists = await Promise.all(players.map((player) => player.ask("/documents")));
    for (const [index, { chat, user }] of players.entries())
      standIn.users.pressButton(chat, user, lists[index]?.messageId ?? 0, "drop:hequ:0");
    await untilHandled({ standIn, state });
    expect(await desk.history()).toHaveLength(1);
    expect(other.sent().at(-1)?.text).toContain("已撤下《河曲");
    expect(other.sent().at(-1)?.text).toBe(admin.sent().at(-1)?.text);
  });

  test("the second is asked before what the first did is taken back, and may leave it", async () => {
    const { admin, other, desk } = await withTwo();
    await admin.press(await admin.ask("/documents"), "drop:hequ:0");
    const list = await other.ask("/documents");
    expect(list.text).toMatch(/最近一次改动：撤下了《河曲.*》（小王，/u);
    const asked = await other.press(list, buttonOf(list, "undo:"));
    expect(asked.text).toContain("要撤销这次改动吗？");
    expect(asked.text).toContain("重新收录。");
    expect((await other.press(asked, "docs:1")).text).toBe(list.text);
    const again = await other.press(list, buttonOf(list, "undo:"));
    const undone = await other.press(again, buttonOf(again, "revert:"));
    expect(undone.text).toMatch(/^已撤销：《河曲.*》重新收录了\n小李 · /u);
    expect((await desk.history())[0]).toMatchObject({
      by: "小李 (5002)",
      undoes: { by: "小王 (5001)" },
    });
  });
});

test("a change of an hour ago is asked about, and one that others followed is not taken back", async () => {
  const { admin, desk, seedsDir } = await withShelf();
  const first = await admin.press(await admin.ask("/documents"), "drop:hequ:0");
  const log = path.join(seedsDir, ".versions/changes.jsonl");
  writeFileSync(log, readFileSync(log, "utf8").replace(/"at":"20\d\d/, '"at":"2020'));
  const list = await admin.ask("/documents");
  const undo = buttonOf(list, "undo:");
  expect((await admin.press(list, undo)).text).toContain("要撤销这次改动吗？");
  await admin.press(list, "drop:hanbin:0");
  for (const data of [undo, undo.replace("undo", "revert"), buttonOf(first, "undo:")]) {
    const late = await admin.press(list, data);
    expect(late.text).toContain(say("undo-late"));
    expect(late.text).toContain("最近一次改动：撤下了汉滨区的资料");
    expect(dataOf(late)).toContain(buttonOf(late, "undo:"));
  }
  expect(await desk.history()).toHaveLength(2);
});

test("a document that was changed after the question is not withdrawn", async () => {
  const { admin, desk } = await withShelf();
  const asked = await admin.press(await admin.ask("/documents"), "remove:hequ");
  const id = "hequ" as DocumentId;
  const found = desk.manuscriptOf(id);
  if (found === null) throw new Error("no document");
  const { manuscript, replaced } = found;
  const fields = { ...manuscript.fields, source: "河曲编办" };
  const order = { manuscript: { ...manuscript, fields }, replaced, original: null };
  await desk.keep({ ...order, by: "小李" });
  await desk.refresh();
  const shown = await admin.press(asked, "drop:hequ:0");
  expect(shown.text).toContain(say("withdraw-changed"));
  expect(shown.text).toContain("来源：河曲编办");
  expect(shown.text).toContain("旧版本：1个");
  expect(await desk.history()).toHaveLength(1);
});

describe("while it is indexed", () => {
  /** Indexing waits until it is let go. */
  async function withSlowIndex() {
    const opened = await openDesk();
    const gate = createGate();
    let asked = 0;
    const desk = {
      ...opened.desk,
      async refresh() {
        asked += 1;
        await gate.opened;
        return opened.desk.refresh();
      },
    };
    const shelf = await startBot({ adminIds: [adminId], desk, library: opened.library });
    const admin = playerIn(shelf, shelf.standIn.users.person("小王"));
    const list = await admin.ask("/documents");
    shelf.standIn.users.pressButton(admin.chat, admin.user, list.messageId, "drop:hequ:0");
    await shelf.standIn.waitUntil(() => asked > 0, "indexing");
    return { ...shelf, ...opened, desk, gate, admin, asked: () => asked };
  }

  /** With the same state, until all is answered. */
  async function startAgain(slow: Awaited<ReturnType<typeof withSlowIndex>>): Promise<void> {
    const { library, desk } = slow;
    const next = createBot({ ...botOptions(slow), library, desk, adminIds: [adminId] });
    const running = next.start();
    onTestFinished(() => next.stop());
    await untilHandled(slow);
    await next.stop();
    await running;
  }

  test("the administrator is answered, and told when it is done", async () => {
    const { standIn, state, admin, gate } = await withSlowIndex();
    standIn.users.sendText(admin.chat, admin.user, "汉滨区怎么评估?");
    await standIn.waitUntil(
      () => admin.sent().at(-1)?.method === "sendMessage" && admin.sent().length > 2,
      "an answer",
    );
    expect(admin.sent().at(-1)?.text).toContain("汉滨区");
    gate.open();
    await untilHandled({ standIn, state });
    expect(admin.sent().at(-1)?.text).toContain(say("withdraw-done-means"));
  });

  test("the bot stops at once; started again, it withdraws nothing twice", async () => {
    const slow = await withSlowIndex();
    const { bot, admin, gate, desk } = slow;
    await bot.stop();
    expect(admin.sent().at(-1)?.text).toContain(say("change-indexing"));
    // Somebody else brings it back meanwhile.
    await desk.undo("小李 (5002)", undoableAmong(await desk.history())?.at ?? "");
    gate.open();
    await startAgain(slow);
    expect((await desk.history()).map(({ change }) => change)).toEqual(["undone", "withdrawn"]);
    expect(admin.sent()).toHaveLength(3);
    expect(admin.sent().at(-1)?.text).toContain(say("change-undone-since"));
  });

  test("a bot that is started again says that it is done, in the same message", async () => {
    const slow = await withSlowIndex();
    const { bot, admin, gate, desk, library } = slow;
    await bot.stop();
    gate.open();
    await startAgain(slow);
    const [list, , done] = admin.sent();
    expect(admin.sent()).toHaveLength(3);
    expect(done).toMatchObject({ method: "editMessageText", messageId: list?.messageId });
    expect(done?.text).toContain(say("withdraw-done-means"));
    expect(await desk.history()).toHaveLength(1);
    expect(library.cases()).toHaveLength(4);
  });

  test("what cannot be indexed is said, and can be taken back", async () => {
    const opened = await openDesk();
    const refresh = () => Promise.reject(new AppError("index.unwritable", "the disk is full"));
    const { library } = opened;
    const desk = { ...opened.desk, refresh };
    const shelf = await startBot({ adminIds: [adminId], desk, library });
    const admin = playerIn(shelf, shelf.standIn.users.person("小王"));
    const told = await admin.press(await admin.ask("/documents"), "drop:hequ:0");
    expect(told.text).toContain(say("change-not-indexed"));
    expect(dataOf(told)[0]).toMatch(/^undo:/);
    expect(shelf.logged.filter(({ level }) => level === "error")).toHaveLength(1);
  });
});
