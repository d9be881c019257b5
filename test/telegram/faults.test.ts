/** What Telegram and the network may do to an answer, one after the other, and what becomes of it. */
import { describe, expect, test } from "vitest";
import { AppError } from "../../src/core/errors.ts";
import { messages, quickTiming, startBot, untilHandled, type Harness } from "./harness.ts";
import type { Failure } from "./stand-in/create-stand-in.ts";

const answer = "hequ-07";

function refusal(errorCode: number, description: string, parameters = {}): Failure {
  return { errorCode, description, parameters };
}

function ask({ standIn }: Harness, name: string, ...questions: readonly string[]): number {
  const user = standIn.users.person(name);
  const chat = standIn.users.privateChat(user);
  for (const question of questions) standIn.users.sendText(chat, user, question);
  return chat.id;
}

function textsIn({ standIn }: Harness, chatId: number): readonly string[] {
  return standIn
    .sent()
    .filter((message) => message.chatId === chatId)
    .map(({ text }) => text);
}

const passing: readonly (readonly [string, Failure])[] = [
  ["too many requests", refusal(429, "Too Many Requests: retry after 0", { retry_after: 0 })],
  ["an error of Telegram's own", refusal(500, "Internal Server Error")],
  ["a restart of Telegram's", refusal(502, "Bad Gateway")],
  ["a cut connection", "drop"],
  ["a proxy's page", "page"],
  ["a call that hangs", "hang"],
];

describe("an answer is sent once, and in its turn, whatever comes between", () => {
  test.each(passing)("%s, once", async (_, failure) => {
    const harness = await startBot({
      timing: { ...quickTiming, callTimeoutMs: 300 },
      prepare: (standIn) => standIn.failNext("sendMessage", failure),
    });
    const chatId = ask(harness, "小李", "河曲", "/new");
    await untilHandled(harness);
    const [first, second, ...more] = textsIn(harness, chatId);
    expect(first).toContain(answer);
    expect(second).not.toContain(answer);
    expect(more).toEqual([]);
  });

  test.each(passing)("%s, again and again", async (_, failure) => {
    const harness = await startBot({
      timing: { ...quickTiming, callTimeoutMs: 200 },
      prepare(standIn) {
        for (let count = 0; count < 8; count += 1) standIn.failNext("sendMessage", failure);
      },
    });
    const chatId = ask(harness, "小李", "河曲", "/new");
    await untilHandled(harness);
    expect(textsIn(harness, chatId)).toHaveLength(2);
    expect(textsIn(harness, chatId)[0]).toContain(answer);
    const waits = harness.logged.filter(
      ({ message }) => message === "an answer waits for Telegram",
    );
    expect(waits.length).toBeGreaterThan(1);
  });

  test("a Bot API server that is away for long", async () => {
    const harness = await startBot();
    const { standIn } = harness;
    await standIn.waitUntil(() => standIn.updates.polls() > 0, "a poll");
    standIn.goAway();
    const failed = () =>
      harness.logged.filter(({ message }) => message === "Telegram cannot be reached").length > 5;
    await standIn.waitUntil(failed, "failed polls");
    const chats = ["小李", "小张", "小王"].map((name) => ask(harness, name, "河曲", "/new"));
    standIn.comeBack();
    await untilHandled(harness);
    for (const chatId of chats) {
      expect(textsIn(harness, chatId)).toHaveLength(2);
      expect(textsIn(harness, chatId)[0]).toContain(answer);
    }
  });
});

describe("a chat that must wait", () => {
  test("holds up no other, and keeps its place", async () => {
    const wait = refusal(429, "Too Many Requests: retry after 3600", { retry_after: 3600 });
    const harness = await startBot({
      prepare: (standIn) => standIn.failNext("sendMessage", wait),
    });
    const { standIn, state } = harness;
    const waiting = ask(harness, "小李", "河曲", "上犹");
    await standIn.waitUntil(
      () => harness.logged.some(({ message }) => message === "an answer waits for Telegram"),
      "the wait",
    );
    const other = ask(harness, "小张", "河曲");
    await standIn.waitForMessages(1, ({ chatId }) => chatId === other);
    expect(textsIn(harness, waiting)).toEqual([]);
    const left = async () => (await state.inboxOf("700001").waiting()).length;
    await standIn.waitUntil(async () => (await left()) === 2, "the other chat's question done");
  });
});

describe("a chat that cannot be reached any more", () => {
  test.each([
    refusal(403, "Forbidden: bot was blocked by the user"),
    refusal(403, "Forbidden: bot was kicked from the group chat"),
    refusal(400, "Bad Request: chat not found"),
    refusal(400, "Bad Request: not enough rights to send text messages to the chat"),
    refusal(400, "Bad Request: TOPIC_CLOSED"),
  ])("is noted and passed over: %o", async (failure) => {
    const harness = await startBot({
      prepare: (standIn) => standIn.failNext("sendMessage", failure),
    });
    const chatId = ask(harness, "小李", "河曲", "/new");
    await untilHandled(harness);
    // Only the second is answered: the first is not told of either.
    expect(textsIn(harness, chatId)).toHaveLength(1);
    expect(textsIn(harness, chatId)[0]).not.toBe(messages.t("zh", "failure"));
    const noted = harness.logged.filter(
      ({ message }) => message === "an answer cannot be delivered",
    );
    expect(noted.map(({ level }) => level)).toEqual(["info"]);
  });
});

describe("a chat that changed meanwhile", () => {
  test("gets its answer without the reply where the question is gone", async () => {
    const gone = refusal(400, "Bad Request: message to be replied not found");
    const harness = await startBot({ prepare: (standIn) => standIn.failNext("sendMessage", gone) });
    const { users } = harness.standIn;
    const chat = users.group("改革研讨");
    users.sendText(chat, users.person("老王"), "/ask 河曲");
    const [reply] = await harness.standIn.waitForMessages(1);
    expect(reply?.text).toContain(answer);
    expect(reply?.replyToMessageId).toBeNull();
  });

  test("gets it under its new number where it has become a supergroup", async () => {
    const harness = await startBot();
    const { users } = harness.standIn;
    const next = users.supergroup("改革研讨");
    harness.standIn.failNext(
      "sendMessage",
      refusal(400, "Bad Request: group chat was upgraded to a supergroup chat", {
        migrate_to_chat_id: next.id,
      }),
    );
    users.sendText(users.group("改革研讨"), users.person("老王"), "/ask 河曲");
    const [reply] = await harness.standIn.waitForMessages(1);
    expect(reply?.chatId).toBe(next.id);
    expect(reply?.text).toContain(answer);
  });
});

describe("a token that was revoked", () => {
  test("ends the bot with advice, and what waits is kept", async () => {
    const harness = await startBot({
      prepare: (standIn) => standIn.failNext("sendMessage", refusal(401, "Unauthorized")),
    });
    ask(harness, "小李", "河曲");
    const error = await harness.running.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: "telegram.unauthorized" });
    expect(await harness.state.inboxOf("700001").waiting()).toHaveLength(1);
  });
});

describe("fetching updates goes on", () => {
  test.each([
    ...passing.slice(0, 5),
    ["a conflict", refusal(409, "Conflict: terminated")],
  ] as const)("after %s", async (_, failure) => {
    const harness = await startBot({
      prepare(standIn) {
        for (let count = 0; count < 3; count += 1) standIn.failNext("getUpdates", failure);
      },
    });
    const chatId = ask(harness, "小李", "河曲");
    await harness.standIn.waitForMessages(1);
    expect(textsIn(harness, chatId)[0]).toContain(answer);
  });
});
