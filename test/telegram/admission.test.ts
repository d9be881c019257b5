/** Who is answered, how often, and what the others are told. */
import { describe, expect, test } from "vitest";
import { messages, startBot, untilHandled, type Harness } from "./harness.ts";

const say = messages.in("zh");

function textsIn({ standIn }: Harness, chatId: number): readonly string[] {
  return standIn.sent().flatMap((sent) => (sent.chatId === chatId ? [sent.text] : []));
}

describe("who asks too much", () => {
  test("is answered up to the limit, told once, and then passed over", async () => {
    const harness = await startBot({ admission: { questionsPerMinute: 3 } });
    const { users } = harness.standIn;
    const [flooder, other] = [users.person("小李"), users.person("小张")];
    const chat = users.privateChat(flooder);
    for (let count = 0; count < 10; count += 1) users.sendText(chat, flooder, "河曲");
    users.sendText(users.privateChat(other), other, "河曲");
    await untilHandled(harness);
    const texts = textsIn(harness, chat.id);
    expect(texts).toHaveLength(4);
    expect(texts.at(-1)).toBe(say("too-many"));
    expect(textsIn(harness, other.id)).toHaveLength(1);
    expect(harness.library.asked).toHaveLength(4);
  });

  test.each(["private", "group"] as const)(
    "is told what is stored of them, and may delete it (%s)",
    async (kind) => {
      const harness = await startBot({ admission: { questionsPerMinute: 1 } });
      const { users } = harness.standIn;
      const user = users.person("小李");
      const chat = kind === "private" ? users.privateChat(user) : users.supergroup("改革研讨");
      for (const text of ["/ask 河曲", "/ask 河曲", "/ask 河曲", "/privacy", "/forget"])
        users.sendText(chat, user, text);
      await untilHandled(harness);
      const [, tooMany, privacy, forget] = textsIn(harness, chat.id);
      expect(tooMany).toBe(say("too-many"));
      expect(privacy).toContain(say("privacy-title"));
      expect(forget).toContain(kind === "private" ? "删除" : "/forget");
    },
  );

  test("in a group is the group, which may ask three times as much as one", async () => {
    const harness = await startBot({ admission: { questionsPerMinute: 2 } });
    const { users } = harness.standIn;
    const chat = users.group("改革研讨");
    for (const name of ["甲", "乙", "丙", "丁"]) {
      const member = users.person(name);
      users.sendText(chat, member, "大家好");
      users.sendText(chat, member, "/ask 河曲");
      users.sendText(chat, member, "@practice_bot 上犹");
    }
    await untilHandled(harness);
    expect(harness.library.asked).toHaveLength(6);
    expect(textsIn(harness, chat.id)).toHaveLength(7);
    expect(textsIn(harness, chat.id).at(-1)).toBe(say("too-many"));
  });

  test.each(["/ask 河曲", "ask:1"])(
    "in a group leaves the others what they may ask (%s)",
    async (what) => {
      const harness = await startBot({ admission: { questionsPerMinute: 1 } });
      const { users } = harness.standIn;
      const chat = users.group("改革研讨");
      const [flooder, other] = [users.person("小李"), users.person("小张")];
      for (let count = 0; count < 10; count += 1) {
        if (what.startsWith("/")) users.sendText(chat, flooder, what);
        else users.pressButton(chat, flooder, 1, what);
      }
      users.sendText(chat, other, "/ask 汉滨");
      await untilHandled(harness);
      expect(harness.library.asked).toHaveLength(2);
      expect(harness.library.asked.at(-1)).toBe("汉滨");
    },
  );

  test("by buttons asks as by messages, and pages faster", async () => {
    const harness = await startBot({ admission: { questionsPerMinute: 3 } });
    const { standIn } = harness;
    const user = standIn.users.person("小李", "zh-hans");
    const chat = standIn.users.privateChat(user);
    standIn.users.sendText(chat, user, "/start");
    const [start] = await standIn.waitForMessages(1);
    const noticesOf = async (...pressed: readonly string[]) => {
      const before = standIn.calls("answerCallbackQuery").length;
      for (const data of pressed)
        standIn.users.pressButton(chat, user, start?.messageId ?? 0, data);
      await untilHandled(harness);
      return standIn
        .calls("answerCallbackQuery")
        .slice(before)
        .map(({ fields }) => fields["text"]);
    };
    const tooMany = say("too-many");
    const notices = await noticesOf("ask:1", "ask:2", "ask:3", "ask:3");
    expect(notices).toEqual([undefined, undefined, tooMany, tooMany]);
    expect(harness.library.asked).toHaveLength(2);
    const paged = await noticesOf(...Array.from({ length: 13 }, () => "cases:1"));
    expect(paged.filter((notice) => notice === tooMany)).toHaveLength(1);
    standIn.users.sendText(chat, user, "河曲");
    await untilHandled(harness);
    expect(harness.library.asked).toHaveLength(2);
    standIn.clock.advance(60);
    expect(await noticesOf("ask:3")).toEqual([undefined]);
  });
});

describe("programs", () => {
  test.each([false, true])("that write in a group are answered: %s", async (answersAutomated) => {
    const harness = await startBot({ admission: { answersAutomated } });
    const { users } = harness.standIn;
    const chat = users.supergroup("改革研讨");
    users.sendText(chat, users.otherBot("助手", "helper_bot"), "/ask 河曲");
    users.sendAsChannel(chat, users.channel("改革通讯"), "/ask 河曲");
    await untilHandled(harness);
    expect(harness.library.asked).toHaveLength(answersAutomated ? 2 : 0);
    expect(textsIn(harness, chat.id)).toHaveLength(answersAutomated ? 2 : 0);
  });

  test("are not those administrators who write in the group's name", async () => {
    const harness = await startBot();
    const chat = harness.standIn.users.supergroup("改革研讨");
    harness.standIn.users.sendAnonymously(chat, "/ask 河曲");
    await harness.standIn.waitForMessages(1);
    expect(harness.library.asked).toEqual(["河曲"]);
  });
});
