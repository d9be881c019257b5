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

  test("in a group is the group, whoever of it asks; who only talks is not counted", async () => {
    const harness = await startBot({ admission: { questionsPerMinute: 2 } });
    const { users } = harness.standIn;
    const chat = users.group("改革研讨");
    for (const name of ["甲", "乙", "丙", "丁"]) {
      const member = users.person(name);
      users.sendText(chat, member, "大家好");
      users.sendText(chat, member, "/ask 河曲");
    }
    await untilHandled(harness);
    expect(textsIn(harness, chat.id)).toHaveLength(3);
    expect(textsIn(harness, chat.id).at(-1)).toBe(say("too-many"));
  });

  test("presses buttons in vain, and is told on the button", async () => {
    const harness = await startBot({ admission: { questionsPerMinute: 1 } });
    const { standIn } = harness;
    const user = standIn.users.person("小李", "zh-hans");
    const chat = standIn.users.privateChat(user);
    standIn.users.sendText(chat, user, "/start");
    const [start] = await standIn.waitForMessages(1);
    if (start === undefined) throw new Error("no greeting");
    for (let count = 0; count < 6; count += 1)
      standIn.users.pressButton(chat, user, start.messageId, "ask:1");
    await untilHandled(harness);
    const notices = standIn.calls("answerCallbackQuery").map(({ fields }) => fields["text"]);
    expect(notices.slice(-2)).toEqual([say("too-many"), say("too-many")]);
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

describe("where only some chats are answered", () => {
  test("they are, and others are told their number, in groups when they ask", async () => {
    // The stand-in's people have numbers from 5001 on.
    const harness = await startBot({ admission: { allowedChats: [5001] }, adminIds: [5002] });
    const { users } = harness.standIn;
    const [member, admin] = [users.person("小李"), users.person("管理员")];
    const guest = users.person("小张");
    const group = users.group("改革研讨");
    for (const user of [member, guest, admin])
      users.sendText(users.privateChat(user), user, "河曲");
    users.sendText(group, guest, "大家好");
    users.sendText(group, guest, "/ask 河曲");
    await untilHandled(harness);
    expect(harness.library.asked).toHaveLength(2);
    expect(textsIn(harness, guest.id)).toEqual([say("not-allowed", { chat: String(guest.id) })]);
    expect(textsIn(harness, group.id)).toEqual([say("not-allowed", { chat: String(group.id) })]);
  });

  test("nobody else is answered by inline mode or as a guest", async () => {
    const harness = await startBot({ admission: { allowedChats: [-1] } });
    const { users } = harness.standIn;
    const user = users.person("小张");
    users.inlineQuery(user, "河曲");
    await untilHandled(harness);
    const [inline] = harness.standIn.inlineAnswers();
    expect(inline?.results).toEqual([]);
    expect(inline?.button?.text).toBe(say("inline-closed"));
    users.guestMessage(users.elsewhere("别的群"), user, "@practice_bot 河曲");
    await untilHandled(harness);
    const [line] = harness.standIn.sent();
    expect(line?.text).toContain(say("not-allowed", { chat: String(user.id) }));
    expect(harness.library.asked).toEqual([]);
  });
});
