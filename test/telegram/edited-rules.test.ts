/** Which edits are answered, what they lean on, and what happens where one cannot be answered in its place. */
import { describe, expect, test } from "vitest";
import { chatKinds, idsOf, inChat } from "./one-chat.ts";
import { anAnswer, fixtureAnswer } from "./fixture-library.ts";
import { messages } from "./harness.ts";

const hour = 60 * 60;

describe("a message in a group", () => {
  test("that did not call the bot and now does is answered, within an hour", async () => {
    const { say, settled, edited, standIn } = await inChat("supergroup");
    const message = say("0段");
    await settled();
    standIn.clock.advance(hour);
    const [answer] = await edited(message, "@practice_bot 0段");
    expect(answer?.replyToMessageId).toBe(message.message_id);
    expect(answer?.text).toContain("0段");
  });

  test("that calls it later than that is passed over", async () => {
    const { say, settled, edited, library, standIn } = await inChat("supergroup");
    const message = say("0段");
    await settled();
    standIn.clock.advance(hour + 1);
    expect(await edited(message, "@practice_bot 0段")).toEqual([]);
    expect(library.asked).toEqual([]);
  });

  test("that was answered is answered anew, however late it is edited", async () => {
    const { asked, edited, call, standIn } = await inChat("supergroup");
    const { message, answer } = await asked("0段");
    standIn.clock.advance(47 * hour);
    const now = await edited(message, `${call}又是0段`);
    expect(idsOf(now)).toEqual(idsOf(answer));
    expect(now[0]?.text).toContain("又是0段");
  });

  test.each(["又是0段", "/weather", "/ask@other_bot 0段"])(
    "that no longer asks the bot (%s) keeps its answer, until it does again",
    async (text) => {
      const { asked, edited, call, state } = await inChat("supergroup");
      const { message, answer } = await asked("0段");
      expect(await edited(message, text)).toEqual(answer);
      expect(await state.questions.since(0)).toHaveLength(1);
      const now = await edited(message, `${call}再来0段`);
      expect(idsOf(now)).toEqual(idsOf(answer));
      expect((await state.questions.since(0)).map((question) => question.text)).toEqual([
        "再来0段",
      ]);
    },
  );
});

describe("a message in a private chat that was not answered", () => {
  /** Of an album, one picture is answered for all. */
  const withAlbum = async () => {
    const chat = await inChat("private");
    const picture = { photo: [{ file_id: "a" }], media_group_id: "1" };
    const [, second] = [1, 2].map(() => chat.users.sendContent(chat.chat, chat.user, picture));
    await chat.settled();
    const edit = async (content: Record<string, unknown>) => {
      chat.users.editContent(chat.chat, chat.user, second?.message_id ?? 0, content);
      await chat.settled();
      return chat.standing().slice(1);
    };
    return { ...chat, edit };
  };

  test("is answered when it is edited into a question soon", async () => {
    const { edit } = await withAlbum();
    expect(await edit({ photo: [{ file_id: "b" }] })).toEqual([]);
    expect((await edit({ caption: "0段" }))[0]?.text).toContain("0段");
  });

  test("is passed over when that was long ago", async () => {
    const { edit, standIn } = await withAlbum();
    standIn.clock.advance(hour + 1);
    expect(await edit({ caption: "0段" })).toEqual([]);
  });
});

describe.each(chatKinds)("commands in a chat of the kind %s", (kind) => {
  test("are edited like questions, into questions and back", async () => {
    const { say, settled, standing, edited, call, state } = await inChat(kind, fixtureAnswer);
    const message = say("/ask@practice_bot 党组的职责");
    await settled();
    const [first] = standing();
    const shows = async (text: string) => {
      const now = await edited(message, text);
      expect(idsOf(now)).toEqual([first?.messageId]);
      return now[0]?.text ?? "";
    };
    expect(await shows("/compare@practice_bot 河曲 汉滨 考核")).toContain(
      "各地对照：河曲 汉滨 考核",
    );
    expect(await shows("/cite@practice_bot hequ-07")).toContain("第 7 段 / 共 16 段");
    expect(await shows("/case@practice_bot 汉滨")).toContain("汉滨区");
    expect(await state.questions.since(0)).toEqual([]);
    expect(await shows(`${call}hanbin-02`)).toContain("第 2 段 / 共 9 段");
    expect(await shows(`${call}河曲怎么安置超编人员`)).toContain("忻州日报");
    expect(await state.questions.since(0)).toHaveLength(1);
  });
});

