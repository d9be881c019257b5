/** A group that asks more than the twenty answers a minute that Telegram lets through. */
import { expect, test } from "vitest";
import { startBot } from "./harness.ts";

const perMinute = 20;

test("gets all answers in order, and others theirs as soon as those before them are out", async () => {
  const { standIn, library, logged } = await startBot({
    // The wait is told short; only the clock lets the next minute begin.
    standIn: { limitGroups: { messages: perMinute, retryAfter: 1 } },
  });
  const { users } = standIn;
  const group = users.supergroup("改革研讨");
  const asker = users.person("老王");
  const asked: string[] = [];
  const askInGroup = (count: number) => {
    for (let n = 0; n < count; n += 1) {
      const { message_id } = users.sendText(group, asker, `@practice_bot 第${asked.length}问?`);
      asked.push(`${group.id}/${message_id}`);
    }
  };
  const askPrivately = () => {
    const user = users.person("小李");
    const chat = users.privateChat(user);
    users.sendText(chat, user, "河曲县如何安置超编人员?");
    asked.push(`${chat.id}/null`);
  };

  askInGroup(perMinute);
  // Stands before the first that has to wait, and so does not wait.
  askPrivately();
  askInGroup(1);
  askPrivately();
  askInGroup(perMinute + 4);
  for (const refusals of [1, 2]) {
    await standIn.waitUntil(() => standIn.refusals().length === refusals, "a full minute");
    if (refusals === 1) expect(standIn.sent()).toHaveLength(perMinute + 1);
    askPrivately();
    standIn.clock.advance(60);
  }

  const sent = await standIn.waitForMessages(asked.length);
  expect(sent.map(({ chatId, replyToMessageId }) => `${chatId}/${replyToMessageId}`)).toEqual(
    asked,
  );
  expect(sent.every(({ text }) => text.includes("hequ-07"))).toBe(true);
  expect(library.asked).toHaveLength(asked.length);
  expect(standIn.refusals().map(({ errorCode }) => errorCode)).toEqual([429, 429]);
  expect(logged.filter(({ level }) => level === "error")).toEqual([]);
});
