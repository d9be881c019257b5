/** An addition whose update is put back, is begun anew, or ends before its time. */
import { expect, test } from "vitest";
import { messages } from "../harness.ts";
import { dataOf, report, utf8, withDesk } from "./drafting-harness.ts";

const zh = messages.in("zh");

test("a correction that changes nothing says so, also where Telegram was away meanwhile", async () => {
  const { standIn, say, user, chat, press, settled, desk } = await withDesk();
  const fix = async () => {
    const document = await say("/documents 河曲");
    return press(zh("button-fix"), document);
  };
  await fix();
  await press(zh("draft-source"));
  await say("河曲县委编办");
  expect((await press(zh("draft-save"))).text).toContain("更正好了");
  const draft = await fix();
  for (let count = 0; count < 4; count += 1) standIn.failNext("editMessageText", "drop");
  standIn.users.pressButton(chat, user, draft.messageId, dataOf(draft, zh("draft-save")));
  expect((await settled()).text).toContain("没有改动");
  expect(standIn.planned()).toEqual([]);
  expect(await desk.history()).toHaveLength(1);
});
