/** Correcting what was read: what is asked, what is taken for an answer, and what is not. */
import { describe, expect, test } from "vitest";
import { messages } from "../harness.ts";
import { report, reportQuestion, utf8, withDesk } from "./drafting-harness.ts";

const zh = messages.in("zh");

async function withDraft() {
  const harness = await withDesk();
  const draft = await harness.sendFile("report.txt", utf8(report));
  return { ...harness, draft };
}

test("a date is read as people write it, and one that is none is said", async () => {
  const { press, say } = await withDraft();
  await press(zh("field-date"));
  const problem = await say("去年春天");
  expect(problem.text).toContain(zh("draft-bad-date", { typed: "去年春天" }));
  expect(problem.text).toContain(zh("draft-ask-date"));
  expect((await say("2023年4月20日")).text).toContain("日期：2023-04-20");
  await press(zh("field-date"));
  expect((await press(zh("draft-clear"))).text).toContain(`日期：${zh("draft-not-found")}`);
});

test("a place is one of the list, and chosen where several are called so", async () => {
  const { press, say } = await withDraft();
  await press(zh("field-place"));
  expect((await say("不存在的地方县")).text).toContain(
    zh("draft-bad-place", { typed: "不存在的地方县" }),
  );
  const choices = await say("鼓楼区");
  expect(choices.text).toContain(zh("draft-which-place", { typed: "鼓楼区" }));
  const shown = await press("江苏省南京市", choices);
  expect(shown.text).toContain("地方：鼓楼区 · 江苏省南京市");
  // Pressed twice, as fingers do.
  const again = await press("江苏省南京市", choices);
  expect(again.text).toContain("地方：鼓楼区 · 江苏省南京市");
  expect(again.text).not.toContain(zh("draft-place-late"));
  await press(zh("field-place"));
  expect((await say("忻州市河曲县")).text).toContain("地方：河曲县 · 山西省忻州市");
});

test("an older list of places picks none of a newer one, and says so", async () => {
  const { press, say, standIn, chat } = await withDraft();
  await press(zh("field-place"));
  const older = await say("鼓楼区");
  const newer = await say("朝阳区");
  await press("江苏省南京市", older);
  const shown = standIn.standing(chat.id).find(({ messageId }) => messageId === older.messageId);
  expect(shown?.text).toContain(zh("draft-place-late"));
  expect(shown?.text).toContain("地方：柳林县 · 山西省吕梁市");
  expect((await press("吉林省长春市", newer)).text).toContain("地方：朝阳区 · 吉林省长春市");
});

test("authors stand apart by the signs that people use, a title without its marks", async () => {
  const { press, say } = await withDraft();
  await press(zh("field-authors"));
  expect((await say("王国梁，李明、 王国梁")).text).toContain("作者：王国梁、李明\n");
  await press(zh("field-title"));
  const long = await say("长".repeat(201));
  expect(long.text).toContain(zh("draft-bad-long", { count: 201, limit: 200 }));
  expect((await say("《柳林改革》")).text).toContain("标题：柳林改革\n");
});

describe("while a value is awaited", () => {
  test("a command ends that, and what comes next is a question", async () => {
    const { press, say, library } = await withDraft();
    await press(zh("field-title"));
    expect((await say("/help")).text).toContain(zh("help-title"));
    const [excerpt] = (await library.answer("河曲县如何安置超编人员?")).excerpts;
    expect((await say("河曲县如何安置超编人员?")).text).toContain(excerpt?.text.slice(0, 20));
  });

  test("another button ends it", async () => {
    const { press, say } = await withDraft();
    await press(zh("field-title"));
    await press(zh("draft-cancel"));
    expect((await say(reportQuestion)).text).not.toContain("标题：柳林县撤销");
  });

  test("a reply to what asked is a value however late, and any other text only soon", async () => {
    const { press, say, standIn, draft } = await withDraft();
    await press(zh("field-title"));
    standIn.clock.advance(3_600);
    const late = await say("新的标题", { replyTo: draft.messageId });
    expect(late.text).toContain("标题：新的标题\n");
    await press(zh("field-title"));
    standIn.clock.advance(3_600);
    expect((await say(reportQuestion)).text).not.toContain("标题：");
  });

  test("a reply to something else is none", async () => {
    const { press, say, standIn, chat, draft } = await withDraft();
    const help = await say("/help");
    await press(zh("field-title"), draft);
    const answer = await say(reportQuestion, { replyTo: help.messageId });
    expect(answer.text).not.toContain("标题：");
    expect(standIn.standing(chat.id)).toHaveLength(3);
  });
});

test("an edit of what was typed changes nothing", async () => {
  const { press, standIn, user, chat, settled } = await withDraft();
  await press(zh("field-title"));
  const typed = standIn.users.sendText(chat, user, "新的标题");
  const shown = await settled();
  standIn.users.editText(chat, user, typed.message_id, "河曲县如何安置超编人员?");
  expect(await settled()).toEqual(shown);
});
