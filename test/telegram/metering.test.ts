/** What the bot counts of what users and Telegram do. */
import { expect, test } from "vitest";
import { createRecordingMeter } from "../setup/recording-meter.ts";
import { fixtureAnswer } from "./fixture-library.ts";
import { anybody, askPrivately, createGate, startBot, untilHandled } from "./harness.ts";

test("updates by kind, and answers by what came of them and how they were asked", async () => {
  const { meter, counted, timed } = createRecordingMeter();
  const harness = await startBot({ meter });
  const { users } = harness.standIn;
  await askPrivately(harness, "河曲");
  await askPrivately(harness, "/help");
  await askPrivately(harness, "天气");
  const user = users.person("小王");
  users.sendText(users.group("改革研讨"), user, `@${harness.standIn.username} 河曲`);
  users.inlineQuery(user, "河曲");
  users.guestMessage(users.elsewhere("别处"), user, "@practice_bot 河曲");
  await untilHandled(harness);
  expect(counted("updates_total").toSorted()).toEqual([
    "guest_message",
    "inline_query",
    "message",
    "message",
    "message",
    "message",
  ]);
  const expected = fixtureAnswer("天气");
  expect(counted("answers_total").toSorted()).toEqual(
    ["answered group", "answered guest", "answered inline", "answered private"].concat(
      `${expected.status} private`,
    ),
  );
  const found = timed("answer_duration_seconds").map(({ tookMs }) => tookMs);
  expect(found).toEqual(Array<number>(5).fill(expected.tookMs));
  expect(counted("telegram_errors_total")).toEqual([]);
});

test("what was refused, by its reason, in the log as well", async () => {
  const { meter, counted } = createRecordingMeter();
  const harness = await startBot({ meter, admission: { ...anybody, allowedChats: [] } });
  await askPrivately(harness, "河曲");
  expect(counted("refusals_total")).toEqual(["not-allowed"]);
  expect(harness.logged).toContainEqual({
    level: "info",
    message: "a request was refused",
    fields: { reason: "not-allowed", chatType: "private" },
  });
});

test("which limit was passed: a user's, that of the buttons, a group's", async () => {
  const { meter, counted } = createRecordingMeter();
  const harness = await startBot({ meter, admission: { ...anybody, questionsPerMinute: 1 } });
  const { users, username } = harness.standIn;
  const group = users.group("改革研讨");
  const user = users.person("小李");
  for (const member of [user, ...["小张", "小王", "小赵"].map((name) => users.person(name))])
    users.sendText(group, member, `@${username} 河曲`);
  await untilHandled(harness);
  expect(counted("refusals_total")).toEqual(["too-many-in-group"]);
  const reply = harness.standIn.sent().at(0);
  users.sendText(users.privateChat(user), user, "河曲");
  for (let press = 0; press < 5; press += 1)
    users.pressButton(group, user, reply?.messageId ?? 0, "no-such-button");
  users.inlineQuery(user, "𠀀".repeat(256));
  await untilHandled(harness);
  expect(counted("refusals_total").slice(1).toSorted()).toEqual([
    "too-long",
    "too-many-presses",
    "too-many-questions",
  ]);
});

test("calls that failed, by method and code, each try", async () => {
  const { meter, counted, timed } = createRecordingMeter();
  const harness = await startBot({
    meter,
    prepare(standIn) {
      const description = "Too Many Requests: retry after 0";
      standIn.failNext("sendMessage", { errorCode: 429, description });
      standIn.failNext("sendMessage", "drop");
      standIn.failNext("getUpdates", { errorCode: 502, description: "Bad Gateway" });
    },
  });
  await askPrivately(harness, "河曲");
  const failed = counted("telegram_errors_total").toSorted();
  expect(failed).toEqual(["getUpdates 502", "sendMessage 429", "sendMessage none"]);
  const sent = timed("telegram_call_duration_seconds").filter(({ of }) => of === "sendMessage");
  expect(sent).toHaveLength(3);
});

test("what is given up on purpose has not failed", async () => {
  const { meter, counted } = createRecordingMeter();
  const { bot, standIn } = await startBot({ meter });
  await standIn.waitUntil(() => standIn.updates.polls() > 0, "a poll");
  await bot.stop();
  expect(counted("telegram_errors_total")).toEqual([]);
});

test("how long an update waited and took, and how it ended", async () => {
  const { meter, counted, timed } = createRecordingMeter();
  const refuse = (errorCode: number, description: string) => ({ errorCode, description });
  const harness = await startBot({
    meter,
    prepare(standIn) {
      for (let attempt = 0; attempt < 3; attempt += 1) standIn.failNext("sendMessage", "drop");
      standIn.failNext("sendMessage", refuse(403, "Forbidden: bot was blocked by the user"));
      standIn.failNext("sendMessage", refuse(400, "Bad Request: message is strange"));
    },
  });
  const user = harness.standIn.users.person("小李");
  const chat = harness.standIn.users.privateChat(user);
  for (const text of ["河曲", "上犹", "浏阳"]) harness.standIn.users.sendText(chat, user, text);
  await untilHandled(harness);
  await harness.standIn.waitUntil(() => harness.bot.queue().depth === 0, "an empty queue");
  expect(counted("updates_put_back_total")).toEqual(["telegram"]);
  expect(timed("update_duration_seconds").map(({ of }) => of)).toEqual([
    "undeliverable",
    "failed",
    "done",
  ]);
  // One that was put back is not counted as waiting again.
  expect(timed("queue_wait_seconds")).toHaveLength(3);
});

test("what waits is told, and whether the bot takes questions", async () => {
  const gate = createGate();
  const harness = await startBot({
    async answer(question) {
      await gate.opened;
      return fixtureAnswer(question);
    },
  });
  const { standIn, bot, library } = harness;
  const user = standIn.users.person("小李");
  const chat = standIn.users.privateChat(user);
  for (const text of ["河曲一", "河曲二"]) standIn.users.sendText(chat, user, text);
  await standIn.waitUntil(() => library.asked.length === 1, "the first question");
  await standIn.waitUntil(() => bot.queue().depth === 2, "two in the queue");
  expect(bot.queue().oldestMs).toBeLessThanOrEqual(Date.now());
  expect(bot.isReady()).toBe(true);
  gate.open();
  await untilHandled(harness);
  await standIn.waitUntil(() => bot.queue().depth === 0, "an empty queue");
  expect(bot.queue().oldestMs).toBeNull();
  await bot.stop();
  expect(bot.isReady()).toBe(false);
});
