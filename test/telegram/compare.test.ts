/** Places side by side: by command, by a question that names several, and as a reply. */
import { expect, test } from "vitest";
import { askPrivately, boldOf, quotesOf, startBot } from "./harness.ts";

test("/compare shows place by place, each excerpt with its citation", async () => {
  const reply = await askPrivately(await startBot(), "/compare 河曲 汉滨 考核");
  expect(boldOf(reply)).toEqual(expect.arrayContaining(["各地对照：考核", "河曲县", "汉滨区"]));
  expect(quotesOf(reply)).toHaveLength(2);
  expect(reply.text).toMatch(/\[1\] .*hequ-07/);
  expect(reply.text).toMatch(/\[2\] .*hanbin-02/);
});

test("a place whose documents say nothing has words instead of an excerpt", async () => {
  const reply = await askPrivately(await startBot(), "/compare 河曲 上犹 考核");
  expect(quotesOf(reply)).toHaveLength(1);
  expect(reply.text).toContain("上犹县\n资料里没有讲到这个。");
});

test("as a reply with nothing else, it compares what the message above asks", async () => {
  const { standIn } = await startBot();
  const { users } = standIn;
  const [chat, user] = [users.group("改革研讨"), users.person("小李")];
  const { message_id: replyTo } = users.sendText(chat, user, "河曲和汉滨的考核有什么不同");
  users.sendText(chat, user, "/compare", { replyTo });
  const [reply] = await standIn.waitForMessages(1);
  expect(reply === undefined ? [] : quotesOf(reply)).toHaveLength(2);
});

test.each(["/compare", "/compare 河曲 考核"])("%s says how it is used", async (text) => {
  expect((await askPrivately(await startBot(), text)).text).toContain("/compare 河曲 汉滨 考核");
});
