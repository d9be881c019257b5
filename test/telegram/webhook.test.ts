/** The bot behind a webhook: what Telegram brings is answered once, and nothing is taken that is not Telegram's. */
import { describe, expect, test } from "vitest";
import { AppError } from "../../src/core/errors.ts";
import { createBot } from "../../src/telegram/create-bot.ts";
import { createRecordingMeter } from "../setup/recording-meter.ts";
import { createFixtureLibrary, fixtureAnswer } from "./fixture-library.ts";
import { askPrivately, botOptions, createGate, quickTiming, untilHandled } from "./harness.ts";
import { bring, startWebhookBot, webhook, type WebhookHarness } from "./webhook-bot.ts";

const inboxOf = ({ state }: WebhookHarness) => state.inboxOf("700001");

function ask({ standIn }: WebhookHarness, text: string, name = "小李"): number {
  const user = standIn.users.person(name);
  const chat = standIn.users.privateChat(user);
  standIn.users.sendText(chat, user, text);
  return chat.id;
}

/** An update as Telegram would word it, which no user of the stand-in sent. */
function anUpdate({ standIn }: WebhookHarness, updateId: number, text = "河曲"): string {
  const from = standIn.users.person("小王");
  const chat = standIn.users.privateChat(from);
  const message = { message_id: 500, date: 1_700_000_000, from, chat, text };
  return JSON.stringify({ update_id: updateId, message });
}

