/** Votes on answers, over HTTP: whose they are, what is said of them, and which buttons come next. */
import { describe, expect, test } from "vitest";
import type { StandInChat, StandInUser } from "./stand-in/chat-record.ts";
import { messages, startBot, type Harness } from "./harness.ts";
import { rowsOf, noReasons, noticeOf, reasonData, voteData, voteEdits } from "./voting.ts";

async function withAnswer(
  question = "河曲县如何安置超编人员?",
  languageCode = "zh-hans",
  isGroup = false,
) {
  const harness = await startBot();
  const { users } = harness.standIn;
  const user = users.person("小李", languageCode);
  const chat = isGroup ? users.supergroup("改革研讨") : users.privateChat(user);
  users.sendText(chat, user, isGroup ? `@practice_bot ${question}` : question);
  const [answer] = await harness.standIn.waitForMessages(1);
  if (answer === undefined) throw new Error("no answer");
  const { messageId } = answer;
  const counts = () =>
    harness.state.feedback.counts({ kind: "message", chatId: String(chat.id), messageId });
  const press = (data: string, by: StandInUser = user) =>
    noticeOf(harness, () => users.pressButton(chat, by, messageId, data));
  return { ...harness, user, chat, answer, messageId, counts, press };
}

/** What a later question's answer proves to be all that was done. */
async function settled({ standIn }: Harness, chat: StandInChat, user: StandInUser) {
  const before = standIn.calls("sendMessage").length;
  standIn.users.sendText(chat, user, "/help@practice_bot");
  await standIn.waitUntil(() => standIn.calls("sendMessage").length > before, "the help");
}

describe("the row of the vote", () => {
  test.each(["河曲县如何安置超编人员?", "榆林市怎样评估编制?"])(
    "is the last of every answer (%s)",
    async (question) => {
      const { answer } = await withAnswer(question);
      expect(rowsOf(answer).at(-1)).toEqual(voteData);
    },
  );

  test("is under nothing else", async () => {
    const harness = await withAnswer();
    await settled(harness, harness.chat, harness.user);
    expect(rowsOf(harness.standIn.sent().at(-1)).at(-1)).not.toEqual(voteData);
  });

  test("is not under a refusal: there is nothing to vote on", async () => {
    const { answer } = await withAnswer("今天天气怎么样?");
    expect(rowsOf(answer)).not.toContainEqual(voteData);
  });
});

describe("a vote", () => {
  test("counts once a person, can be changed, and is thanked for once", async () => {
    const { press, counts } = await withAnswer();
    expect(await press("vote:up")).toBe(messages.t("zh", "vote-thanks"));
    expect(await press("vote:up")).toBe(messages.t("zh", "vote-same"));
    expect(await counts()).toEqual({ up: 1, down: 0, reasons: noReasons });
    expect(await press("vote:down")).toContain("已改成👎");
    expect(await press("vote:up")).toContain("已改成👍");
    expect(await counts()).toEqual({ up: 1, down: 0, reasons: noReasons });
  });

  test("is spoken of in the client's language", async () => {
    const { press, standIn } = await withAnswer("how many posts?", "en");
    expect(await press("vote:down")).toBe(
      "Thank you, noted.\nWhat was wrong? You can choose below.",
    );
    const shown = () => standIn.sent().at(-1)?.keyboard?.at(-1);
    await standIn.waitUntil(() => shown()?.length === 3, "the reasons");
    expect(shown()?.map(({ text }) => text)).toEqual([
      "Wrong place",
      "Off the point",
      "Nothing new",
    ]);
  });

  test("weeks later, on a message that is out of reach, counts all the same", async () => {
    const harness = await withAnswer();
    const { standIn, chat, user, messageId, counts, press } = harness;
    standIn.clock.advance(60 * 24 * 3600);
    const notice = await noticeOf(harness, () =>
      standIn.users.pressInaccessible(chat, user, messageId, "vote:down"),
    );
    expect(notice).toBe(messages.t("zh", "vote-thanks"));
    expect(await press("why:not-asked")).toContain("答非所问");
    expect(await counts()).toEqual({ up: 0, down: 1, reasons: { ...noReasons, "not-asked": 1 } });
    await settled(harness, chat, user);
    expect(voteEdits(harness)).toEqual([]);
    expect(standIn.refusals()).toEqual([]);
  });

  test.each(["vote:sideways", "vote:", "why:because", "why:"])("is none by %j", async (data) => {
    const { press, state } = await withAnswer();
    expect(await press(data)).toBe(messages.t("zh", "button-gone"));
    expect(await state.feedback.since(0)).toEqual([]);
  });

  test("on a message that was deleted meanwhile fails nowhere", async () => {
    const harness = await withAnswer();
    const { standIn, chat, user, press, counts, logged } = harness;
    standIn.failNext("editMessageReplyMarkup", {
      errorCode: 400,
      description: "Bad Request: message to edit not found",
    });
    await press("vote:down");
    await settled(harness, chat, user);
    expect((await counts()).down).toBe(1);
    expect(standIn.sent()).toHaveLength(2);
    expect(logged.map(({ level, message }) => [level, message])).toContainEqual([
      "warn",
      "the buttons of a vote were not changed",
    ]);
  });
});

