/** An addition whose update is put back, is begun anew, or ends before its time. */
import { expect, onTestFinished, test } from "vitest";
import { createBot } from "../../../src/telegram/create-bot.ts";
import { adminId } from "../admin-harness.ts";
import { botOptions, messages } from "../harness.ts";
import { dataOf, report, utf8, withDesk } from "./drafting-harness.ts";

const zh = messages.in("zh");
const never = () => new Promise<never>(() => undefined);

test("a correction that changes nothing says so, also where Telegram was away meanwhile", async () => {
  const { standIn, say, user, chat, press, settled, desk } = await withDesk();
  const fix = async () => {
    const document = await say("/documents 河曲");
    return press(zh("button-fix"), document);
  };
  await fix();
  await press(zh("field-source"));
  await say("河曲县委编办");
  expect((await press(zh("draft-save"))).text).toContain("更正好了");
  const draft = await fix();
  for (let count = 0; count < 4; count += 1) standIn.failNext("editMessageText", "drop");
  standIn.users.pressButton(chat, user, draft.messageId, dataOf(draft, zh("draft-save")));
  expect((await settled()).text).toContain("没有改动");
  expect(standIn.planned()).toEqual([]);
  expect(await desk.history()).toHaveLength(1);
});

test("gone on with after a restart, it forgets nothing that was asked for later", async () => {
  const harness = await withDesk({ changeDesk: (desk) => ({ ...desk, refresh: never }) });
  const { standIn, user, chat, state, library, desk, bot } = harness;
  const correction = await harness.press(zh("button-fix"), await harness.say("/documents 河曲"));
  const draft = await harness.sendFile("report.txt", utf8(report));
  standIn.users.pressButton(chat, user, draft.messageId, dataOf(draft, zh("draft-add")));
  const shows = (text: string) => () =>
    standIn.standing(chat.id).some((each) => each.text.includes(text));
  await standIn.waitUntil(shows("正在编入索引"), "indexing to begin");
  standIn.users.pressButton(
    chat,
    user,
    correction.messageId,
    dataOf(correction, zh("field-title")),
  );
  await standIn.waitUntil(shows(zh("draft-ask-title")), "the title to be asked for");
  await bot.stop();
  const next = createBot({ ...botOptions({ standIn, state }), adminIds: [adminId], library, desk });
  next.start().catch(() => undefined);
  onTestFinished(() => next.stop());
  await harness.settled();
  expect(shows("收录好了")()).toBe(true);
  expect((await harness.say("河曲的改革")).text).toContain("标题：河曲的改革\n");
});

test("a draft whose addition ended before its time can be discarded", async () => {
  const { standIn, sendFile, press, user, chat, state } = await withDesk();
  const draft = await sendFile("report.txt", utf8(report));
  standIn.failNext("editMessageText", {
    errorCode: 403,
    description: "Forbidden: bot was blocked by the user",
  });
  await press(zh("draft-add"));
  expect((await state.drafts.get({ userId: String(user.id), id: 1001 }))?.begunBy).toBe(1002);
  expect(standIn.standing(chat.id)).toEqual([draft]);
  expect((await press(zh("draft-discard"))).text).toBe(zh("draft-discarded"));
});

test("a document is added though no example question could be tried", async () => {
  const { sendFile, press, logged } = await withDesk({
    changeLibrary: (library) => ({
      ...library,
      isAnswered: () => Promise.reject(new Error("no room")),
    }),
  });
  await sendFile("report.txt", utf8(report));
  const added = await press(zh("draft-add"));
  expect(added.text).toContain("收录好了");
  expect(added.text).not.toContain(zh("draft-try"));
  expect(logged.some(({ fields }) => fields["error"] === "no room")).toBe(true);
});
