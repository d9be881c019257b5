/** What goes wrong is logged without the token, and whoever asked is told in one friendly line. */
import { describe, expect, test } from "vitest";
import { fixtureAnswer } from "./fixture-library.ts";
import { askPrivately, createGate, messages, startBot } from "./harness.ts";

describe("a failure", () => {
  test("of the library is told and logged, and the next question is answered", async () => {
    const harness = await startBot({
      answer(question) {
        if (question === "坏") throw new Error("the index is gone: /bot700001:stand-in_token/x");
        return fixtureAnswer(question);
      },
    });
    const reply = await askPrivately(harness, "坏");
    expect(reply.text).toBe(messages.t("zh", "failure"));
    const english = await askPrivately(harness, "坏", "en");
    expect(english.text).toBe(messages.t("en", "failure"));
    expect((await askPrivately(harness, "河曲")).text).toContain("hequ-07");
    const [entry] = harness.logged.filter(({ level }) => level === "error");
    expect(entry?.fields["error"]).toBe("the index is gone: /bot<token>/x");
  });

  test("to send an answer is told in its place", async () => {
    const description = "Bad Request: message is too long";
    const harness = await startBot({
      prepare: (standIn) => standIn.failNext("sendMessage", { errorCode: 400, description }),
    });
    const reply = await askPrivately(harness, "河曲");
    expect(reply.text).toBe(messages.t("zh", "failure"));
  });

  test("that passes is tried again: too many requests, an error of Telegram's, a cut", async () => {
    const harness = await startBot({
      prepare(standIn) {
        const description = "Too Many Requests: retry after 1";
        const parameters = { retry_after: 1 };
        standIn.failNext("sendMessage", { errorCode: 429, description, parameters });
        standIn.failNext("sendMessage", "drop");
      },
    });
    const reply = await askPrivately(harness, "河曲");
    expect(reply.text).toContain("hequ-07");
    const warning = harness.logged.find(({ message }) => message === "Telegram cannot be reached");
    expect(warning?.fields["method"]).toBe("sendMessage");
    expect(warning?.fields["error"]).toContain("bot<token>");
  });

  test("never puts the token or a question into the log", async () => {
    const harness = await startBot({
      answer(question) {
        if (question.includes("秘密")) throw new Error("no");
        return fixtureAnswer(question);
      },
      prepare: (standIn) => standIn.failNext("sendMessage", "drop"),
    });
    await askPrivately(harness, "一个秘密的问题");
    await askPrivately(harness, "另一个问题,关于河曲");
    await askPrivately(harness, "/help");
    const log = JSON.stringify(harness.logged);
    expect(log).not.toContain(harness.standIn.token);
    expect(log).not.toContain("秘密");
    expect(log).not.toContain("另一个问题");
    expect(log).toContain("question answered");
  });
});

test("a question is logged where that is asked for, and only with its answer", async () => {
  const harness = await startBot({ logsQuestions: true });
  await askPrivately(harness, "关于河曲的问题");
  await askPrivately(harness, "/help");
  const withQuestion = harness.logged.filter(({ fields }) => "question" in fields);
  expect(withQuestion).toEqual([
    expect.objectContaining({
      message: "question answered",
      fields: expect.objectContaining({ question: "关于河曲的问题", status: "answered" }),
    }),
  ]);
});

describe("an answer that takes its time", () => {
  test("shows typing, in its topic", async () => {
    const gate = createGate();
    const harness = await startBot({
      async answer(question) {
        await gate.opened;
        return fixtureAnswer(question);
      },
    });
    const { standIn } = harness;
    const chat = standIn.users.forum("改革研讨");
    const threadId = standIn.users.topic(chat, "编制");
    standIn.users.sendText(chat, standIn.users.person("老王"), "/ask 河曲", { threadId });
    await standIn.waitUntil(() => standIn.calls("sendChatAction").length > 0, "typing");
    gate.open();
    await standIn.waitForMessages(1);
    const [typing] = standIn.calls("sendChatAction");
    expect(typing?.fields).toMatchObject({ action: "typing", message_thread_id: threadId });
  });

  test("is sent although typing is refused", async () => {
    const gate = createGate();
    const harness = await startBot({
      async answer(question) {
        await gate.opened;
        return fixtureAnswer(question);
      },
      prepare: (standIn) =>
        standIn.failNext("sendChatAction", { errorCode: 400, description: "Bad Request: no" }),
    });
    const user = harness.standIn.users.person("小李");
    const chat = harness.standIn.users.privateChat(user);
    harness.standIn.users.sendText(chat, user, "河曲");
    const refused = () => harness.logged.some(({ message }) => message === "typing not shown");
    await harness.standIn.waitUntil(refused, "a refused typing");
    gate.open();
    const [reply] = await harness.standIn.waitForMessages(1);
    expect(reply?.text).toContain("hequ-07");
  });
});