describe("a question that Telegram brings", () => {
  test("is answered, and Telegram has been told all it needs", async () => {
    const harness = await startWebhookBot();
    const { standIn, logged } = harness;
    const reply = await askPrivately(harness, "河曲");
    expect(reply.text).toContain("hequ-07");
    const [set, ...more] = standIn.calls("setWebhook");
    expect(more).toEqual([]);
    expect(set?.fields).toMatchObject({
      url: webhook.url,
      secret_token: webhook.secret,
      drop_pending_updates: false,
    });
    expect(set?.fields["allowed_updates"]).toContain("inline_query");
    expect(standIn.calls("getUpdates")).toEqual([]);
    expect(standIn.refusals()).toEqual([]);
    expect(JSON.stringify(logged)).not.toContain(webhook.secret);
  });

  test("is answered once, however often it is brought", async () => {
    const harness = await startWebhookBot();
    const { standIn, library } = harness;
    await standIn.waitUntil(() => harness.bot.isReady(), "a bot that is ready");
    const update = anUpdate(harness, 9_001);
    const both = await Promise.all([bring(harness, update), bring(harness, update)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    await standIn.waitForMessages(1);
    expect((await bring(harness, update)).status).toBe(200);
    await untilHandled(harness);
    expect(library.asked).toEqual(["河曲"]);
    expect(standIn.sent()).toHaveLength(1);
  });

  test("is answered before later ones of its chat that were brought before it", async () => {
    const gate = createGate();
    const harness = await startWebhookBot({
      async answer(question) {
        await gate.opened;
        return fixtureAnswer(question);
      },
    });
    const { standIn, library } = harness;
    await standIn.waitUntil(() => harness.bot.isReady(), "a bot that is ready");
    const from = standIn.users.person("小王");
    const chat = standIn.users.privateChat(from);
    for (const id of [9_001, 9_003, 9_004, 9_002]) {
      const message = { message_id: id, date: 1_700_000_000, from, chat, text: `第${id}问` };
      await bring(harness, JSON.stringify({ update_id: id, message }));
    }
    gate.open();
    await untilHandled(harness);
    expect(library.asked).toEqual([9_001, 9_002, 9_003, 9_004].map((id) => `第${id}问`));
  });

  test("is in the inbox before it is taken", async () => {
    const gate = createGate();
    const harness = await startWebhookBot({
      async answer(question) {
        await gate.opened;
        return fixtureAnswer(question);
      },
    });
    await harness.standIn.waitUntil(() => harness.bot.isReady(), "a bot that is ready");
    expect((await bring(harness, anUpdate(harness, 9_001))).status).toBe(200);
    expect(await inboxOf(harness).waiting()).toMatchObject([{ updateId: 9_001 }]);
    gate.open();
    await untilHandled(harness);
  });
});

describe("what is not Telegram's is not taken", () => {
  const headers = (secret: string) => ({ "x-telegram-bot-api-secret-token": secret });
  const big = "a".repeat(1024 * 1024 + 1);

  test.each([
    ["a wrong secret", 401, { headers: headers("s-e_creT") }],
    ["an empty secret", 401, { headers: headers("") }],
    ["a longer secret", 401, { headers: headers(`${webhook.secret}x`) }],
    ["no secret", 401, { headers: {} }],
    ["a wrong secret before a body that is too long", 401, { headers: headers("x"), body: big }],
    ["another method", 405, { method: "PUT" }],
    ["a body that is too long", 413, { body: big }],
    ["broken JSON", 400, { body: '{"update_id":1' }],
    ["no object", 400, { body: "[]" }],
    ["nothing", 400, { body: "" }],
    ["null", 400, { body: "null" }],
  ])("%s: %i", async (_, status, init) => {
    const harness = await startWebhookBot();
    const response = await bring(harness, anUpdate(harness, 9_001), init);
    expect(response.status).toBe(status);
    expect(await inboxOf(harness).waiting()).toEqual([]);
    expect(harness.library.asked).toEqual([]);
  });

  test("a body of unknown length that grows too long: 413", async () => {
    const harness = await startWebhookBot();
    const parts = Array.from({ length: 17 }, () => new Uint8Array(64 * 1024).fill(32));
    const body = ReadableStream.from(parts);
    const response = await bring(harness, "", { body, duplex: "half" });
    expect(response.status).toBe(413);
  });

  test("another path: 404", async () => {
    const { localUrl } = await startWebhookBot();
    expect((await fetch(`${localUrl}/`, { method: "POST" })).status).toBe(404);
  });

  test("what has no number is noted, and not brought again", async () => {
    const harness = await startWebhookBot();
    await harness.standIn.waitUntil(() => harness.bot.isReady(), "a bot that is ready");
    expect((await bring(harness, '{"message":{}}')).status).toBe(200);
    const noted = harness.logged.map(({ message }) => message);
    expect(noted).toContain("what Telegram delivered is no update");
  });
});

describe("a bot that cannot take more", () => {
  test("has Telegram keep it, and answers all when there is room", async () => {
    const gate = createGate();
    const harness = await startWebhookBot({
      mostWaiting: 2,
      async answer(question) {
        await gate.opened;
        return fixtureAnswer(question);
      },
    });
    const { standIn, bot } = harness;
    const names = ["小李", "小张", "小王", "小赵", "小陈"];
    const chats = names.map((name) => ask(harness, "河曲", name));
    const isRefused = () => standIn.webhooks.deliveries().some(({ status }) => status === 503);
    await standIn.waitUntil(() => bot.queue().depth === 2 && isRefused(), "a full inbox");
    const refused = await bring(harness, anUpdate(harness, 9_001));
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "5"]);
    expect(await inboxOf(harness).waiting()).toHaveLength(2);
    gate.open();
    await standIn.waitForMessages(names.length);
    await untilHandled(harness);
    expect(
      standIn
        .sent()
        .map(({ chatId }) => chatId)
        .toSorted((a, b) => a - b),
    ).toEqual(chats);
  });

  test("stops in spite of that", async () => {
    const gate = createGate();
    const harness = await startWebhookBot({
      mostWaiting: 1,
      timing: { ...quickTiming, stopWithinMs: 50 },
      async answer(question) {
        await gate.opened;
        return fixtureAnswer(question);
      },
    });
    ask(harness, "河曲");
    await harness.standIn.waitUntil(() => harness.bot.queue().depth === 1, "a full inbox");
    await harness.bot.stop();
    expect((await bring(harness, anUpdate(harness, 9_001))).status).toBe(503);
    gate.open();
  });
});