describe("the reasons", () => {
  test("come below the thumbs after 👎, and go after one of them", async () => {
    const harness = await withAnswer();
    const { standIn, answer, press, counts, messageId } = harness;
    await press("vote:down");
    await standIn.waitUntil(() => voteEdits(harness).length === 1, "the reasons");
    expect(await press("why:nothing-new")).toBe("记下了：没有新内容。谢谢！");
    await standIn.waitUntil(() => voteEdits(harness).length === 2, "the thumbs");
    const [reasons, thumbs] = voteEdits(harness);
    expect(reasons?.messageId).toBe(messageId);
    expect(rowsOf(reasons).at(-1)).toEqual(reasonData);
    expect(reasons?.keyboard?.slice(0, -1)).toEqual(answer.keyboard);
    expect(thumbs?.keyboard).toEqual(answer.keyboard);
    expect(await counts()).toEqual({ up: 0, down: 1, reasons: { ...noReasons, "nothing-new": 1 } });
  });

  test("can be changed", async () => {
    const { press, counts } = await withAnswer();
    await press("vote:down");
    await press("why:nothing-new");
    expect(await press("why:nothing-new")).toBe(messages.t("zh", "vote-same"));
    expect(await press("why:wrong-place")).toContain("地方不对");
    expect(await counts()).toEqual({ up: 0, down: 1, reasons: { ...noReasons, "wrong-place": 1 } });
  });

  test("in a group are each presser's own vote, and leave the thumbs to the others", async () => {
    const harness = await withAnswer("河曲县如何安置超编人员?", "zh-hans", true);
    const { standIn, press, counts, state, answer } = harness;
    const other = standIn.users.person("老王");
    await press("vote:down");
    await standIn.waitUntil(() => voteEdits(harness).length === 1, "the reasons");
    expect(rowsOf(voteEdits(harness)[0]).slice(-2)).toEqual([voteData, reasonData]);
    await press("why:wrong-place", other);
    await standIn.waitUntil(() => voteEdits(harness).length === 2, "the thumbs alone");
    expect(voteEdits(harness)[1]?.keyboard).toEqual(answer.keyboard);
    expect(await counts()).toEqual({ up: 0, down: 2, reasons: { ...noReasons, "wrong-place": 1 } });
    expect((await state.feedback.since(0)).map(({ userId, reason }) => [userId, reason])).toEqual([
      [String(harness.user.id), null],
      [String(other.id), "wrong-place"],
    ]);
  });

  test("end with a thumb up of the same person", async () => {
    const harness = await withAnswer();
    const { standIn, press, counts, answer } = harness;
    await press("vote:down");
    await press("why:wrong-place");
    await press("vote:down");
    await press("vote:up");
    await standIn.waitUntil(() => voteEdits(harness).length === 4, "the thumbs alone");
    expect(await counts()).toEqual({ up: 1, down: 0, reasons: noReasons });
    expect(voteEdits(harness).at(-1)?.keyboard).toEqual(answer.keyboard);
  });

  test("in a group keep nobody from voting, and stay for whoever is still asked", async () => {
    const harness = await withAnswer("河曲县如何安置超编人员?", "zh-hans", true);
    const { standIn, press, counts, answer, logged } = harness;
    const [second, third] = [standIn.users.person("老王"), standIn.users.person("小张")];
    await press("vote:down");
    await standIn.waitUntil(() => voteEdits(harness).length === 1, "the reasons");
    const [shown] = voteEdits(harness);
    expect(shown?.keyboard?.at(-2)?.map(({ data }) => data)).toEqual(voteData);
    expect(await press("vote:up", second)).toBe(messages.t("zh", "vote-thanks"));
    expect(await press("vote:down", third)).toContain(messages.t("zh", "vote-why"));
    expect(await press("why:not-asked", third)).toContain("答非所问");
    await standIn.waitUntil(() => voteEdits(harness).length === 2, "the thumbs alone");
    expect(voteEdits(harness).at(-1)?.keyboard).toEqual(answer.keyboard);
    expect(await counts()).toEqual({ up: 1, down: 2, reasons: { ...noReasons, "not-asked": 1 } });
    expect(logged.filter(({ level }) => level === "warn")).toEqual([]);
  });
});
