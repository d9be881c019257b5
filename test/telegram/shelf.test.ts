/** Administrators look after the documents: listed, opened, withdrawn, taken back; and what readers see of it. */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { messages } from "./harness.ts";
import { buttonOf, dataOf, playerIn, withShelf } from "./shelf-harness.ts";

const say = messages.in("zh");

describe("/documents", () => {
  test("lists them, opens one in the same message with all that is known of it, and goes back", async () => {
    const { admin } = await withShelf();
    const list = await admin.ask("/documents");
    expect(list.text).toContain("管理资料（5份）");
    expect(list.text).toContain("河曲县 · 山西省忻州市\n《河曲:人口小县");
    expect(dataOf(list)).toContain("doc:hequ");
    expect(dataOf(list).at(-1)).toBe("changes:1");
    const one = await admin.press(list, "doc:hequ");
    expect(one).toMatchObject({ method: "editMessageText", messageId: list.messageId });
    for (const line of [
      "标题：河曲:人口小县机构改革赋能高质量转型发展",
      "地方：河曲县 · 山西省忻州市",
      "来源：忻州日报",
      "作者：王国梁",
      "日期：2022-05-31",
      "文件：hequ.md",
      "旧版本：没有",
      say("shelf-unchanged"),
    ])
      expect(one.text).toContain(line);
    expect(one.text).toMatch(/内容：4个部分、\d+条做法、\d+段/);
    expect(dataOf(one)).toEqual([
      "fix:hequ",
      "renew:hequ",
      "case:hequ",
      "remove:hequ",
      "docs:1",
      "changes:1",
    ]);
    expect((await admin.press(one, "docs:1")).text).toBe(list.text);
    const contents = await admin.press(one, "case:hequ");
    expect(contents).toMatchObject({ method: "sendMessage" });
    expect(contents.text).toContain("河曲县");
  });

  test("finds by name: one is opened, what is like an unknown one is offered", async () => {
    const { admin } = await withShelf();
    expect(dataOf(await admin.ask("/documents 河曲"))).toContain("remove:hequ");
    const missing = await admin.ask("/documents 何曲县");
    expect(missing.text).toContain("没有找到叫“何曲县”的资料。");
    expect(dataOf(missing).at(-1)).toBe("docs:1");
  });

  test("leads to the correction of a document and to its newer version", async () => {
    const { admin } = await withShelf();
    const one = await admin.ask("/documents 河曲");
    for (const [data, text] of [
      ["fix:hequ", "更正资料：《河曲"],
      ["renew:hequ", "新版本发给我"],
    ] as const) {
      const reply = await admin.press(one, data);
      expect(reply).toMatchObject({ method: "sendMessage", text: expect.stringContaining(text) });
    }
  });
});

