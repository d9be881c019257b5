/** A group that asks more than the twenty answers a minute that Telegram lets through. */
import { expect, test } from "vitest";
import { startBot } from "./harness.ts";

const perMinute = 20;

test("gets all answers in order, and no other chat waits for it", async () => {
  const harness = await startBot({
    // The wait is told short; only the clock lets the next minute begin.
    standIn: { limitGroups: { messages: perMinute, retryAfter: 1 } },
  });
  const { standIn, logged } = harness;
  const { users } = standIn;
  const group = users.supergroup("改革研讨");
  const asker = users.person("老王");
  const asked = Array.from({ length: 2 * perMinute + 5 }, (_, number) =>
    users.sendText(group, asker, `@practice_bot 第${number}问?`),
  );
  const inGroup = () => standIn.sent().filter(({ chatId }) => chatId === group.id);

  for (const answered of [perMinute, 2 * perMinute]) {
    const refusals = standIn.refusals().length;
    await standIn.waitUntil(() => standIn.refusals().length > refusals, "a full minute");
    expect(inGroup()).toHaveLength(answered);
    const user = users.person("小李");
    const chat = users.privateChat(user);
    users.sendText(chat, user, "河曲县如何安置超编人员?");
    await standIn.waitForMessages(1, ({ chatId }) => chatId === chat.id);
    expect(inGroup()).toHaveLength(answered);
    standIn.clock.advance(60);
  }

  await standIn.waitUntil(() => inGroup().length === asked.length, "all answers in the group");
  expect(inGroup().map(({ replyToMessageId }) => replyToMessageId)).toEqual(
    asked.map(({ message_id }) => message_id),
  );
  expect(inGroup().every(({ text }) => text.includes("hequ-07"))).toBe(true);
  expect(logged.filter(({ level }) => level === "error")).toEqual([]);
});