test("after a restart what was taken is answered, and what came meanwhile, once", async () => {
  const gate = createGate();
  const harness = await startWebhookBot({
    timing: { ...quickTiming, stopWithinMs: 50 },
    async answer(question) {
      await gate.opened;
      return fixtureAnswer(question);
    },
  });
  const { standIn, bot, library, running } = harness;
  ask(harness, "河曲一");
  await standIn.waitUntil(() => library.asked.length === 1, "the first question");
  await bot.stop();
  await running;
  ask(harness, "河曲二");
  const isTurnedAway = () => standIn.webhooks.deliveries().some(({ status }) => status === 503);
  await standIn.waitUntil(isTurnedAway, "a delivery that is turned away");

  const nextLibrary = createFixtureLibrary();
  const next = createBot({ ...botOptions(harness), library: nextLibrary, webhook });
  harness.handOver(next);
  const nextRunning = next.start();
  await standIn.waitForMessages(2);
  await untilHandled(harness);
  await next.stop();
  await nextRunning;
  gate.open();
  expect(nextLibrary.asked).toEqual(["河曲一", "河曲二"]);
  expect(standIn.sent()).toHaveLength(2);
});

describe("telling Telegram the address", () => {
  test("is tried until it is reached", async () => {
    const harness = await startWebhookBot({
      prepare(standIn) {
        standIn.failNext("setWebhook", "drop");
        standIn.failNext("setWebhook", { errorCode: 502, description: "Bad Gateway" });
        standIn.failNext("setWebhook", { errorCode: 429, description: "Too Many Requests" });
      },
    });
    expect((await askPrivately(harness, "河曲")).text).toContain("hequ-07");
  });

  test("that Telegram does not take ends the bot with advice", async () => {
    const description = "Bad Request: bad webhook: Failed to resolve host";
    const { running, logged } = await startWebhookBot({
      prepare: (standIn) => standIn.failNext("setWebhook", { errorCode: 400, description }),
    });
    const error = await running.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: "telegram.webhook-refused" });
    expect(String(error)).toContain(description);
    expect(String(error)).toContain("WEBHOOK_URL");
    expect(JSON.stringify([String(error), logged])).not.toContain(webhook.secret);
  });

  test("is looked after: what it fails at is logged and counted, once each", async () => {
    const { meter, counted, gauges } = createRecordingMeter();
    const harness = await startWebhookBot({
      meter,
      timing: { ...quickTiming, webhookCheckedEveryMs: 20 },
    });
    const { standIn, bot, logged } = harness;
    await standIn.waitUntil(() => bot.isReady(), "a bot that is ready");
    standIn.webhooks.publish("https://bot.example", `${harness.localUrl}/elsewhere`);
    ask(harness, "河曲");
    const noted = () => counted("webhook_errors_total").length;
    await standIn.waitUntil(() => noted() === 1, "a failure noted");
    const looks = () => standIn.calls("getWebhookInfo").length;
    const before = looks();
    await standIn.waitUntil(() => looks() > before + 2, "more looks");
    expect(noted()).toBe(1);
    expect(gauges.get("webhook_pending_updates")).toBe(1);
    standIn.clock.advance(60);
    await standIn.waitUntil(() => noted() === 2, "the next failure noted");
    expect(logged).toContainEqual({
      level: "warn",
      message: "Telegram could not deliver to the webhook",
      fields: { error: "Wrong response: 404", at: expect.any(String) as string, waiting: 1 },
    });
    standIn.webhooks.publish("https://bot.example", harness.localUrl);
    await untilHandled(harness);
  });

  test("is undone by a bot that fetches", async () => {
    const harness = await startWebhookBot();
    const { standIn, bot, running } = harness;
    await standIn.waitUntil(() => bot.isReady(), "a bot that is ready");
    await bot.stop();
    await running;
    expect(standIn.webhooks.current()).not.toBeNull();
    const next = createBot(botOptions(harness));
    const nextRunning = next.start();
    ask(harness, "河曲");
    await standIn.waitForMessages(1);
    expect(standIn.webhooks.current()).toBeNull();
    await next.stop();
    await nextRunning;
  });
});
