/** A text that is too long to be a question is searched by its key sentences. */
import { describe, expect, test } from "vitest";
import { startBot, untilHandled } from "./harness.ts";

const key = "下一步拟对超编人员通过转岗、分流到村和社区等方式逐步消化。";
const filler = "会后,与会人员参观了新建的体育公园,大家纷纷表示受益匪浅。";
const long = `${filler.repeat(10)}${key}${filler.repeat(10)}`;

test("the text is long", () => {
  expect(long.length).toBeGreaterThan(500);
});

describe.each(["private", "supergroup", "elsewhere"] as const)("in a chat of kind %s", (kind) => {
  test.each([
    ["查一下这个", key],
    ["上犹有没有?", `上犹：${key}`],
  ])("replied to with %j, and what was searched is said", async (text, question) => {
    const harness = await startBot();
    const { standIn, library } = harness;
    const { users } = standIn;
    const [user, other] = [users.person("小李"), users.person("老王")];
    const chat = kind === "private" ? users.privateChat(user) : users[kind]("改革研讨");
    const said = users.sendText(chat, kind === "private" ? user : other, long);
    await untilHandled(harness);
    const extra = { replyTo: said.message_id };
    if (kind === "elsewhere") users.guestMessage(chat, user, `@practice_bot ${text}`, extra);
    else users.sendText(chat, user, `@practice_bot ${text}`, extra);
    await untilHandled(harness);
    expect(library.asked.at(-1)).toBe(question);
    expect(standIn.sent().at(-1)?.text).toContain(`↪ ${question}`);
  });
});

test.each([null, "forwarded"])("of one's own, or forwarded (%s)", async (way) => {
  const harness = await startBot();
  const { standIn, library } = harness;
  const { users } = standIn;
  const user = users.person("小李");
  const chat = users.privateChat(user);
  const written = users.sendText(users.elsewhere("别处"), users.person("老王"), long);
  if (way === null) users.sendText(chat, user, long);
  else users.forward(chat, user, written);
  await untilHandled(harness);
  expect(library.asked).toEqual([key]);
  expect(standIn.sent()[0]?.text.split("\n")[0]).toBe(`↪ ${key}`);
});

test("the place that it is about stays, also where its key sentences do not name it", async () => {
  const harness = await startBot();
  const { standIn, library } = harness;
  const user = standIn.users.person("小李");
  const text = `上犹县召开座谈会。上犹县委书记出席。${long}`;
  standIn.users.sendText(standIn.users.privateChat(user), user, text);
  await untilHandled(harness);
  expect(library.asked).toEqual([`上犹县：${key}`]);
});
