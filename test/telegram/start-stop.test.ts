/** Starting, stopping, and what ends the bot. */
import { describe, expect, test } from "vitest";
import { AppError } from "../../src/core/errors.ts";
import { createBot } from "../../src/telegram/create-bot.ts";
import { fixtureAnswer } from "./fixture-library.ts";
import { botOptions, createGate, quickTiming, startBot } from "./harness.ts";

async function failureOf(running: Promise<void>): Promise<unknown> {
  return running.then(
    () => null,
    (error: unknown) => error,
  );
}

describe("starting", () => {
  test("tells the bot's name and takes what was asked before", async () => {
    const { standIn, library } = await startBot({
      prepare({ users }) {
        const user = users.person("小李");
        users.sendText(users.privateChat(user), user, "夜里的问题");
      },
    });
    await standIn.waitForMessages(1);
    expect(library.asked).toEqual(["夜里的问题"]);
    const [deleted] = standIn.calls("deleteWebhook");
    expect(deleted?.fields["drop_pending_updates"]).toBe(false);
    const [poll] = standIn.calls("getUpdates");
    expect(poll?.fields["allowed_updates"]).toEqual([
      "message",
      "edited_message",
      "channel_post",
      "edited_channel_post",
      "callback_query",
      "inline_query",
      "chosen_inline_result",
      "guest_message",
    ]);
  });

  test("with a token that Telegram does not know fails with advice", async () => {
    const { running } = await startBot({ token: "123:wrong-token" });
    const error = await failureOf(running);
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: "telegram.unauthorized" });
    expect(String(error)).toContain("@BotFather");
    expect(String(error)).not.toContain("wrong-token");
  });

  test("with a token of a wrong form fails with the same advice", async () => {
    const { running } = await startBot({
      prepare: (standIn) => standIn.failNext("getMe", { errorCode: 404, description: "Not Found" }),
    });
    expect(await failureOf(running)).toMatchObject({ code: "telegram.unauthorized" });
  });

  test("beside another of the same bot is said, and takes over when that is gone", async () => {
    const harness = await startBot();
    const { standIn, state, bot, logged } = harness;
    await standIn.waitUntil(() => standIn.updates.polls() > 0, "a poll");
    const second = createBot(botOptions({ standIn, state }));
    const secondRunning = second.start();
    const isSaid = () => logged.some(({ message }) => message.includes("a bot can run only once"));
    await standIn.waitUntil(isSaid, "the conflict in the log");
    await bot.stop();
    const { users } = standIn;
    const user = users.person("小李");
    users.sendText(users.privateChat(user), user, "河曲");
    await standIn.waitForMessages(1);
    await second.stop();
    await secondRunning;
    expect(standIn.sent()).toHaveLength(1);
  });

  test("without a network can be stopped", async () => {
    const harness = await startBot({
      prepare(standIn) {
        for (let count = 0; count < 50; count += 1) standIn.failNext("getMe", "drop");
      },
    });
    const { standIn, logged, bot, running } = harness;
    await standIn.waitUntil(
      () => logged.filter(({ message }) => message === "Telegram cannot be reached").length > 2,
      "some failures in the log",
    );
    await bot.stop();
    expect(await failureOf(running)).toBeNull();
  });
});

describe("stopping", () => {
  test("lets the running answer finish and leaves the next to the next start", async () => {
    const gate = createGate();
    const { standIn, library, bot, running, state } = await startBot({
      async answer(question) {
        await gate.opened;
        return fixtureAnswer(question);
      },
      prepare({ users }) {
        const user = users.person("小李");
        const chat = users.privateChat(user);
        users.sendText(chat, user, "河曲一");
        users.sendText(chat, user, "河曲二");
      },
    });
    await standIn.waitUntil(() => library.asked.length === 1, "the first question");
    const stopped = bot.stop();
    gate.open();
    await stopped;
    await running;
    expect(standIn.sent()).toHaveLength(1);
    expect(library.asked).toEqual(["河曲一"]);

    const next = createBot({ ...botOptions({ standIn, state }), library });
    const nextRunning = next.start();
    await standIn.waitForMessages(2);
    await next.stop();
    await nextRunning;
    expect(library.asked).toEqual(["河曲一", "河曲二"]);
  });

  test("leaves an answer that takes too long to the next start", async () => {
    const gate = createGate();
    const { standIn, library, bot, running, state } = await startBot({
      async answer(question) {
        await gate.opened;
        return fixtureAnswer(question);
      },
      timing: { ...quickTiming, stopWithinMs: 50 },
      prepare({ users }) {
        const user = users.person("小李");
        users.sendText(users.privateChat(user), user, "河曲");
      },
    });
    await standIn.waitUntil(() => library.asked.length === 1, "the question");
    await bot.stop();
    await running;
    expect(standIn.sent()).toHaveLength(0);
    const next = createBot(botOptions({ standIn, state }));
    const nextRunning = next.start();
    await standIn.waitForMessages(1);
    gate.open();
    await next.stop();
    await nextRunning;
  });

  test("before starting is harmless", async () => {
    const { standIn, state } = await startBot();
    const bot = createBot({ ...botOptions({ standIn, state }), apiRoot: "http://127.0.0.1:9" });
    await bot.stop();
    await expect(bot.start()).resolves.toBeUndefined();
  });
});
