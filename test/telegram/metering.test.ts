/** What the bot counts of what users and Telegram do. */
import { expect, test } from "vitest";
import type { AnsweredQuestion, Meter } from "../../src/core/meter.ts";
import { fixtureAnswer } from "./fixture-library.ts";
import { anybody, askPrivately, createGate, startBot, untilHandled } from "./harness.ts";

interface Counted {
  readonly meter: Meter;
  readonly received: string[];
  readonly answered: AnsweredQuestion[];
  readonly failed: string[];
  readonly refused: string[];
}

function createRecorder(): Counted {
  const received: string[] = [];
  const answered: AnsweredQuestion[] = [];
  const failed: string[] = [];
  const refused: string[] = [];
  const meter: Meter = {
    received: (kind) => void received.push(kind),
    answered: (question) => void answered.push(question),
    failed: (method, code) => void failed.push(`${method} ${code}`),
    refused: (reason) => void refused.push(reason),
    uploadRefused: (reason) => void refused.push(`upload ${reason}`),
  };
  return { meter, received, answered, failed, refused };
}

test("updates by kind, and answers by what came of them and how they were asked", async () => {
  const { meter, received, answered, failed } = createRecorder();
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
  expect(received.toSorted()).toEqual([
    "guest_message",
    "inline_query",
    "message",
    "message",
    "message",
    "message",
  ]);
  const expected = fixtureAnswer("天气");
  expect(answered.map(({ status, mode }) => `${mode} ${status}`).toSorted()).toEqual([
    "group answered",
    "guest answered",
    "inline answered",
    "private answered",
    `private ${expected.status}`,
  ]);
  expect(answered.every(({ tookMs }) => tookMs === expected.tookMs)).toBe(true);
  expect(failed).toEqual([]);
});

test("what was refused, by its reason, in the log as well", async () => {
  const { meter, refused } = createRecorder();
  const harness = await startBot({ meter, admission: { ...anybody, allowedChats: [] } });
  await askPrivately(harness, "河曲");
  expect(refused).toEqual(["not-allowed"]);
  expect(harness.logged).toContainEqual({
    level: "info",
    message: "a request was refused",
    fields: { reason: "not-allowed", chatType: "private" },
  });
});

test("calls that failed, by method and code, each try", async () => {
  const { meter, failed } = createRecorder();
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
  expect(failed.toSorted()).toEqual(["getUpdates 502", "sendMessage 429", "sendMessage none"]);
});

test("what is given up on purpose has not failed", async () => {
  const { meter, failed } = createRecorder();
  const { bot, standIn } = await startBot({ meter });
  await standIn.waitUntil(() => standIn.updates.polls() > 0, "a poll");
  await bot.stop();
  expect(failed).toEqual([]);
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
  await standIn.waitUntil(() => bot.queueDepth() === 2, "two in the queue");
  expect(bot.isReady()).toBe(true);
  gate.open();
  await untilHandled(harness);
  await standIn.waitUntil(() => bot.queueDepth() === 0, "an empty queue");
  await bot.stop();
  expect(bot.isReady()).toBe(false);
});
