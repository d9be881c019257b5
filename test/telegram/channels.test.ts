/** Channels: posts that call the bot, who writes in a channel's name, discussion groups, direct messages. */
import { describe, expect, test } from "vitest";
import { fixtureAnswer } from "./fixture-library.ts";
import { createGate, messages, startBot, untilHandled } from "./harness.ts";

describe("a post in a channel", () => {
  test.each([
    ["@practice_bot 河曲县如何安置超编人员?", {}],
    [
      "案例库 河曲县如何安置超编人员?",
      { user: { id: 700_001, is_bot: true, first_name: "案例库" } },
    ],
  ])(
    "that names the bot is answered below it, and again when it is edited (%s)",
    async (text, whom) => {
      const harness = await startBot();
      const { standIn, library } = harness;
      const channel = standIn.users.channel("改革通讯");
      const named = { entities: [{ type: "text_mention", ...whom, offset: 0, length: 3 }] };
      const post = standIn.users.postInChannel(channel, text, "user" in whom ? named : {});
      standIn.users.postInChannel(channel, "今天发布新的案例。");
      const [reply] = await standIn.waitForMessages(1);
      await untilHandled(harness);
      expect(library.asked).toEqual(["河曲县如何安置超编人员?"]);
      expect(reply).toMatchObject({ chatId: channel.id, replyToMessageId: post.message_id });
      standIn.users.editPost(channel, post.message_id, "@practice_bot 榆林市怎样评估编制?");
      await untilHandled(harness);
      expect(library.asked).toEqual(["河曲县如何安置超编人员?", "榆林市怎样评估编制?"]);
      expect(standIn.standing(channel.id)).toHaveLength(1);
      expect(standIn.refusals()).toEqual([]);
    },
  );

  test("has no buttons by which its readers would write in it", async () => {
    const { standIn } = await startBot();
    standIn.users.postInChannel(standIn.users.channel("改革通讯"), "/ask@practice_bot 河曲");
    const [reply] = await standIn.waitForMessages(1);
    const data = reply?.keyboard?.flat().flatMap((button) => button.data ?? []);
    expect(data).toEqual(["vote:up", "vote:down"]);
  });

  test("shows no typing, which channels do not have", async () => {
    const gate = createGate();
    const harness = await startBot({
      async answer(question) {
        await gate.opened;
        return fixtureAnswer(question);
      },
    });
    const { standIn } = harness;
    const channel = standIn.users.channel("改革通讯");
    standIn.users.postInChannel(channel, "@practice_bot 河曲");
    const user = standIn.users.person("小李");
    standIn.users.sendText(standIn.users.privateChat(user), user, "上犹");
    await standIn.waitUntil(() => standIn.chatActions().length > 0, "typing to somebody else");
    gate.open();
    await standIn.waitForMessages(2);
    expect(standIn.refusals()).toEqual([]);
  });

  test("asks on after the post before, apart from other channels", async () => {
    const harness = await startBot();
    const { standIn, library } = harness;
    const [own, other] = [standIn.users.channel("改革通讯"), standIn.users.channel("县域观察")];
    standIn.users.postInChannel(own, "@practice_bot 河曲县如何安置超编人员?");
    await untilHandled(harness);
    standIn.users.postInChannel(own, "@practice_bot 上犹呢?");
    await untilHandled(harness);
    standIn.users.postInChannel(other, "@practice_bot 汉滨呢?");
    await untilHandled(harness);
    const before = library.askedWith.map(({ previous }) => previous?.question);
    expect(before).toEqual([undefined, "河曲县如何安置超编人员?", undefined]);
  });

  test("is refused where the channel is not listed", async () => {
    const harness = await startBot({ admission: { allowedChats: [7] } });
    const { standIn, library } = harness;
    const channel = standIn.users.channel("改革通讯");
    standIn.users.postInChannel(channel, "@practice_bot 河曲");
    const [reply] = await standIn.waitForMessages(1);
    expect(reply?.text).toBe(messages.t("zh", "not-allowed", { chat: String(channel.id) }));
    expect(library.asked).toEqual([]);
  });
});

describe("a post that replies to the bot's own post", () => {
  test("is answered as in a group, with what that was about; one that replies to another is not", async () => {
    const harness = await startBot();
    const { standIn, library } = harness;
    const { users } = standIn;
    const channel = users.channel("改革通讯");
    const first = users.postInChannel(channel, "@practice_bot 河曲县如何安置超编人员?");
    const [answer] = await standIn.waitForMessages(1);
    await untilHandled(harness);
    const post = users.postInChannel(channel, "上犹呢?", { replyTo: answer?.messageId ?? 0 });
    users.postInChannel(channel, "汉滨呢?", { replyTo: first.message_id });
    await untilHandled(harness);
    expect(library.asked).toEqual(["河曲县如何安置超编人员?", "上犹呢?"]);
    expect(library.askedWith.at(-1)).toMatchObject({
      previous: { question: "河曲县如何安置超编人员?" },
      isPointedTo: true,
    });
    expect(standIn.sent().at(-1)?.replyToMessageId).toBe(post.message_id);
  });
});

