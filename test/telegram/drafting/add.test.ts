/** From a file that an administrator sends, over its corrected fields, to the answer that cites it. */
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { messages } from "../harness.ts";
import { labelsOf, report, reportQuestion, utf8, withDesk } from "./drafting-harness.ts";

const zh = messages.in("zh");

describe("what is read of a file", () => {
  test.each([
    ["article.txt", "青岭县推行“大部制”改革让小县轻装前行"],
    ["article-pandoc.docx", "青岭县推行“大部制”改革让小县轻装前行"],
    ["article.pdf", "青岭县推行“大部制”改革让小县轻装前行"],
    ["article.gb18030.html", "青岭县推行“大部制”改革让小县轻装前行"],
    ["notice.docx", "青岭县机构编制委员会办公室关于印发"],
  ])("%s is shown before anything is added", async (name, title) => {
    const { sendFile, library, seedsDir } = await withDesk();
    const before = readdirSync(seedsDir);
    const shown = await sendFile(name);
    expect(shown.text).toContain(`文件：${name}`);
    expect(shown.text).toContain(`标题：${title}`);
    expect(shown.text).toMatch(/共(?:\d+个部分、)?\d+条做法，分成\d+段。/);
    expect(labelsOf(shown)).toContain(zh("draft-add"));
    expect(library.cases().every(({ document }) => document.title !== title)).toBe(true);
    expect(readdirSync(seedsDir)).toEqual(before);
  });

  test("an album becomes a draft for each of its files", async () => {
    const { standIn, user, chat, settled } = await withDesk();
    const files = ["甲", "乙", "丙"].map((name, index) => ({
      name: `${name}.txt`,
      bytes: utf8(report.replace("27家", `${index + 31}家`).replaceAll("柳林县", `${name}县`)),
    }));
    standIn.users.sendAlbum(chat, user, files);
    await settled();
    const shown = standIn.standing(chat.id).map(({ text }) => /文件：(.*)/.exec(text)?.[1]);
    expect(shown).toEqual(["甲.txt", "乙.txt", "丙.txt"]);
  });
});

test("a file is sent, corrected, added, asked about, cited, and taken back", async () => {
  const { sendFile, press, say, desk, seedsDir, user, standIn, chat } = await withDesk();
  const draft = await sendFile("report.txt", utf8(report));
  expect(draft.text).toContain("地方：柳林县 · 山西省吕梁市");
  expect(draft.text).toContain(`来源：${zh("draft-not-found")}`);

  const prompt = await press(zh("field-source"));
  expect(prompt.messageId).toBe(draft.messageId);
  expect(prompt.text).toContain(zh("draft-ask-source"));
  const corrected = await say("吕梁日报");
  expect(corrected.text).toContain("来源：吕梁日报");
  expect(standIn.standing(chat.id)[0]).toMatchObject({
    text: zh("draft-corrected", { field: zh("field-source"), value: "吕梁日报" }),
    keyboard: null,
  });

  const added = await press(zh("draft-add"));
  expect(added.messageId).toBe(corrected.messageId);
  expect(added.text).toContain("收录好了，可以问了");
  expect(labelsOf(added)).toEqual([zh("button-case"), zh("draft-undo")]);
  const question = /试着问：\n(.*)/.exec(added.text)?.[1] ?? "";
  expect(question).toBe("柳林县如何清理空壳单位？");

  const answer = await say(reportQuestion);
  expect(answer.text).toContain("27家空壳事业单位");
  expect(answer.text).toMatch(/^柳林县\n[^]*《柳林县事业单位改革工作情况》 吕梁日报/);
  const [change] = await desk.history();
  expect(change).toMatchObject({ by: `管理员 (${user.id})`, change: "added" });
  expect(existsSync(path.join(seedsDir, ".originals", change?.file ?? ""))).toBe(true);
  expect((await press(zh("button-case"), added)).text).toContain("柳林县");

  await press(zh("draft-undo"), added);
  const undone = standIn.standing(chat.id).find(({ messageId }) => messageId === added.messageId);
  expect(undone?.text).toContain(zh("undo-done-added", { name: "《柳林县事业单位改革工作情况》" }));
  expect((await say(reportQuestion)).text).not.toContain("27家空壳事业单位");
});

test("in English the same is said in English", async () => {
  const { sendFile, press } = await withDesk({ languageCode: "en" });
  const en = messages.in("en");
  const draft = await sendFile("report.txt", utf8(report));
  expect(draft.text).toContain("Source: not found");
  const added = await press(en("draft-add"));
  expect(added.text).toContain("You can ask about it now.");
  expect(labelsOf(added)).toEqual([en("button-case"), en("draft-undo")]);
});

test("its contents can be looked at page by page before it is added", async () => {
  const { sendFile, press } = await withDesk();
  const many = Array.from("三四五六七八九", (number) =>
    ["", "十", "二十"].map((tens) => `（${tens}${number}）按期完成${tens}${number}项工作。`),
  );
  const draft = await sendFile("many.txt", utf8(`${report}\n${many.flat().join("\n")}`));
  const first = await press(zh("draft-contents"), draft);
  expect(first.text).toContain("一、清理整合");
  expect(first.text).toContain("1. 一是清理空壳单位。");
  const second = await press("›");
  expect(second.messageId).toBe(draft.messageId);
  expect(second.text).toContain("第 2 / 3 页");
  expect((await press(zh("draft-back"))).text).toBe(draft.text);
});

test("a draft that is discarded leaves nothing", async () => {
  const { sendFile, press, standIn, user, chat, state } = await withDesk();
  const draft = await sendFile("report.txt", utf8(report));
  const gone = await press(zh("draft-discard"));
  expect(gone).toMatchObject({ text: zh("draft-discarded"), keyboard: null });
  standIn.users.pressButton(chat, user, draft.messageId, `draft:1001:add`);
  const answered = () => standIn.calls("answerCallbackQuery").map(({ fields }) => fields["text"]);
  await standIn.waitUntil(() => answered().includes(zh("draft-gone")), "a notice");
  expect(await state.drafts.get({ userId: String(user.id), id: 1001 })).toBeNull();
});