describe("a document that is withdrawn", () => {
  test("is asked about first, quoted no more, opened as withdrawn, and comes back", async () => {
    const { admin, library } = await withShelf();
    const question = "河曲县如何安置超编人员?";
    expect((await admin.ask(question)).text).toContain("hequ-06");
    const one = await admin.ask("/documents 河曲");
    const asked = await admin.press(one, "remove:hequ");
    expect(asked.text).toContain("要撤下《河曲:人口小县机构改革赋能高质量转型发展》吗？");
    expect(dataOf(asked)).toEqual(["drop:hequ:0", "doc:hequ"]);
    expect(library.cases()).toHaveLength(5);

    const withdrawn = await admin.press(asked, "drop:hequ:0");
    const [indexing] = admin.sent().slice(-2);
    expect(indexing?.text).toContain(say("change-indexing"));
    expect(indexing?.keyboard).toBeNull();
    expect(withdrawn).toMatchObject({ method: "editMessageText", messageId: one.messageId });
    expect(withdrawn.text).toMatch(/^已撤下《河曲.*》\n小王 · \d{4}-\d\d-\d\d \d\d:\d\d\n/u);
    expect(library.cases()).toHaveLength(4);
    expect((await admin.ask(question)).text).toContain("收录的资料里没有河曲县");
    expect((await admin.ask("hequ-06")).text).toContain(say("passage-withdrawn"));

    const undone = await admin.press(withdrawn, buttonOf(withdrawn, "undo:"));
    expect(undone.text).toContain("已撤销：《河曲");
    expect(dataOf(undone)).toEqual(["docs:1", "changes:1"]);
    expect((await admin.ask(question)).text).toContain("hequ-06");
    const [first] = dataOf(await admin.ask("/documents"));
    expect(first).toBe("doc:hequ");

    const history = await admin.press(undone, "changes:1");
    expect(history.text).toContain("改动记录（2次）");
    expect(history.text).toMatch(/1\. \S+ \S+ · 小王 \(5001\)\n撤销了一次改动：撤下了《河曲/u);
    expect(history.text).toMatch(
      /2\. \S+ \S+ · 小王 \(5001\)\n撤下了《河曲.*》 · hequ\.md · 已撤销/u,
    );
    expect(dataOf(history)).toEqual(["doc:hequ", "doc:hequ", "docs:1"]);
  });

  test("is told in English too", async () => {
    const { admin } = await withShelf("en");
    const list = await admin.ask("/documents");
    expect(list.text).toContain("Documents to look after (5)");
    const asked = await admin.press(list, "remove:hanbin");
    const withdrawn = await admin.press(asked, "drop:hanbin:0");
    expect(withdrawn.text).toContain("Withdrawn: the document about 汉滨区\n小王 · ");
    expect(withdrawn.keyboard?.flat()[0]?.text).toBe("↶ Undo: withdrew the document about 汉滨区");
    expect((await admin.ask("/history")).text).toContain("History (one change)");
  });

  test("may not be the last", async () => {
    const { admin, library } = await withShelf();
    const list = await admin.ask("/documents");
    const left = dataOf(list).filter((data) => data.startsWith("doc:"));
    for (const data of left.slice(1)) await admin.press(list, `${data.replace("doc", "drop")}:0`);
    expect(library.cases()).toHaveLength(1);
    const refused = await admin.press(list, `${left[0]?.replace("doc", "drop")}:0`);
    expect(refused.text).toBe(say("document-last"));
    expect(library.cases()).toHaveLength(1);
  });

  test("stays where the folder cannot be written, which is said", async () => {
    const { admin, desk, library, seedsDir, logged } = await withShelf();
    const asked = await admin.press(await admin.ask("/documents 河曲"), "remove:hequ");
    writeFileSync(path.join(seedsDir, ".versions"), "");
    expect((await admin.press(asked, "drop:hequ:0")).text).toBe(say("change-unwritable"));
    const warned = logged.filter(({ message }) => message === "the documents were not changed");
    expect(warned).toHaveLength(1);
    expect(await desk.history()).toEqual([]);
    await desk.refresh();
    expect(library.cases()).toHaveLength(5);
  });
});

describe("for anybody else", () => {
  test("there are no commands and no buttons, and nothing changes", async () => {
    const { admin, standIn, state, library, desk } = await withShelf();
    const list = await admin.ask("/documents");
    const withdrawn = await admin.press(list, "drop:hanbin:0");
    // The second that the stand-in makes is an administrator as well.
    standIn.users.person("小李");
    const reader = playerIn({ standIn, state }, standIn.users.person("老王"));
    for (const command of ["/documents", "/history"])
      expect((await reader.ask(command)).text).toBe(say("command-unknown", { command }));
    const help = await reader.ask("/help");
    expect(help.text).not.toContain("/documents");
    const undo = buttonOf(withdrawn, "undo:");
    const all = [
      "docs:1",
      "docsby:1:河曲",
      "doc:hequ",
      "fix:hequ",
      "renew:hequ",
      "remove:hequ",
      "keepold:yes",
    ];
    for (const data of [...all, "drop:hequ:0", undo, undo.replace("undo", "revert"), "changes:1"])
      expect(await reader.noticeOf(help, data)).toBe(say("button-gone"));
    expect(reader.sent()).toHaveLength(3);
    expect(library.cases()).toHaveLength(4);
    expect(await desk.history()).toHaveLength(1);
  });

  test("an administrator among others is told nothing either", async () => {
    const { admin, standIn } = await withShelf();
    const group = standIn.users.supergroup("改革研讨");
    standIn.users.sendText(group, admin.user, "/documents@practice_bot");
    const [reply] = await standIn.waitForMessages(1);
    expect(reply?.text).toBe(say("command-unknown", { command: "/documents" }));
  });
});

test("an administrator's help and menu have the commands", async () => {
  const { admin, standIn } = await withShelf();
  const { text } = await admin.ask("/help");
  expect(text).toContain(`${say("help-admin")}\n/documents：`);
  await standIn.waitUntil(() => standIn.commandLists().length === 8, "all menus");
  const own = standIn.commandLists().filter(({ scope }) => scope["chat_id"] === admin.user.id);
  expect(own.length).toBeGreaterThan(0);
  for (const { commands } of own)
    expect(commands.map(({ command }) => command)).toEqual(
      expect.arrayContaining(["documents", "history"]),
    );
});