describe("a post in the discussion group of its channel", () => {
  test.each([false, true])(
    "is answered once, in the channel if the bot is in it: %s",
    async (isIn) => {
      const harness = await startBot();
      const { standIn, library } = harness;
      const { users } = standIn;
      const channel = users.channel("改革通讯");
      if (!isIn) users.removeBot(channel, users.person("站长"));
      const chat = users.supergroup("改革通讯讨论");
      users.forwardPost(chat, users.postInChannel(channel, "@practice_bot 河曲"));
      users.forwardPost(chat, users.postInChannel(channel, "今天发布新的案例。"));
      await untilHandled(harness);
      expect(library.asked).toEqual(["河曲"]);
      expect(standIn.sent().map(({ chatId }) => chatId)).toEqual([isIn ? channel.id : chat.id]);
    },
  );
});

describe("who writes in a group in a channel's name", () => {
  test("is answered when it names the bot or replies to it, else passed over", async () => {
    const harness = await startBot();
    const { standIn, library } = harness;
    const { users } = standIn;
    const chat = users.supergroup("改革研讨");
    const channel = users.channel("改革通讯");
    users.sendAsChannel(chat, channel, "河曲县的编制?");
    users.sendAsChannel(chat, channel, "/ask 河曲县的编制?");
    users.sendAsChannel(chat, channel, "@practice_bot 河曲县的编制?");
    const [reply] = await standIn.waitForMessages(1);
    users.sendAsChannel(chat, channel, "汉滨呢?", { replyTo: reply?.messageId ?? 0 });
    users.sendAsChannel(chat, channel, "/ask@practice_bot 上犹县");
    await untilHandled(harness);
    expect(library.asked).toEqual(["河曲县的编制?", "汉滨呢?", "上犹县"]);
  });

  test("is answered as a guest, whom Telegram sends only when they call it", async () => {
    const { standIn, library } = await startBot();
    const { users } = standIn;
    const sender_chat = users.channel("改革通讯");
    const chat = users.elsewhere("别处");
    users.guestMessage(chat, users.person("小李"), "@practice_bot 河曲", { sender_chat });
    await standIn.waitForMessages(1);
    expect(library.asked).toEqual(["河曲"]);
  });

  test("is not mixed up with other channels, which Telegram gives the same user", async () => {
    const harness = await startBot();
    const { standIn, library } = harness;
    const { users } = standIn;
    const chat = users.supergroup("改革研讨");
    users.sendAsChannel(chat, users.channel("改革通讯"), "@practice_bot 河曲县的编制?");
    users.sendAsChannel(chat, users.channel("县域观察"), "@practice_bot 汉滨呢?");
    await untilHandled(harness);
    expect(library.askedWith.at(-1)?.previous).toBeUndefined();
  });
});

describe("direct messages to a channel", () => {
  test("are answered in the topic of whoever wrote, with what was said there before", async () => {
    const harness = await startBot();
    const { standIn, library } = harness;
    const { users } = standIn;
    const chat = users.directMessages("改革通讯");
    const [first, second] = [users.person("小李"), users.person("Ann", "en")];
    users.sendText(chat, first, "@practice_bot 河曲县如何安置超编人员?");
    users.sendText(chat, second, "@practice_bot weather?");
    users.sendText(chat, first, "请问有人在吗?");
    await untilHandled(harness);
    users.sendText(chat, first, "@practice_bot 上犹呢?");
    await untilHandled(harness);
    expect(standIn.sent().map(({ threadId }) => threadId)).toEqual([first.id, second.id, first.id]);
    expect(library.askedWith.at(-1)?.previous?.question).toBe("河曲县如何安置超编人员?");
    expect(standIn.refusals()).toEqual([]);
  });

  test("open a passage by button in the same topic", async () => {
    const harness = await startBot();
    const { standIn } = harness;
    const { users } = standIn;
    const [chat, user] = [users.directMessages("改革通讯"), users.person("小李")];
    users.sendText(chat, user, "@practice_bot 河曲县如何安置超编人员?");
    const [answer] = await standIn.waitForMessages(1);
    users.pressButton(chat, user, answer?.messageId ?? 0, "open:hequ-07");
    const [, opened] = await standIn.waitForMessages(2);
    expect(opened?.threadId).toBe(user.id);
    expect(standIn.refusals()).toEqual([]);
  });
});