describe("what an edited message leans on", () => {
  test("is what was talked about before it, and not itself", async () => {
    const { asked, edited, library } = await inChat("private");
    const { message: first } = await asked("超遍人员");
    await edited(first, "超编人员");
    expect(library.askedWith.at(-1)?.previous).toBeUndefined();
    const { message: second } = await asked("上优呢");
    await asked("别的问题");
    await edited(second, "上犹呢");
    expect(library.askedWith.at(-1)?.previous?.question).toBe("超编人员");
  });

  test("is what it replies to, and a reply to its answer leans on the new one", async () => {
    const { asked, edited, say, settled, library } = await inChat("private");
    const { answer } = await asked("超编人员");
    const reply = say("还有马", { replyTo: answer[0]?.messageId ?? 0 });
    await settled();
    const now = await edited(reply, "还有吗");
    expect(library.askedWith.at(-1)).toMatchObject({
      previous: { question: "超编人员" },
      isPointedTo: true,
    });
    const answerId = now.at(-1)?.messageId ?? 0;
    say("那乡镇呢", { replyTo: answerId });
    await settled();
    expect(library.askedWith.at(-1)?.previous?.question).toBe("还有吗");
    await edited(reply, "/help");
    say("那县城呢", { replyTo: answerId });
    await settled();
    expect(library.askedWith.at(-1)?.isPointedTo).toBeUndefined();
  });
});

describe("where something goes wrong", () => {
  test("the failure is told in the answer's place, and the next edit is answered there", async () => {
    const { asked, edited, call } = await inChat("group", (question) => {
      if (question === "坏") throw new Error("the index is gone");
      return anAnswer(question, { status: "none", reason: "off-topic" });
    });
    const { message, answer } = await asked("好的做法");
    await edited(message, `${call}坏`);
    // Back to what it was: that is not what was last answered.
    expect((await edited(message, `${call}好的做法`)).map(({ text }) => text)).toEqual([
      answer[0]?.text,
    ]);
    const failed = await edited(message, `${call}坏`);
    expect(failed.map(({ text }) => text)).toEqual([messages.t("zh", "failure")]);
    expect(idsOf(failed)).toEqual(idsOf(answer));
    const healed = await edited(message, `${call}又是好的做法`);
    expect(idsOf(healed)).toEqual(idsOf(answer));
    expect(healed[0]?.text).not.toContain("抱歉");
  });

  test("what is left of an old answer and cannot be taken away stays, and nobody is bothered", async () => {
    const { asked, edited, standIn, logged } = await inChat("private");
    const { message, answer } = await asked("2段");
    const description = "Bad Request: message can't be deleted for everyone";
    standIn.failNext("deleteMessages", { errorCode: 400, description });
    const now = await edited(message, "0段");
    expect(idsOf(now)).toEqual(idsOf(answer));
    expect(now[0]?.text).toContain("0段");
    expect(logged.map((entry) => entry.message)).toContain("a part of an outdated answer was left");
  });
});

test("of a group that became a supergroup, nothing is kept to write over", async () => {
  const { asked, users, chat, state, standIn } = await inChat("group");
  const { message } = await asked("0段");
  const key = { botId: "700001", chatId: String(chat.id), messageId: message.message_id };
  expect(await state.answers.get(key)).not.toBeNull();
  users.migrate(chat);
  await standIn.waitUntil(
    async () => (await state.answers.get(key)) === null,
    "the old group's answers gone",
  );
});
