/** What the bot says that it keeps, and that it deletes it when asked to, over HTTP. */
import { describe, expect, test } from "vitest";
import { askPrivately, messages, startBot, untilHandled } from "./harness.ts";

async function withUser(languageCode = "zh-hans") {
  const harness = await startBot();
  const { users } = harness.standIn;
  const user = users.person("小李", languageCode);
  const chat = users.privateChat(user);
  const say = async (text: string) => {
    users.sendText(chat, user, text);
    await untilHandled(harness);
    const [last] = harness.standIn.sent().slice(-1);
    if (last === undefined) throw new Error("nothing sent");
    return last;
  };
  const press = async (messageId: number, data: string) => {
    const before = harness.standIn.sent().length;
    users.pressButton(chat, user, messageId, data);
    // The press itself is forgotten with the rest, before its answer is sent.
    await harness.standIn.waitForMessages(before + 1);
    const [last] = harness.standIn.sent().slice(-1);
    if (last === undefined) throw new Error("nothing sent");
    return last;
  };
  return { harness, user, chat, say, press };
}

describe("/privacy", () => {
  test.each([
    ["zh-hans", "90天", "/forget"],
    ["en", "90 days", "/forget"],
  ])("says what is kept, how long, and how to delete it (%s)", async (code, time, command) => {
    const { say } = await withUser(code);
    const { text } = await say("/privacy");
    expect(text).toContain(time);
    expect(text).toContain(command);
  });
});

test.each([true, false])(
  "that questions are logged is said when they are: %s",
  async (logsQuestions) => {
    const harness = await startBot({ logsQuestions });
    const { text } = await askPrivately(harness, "/privacy");
    expect(text.includes(messages.t("zh", "privacy-logs"))).toBe(logsQuestions);
  },
);

describe("/forget", () => {
  test("deletes what is the user's, and nobody else's, once it is confirmed", async () => {
    const { harness, user, chat, say, press } = await withUser();
    const { state } = harness;
    const userId = String(user.id);
    const answer = await say("河曲");
    harness.standIn.users.pressButton(chat, user, answer.messageId, "vote:up");
    await untilHandled(harness);
    await askPrivately(harness, "上犹");
    const asked = await say("/forget");
    expect((await state.questions.since(0))[0]).toMatchObject({ text: "河曲", userId });

    const done = await press(asked.messageId, "forget:yes");
    expect(done.messageId).toBe(asked.messageId);
    expect(done.text).toBe(messages.t("zh", "forget-done", { questions: 1, votes: 1 }));
    expect(done.keyboard).toBeNull();
    const [first, second] = await state.questions.since(0);
    expect(first).toMatchObject({ text: null, userId: null });
    expect(second).toMatchObject({ text: "上犹" });
    const conversation = { chatId: String(chat.id), threadId: null, userId };
    expect(await state.subjects.current(conversation)).toBeNull();
  });

  test("deletes nothing when it is not confirmed", async () => {
    const { harness, say, press } = await withUser();
    await say("河曲");
    const asked = await say("/forget");
    const kept = await press(asked.messageId, "forget:no");
    expect(kept.text).toBe(messages.t("zh", "forget-kept"));
    expect((await harness.state.questions.since(0))[0]).toMatchObject({ text: "河曲" });
  });

  test("is done in private only", async () => {
    const { harness, user } = await withUser();
    const { users } = harness.standIn;
    const group = users.group("改革研讨");
    users.sendText(group, user, "/forget");
    await untilHandled(harness);
    const [reply] = harness.standIn.sent();
    expect(reply?.text).toBe(messages.t("zh", "forget-private", { bot: harness.standIn.username }));
    expect(reply?.keyboard).toBeNull();
  });
});
