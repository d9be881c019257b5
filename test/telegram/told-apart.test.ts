/** Who speaks with the bot, and where, is told apart where Telegram names the same user or chat for several. */
import { expect, test } from "vitest";
import { startBot, untilHandled } from "./harness.ts";
import type { Harness } from "./harness.ts";

const question = "河曲县如何安置超编人员?";

/** Which questions the last ones were asked with. */
function before({ library }: Harness): readonly (string | undefined)[] {
  return library.askedWith.map(({ previous }) => previous?.question);
}

test("two administrators who show no name have a talk of their own each", async () => {
  const harness = await startBot();
  const { users } = harness.standIn;
  const chat = users.supergroup("改革研讨");
  const say = async (author_signature: string | undefined, text: string) => {
    const signed = author_signature === undefined ? {} : { author_signature };
    users.sendAnonymously(chat, `@practice_bot ${text}`, signed);
    await untilHandled(harness);
  };
  await say("组长", question);
  await say("秘书", "上犹呢?");
  await say(undefined, "上犹呢?");
  await say("组长", "上犹呢?");
  await say("秘书", "还有吗?");
  expect(before(harness)).toEqual([undefined, undefined, undefined, question, "上犹呢?"]);
});

test("the pace of one of them is not that of the other", async () => {
  const harness = await startBot({ admission: { questionsPerMinute: 1 } });
  const { standIn } = harness;
  const chat = standIn.users.supergroup("改革研讨");
  for (const author_signature of ["组长", "组长", "秘书"])
    standIn.users.sendAnonymously(chat, `/ask@practice_bot ${author_signature}`, {
      author_signature,
    });
  await untilHandled(harness);
  expect(harness.library.asked).toEqual(["组长", "秘书"]);
});

test("what one of them said is deleted for that one only", async () => {
  const harness = await startBot();
  const { standIn, state } = harness;
  const chat = standIn.users.supergroup("改革研讨");
  const say = (author_signature: string, text: string) =>
    standIn.users.sendAnonymously(chat, text, { author_signature });
  say("组长", `@practice_bot ${question}`);
  say("秘书", "@practice_bot 党组?");
  await untilHandled(harness);
  const asked = await state.questions.since(0);
  expect((await state.forgetUser(asked[0]?.userId ?? "")).questions).toBe(1);
});

test("comments under two posts are two talks, replies to comments included", async () => {
  const harness = await startBot();
  const { users } = harness.standIn;
  const [channel, chat] = [users.channel("改革通讯"), users.supergroup("改革通讯讨论")];
  const li = users.person("小李");
  const [one, two] = ["第一篇", "第二篇"].map((text) =>
    users.forwardPost(chat, users.postInChannel(channel, text)),
  );
  const say = async (text: string, replyTo: number | undefined) => {
    const message = users.sendText(chat, li, text, replyTo === undefined ? {} : { replyTo });
    await untilHandled(harness);
    return message.message_id;
  };
  await say(`@practice_bot ${question}`, one?.message_id);
  await say("@practice_bot 上犹呢?", two?.message_id);
  const comment = await say("说得好", two?.message_id);
  await say("@practice_bot 还有吗?", comment);
  await say("@practice_bot 浏阳呢?", one?.message_id);
  await say("@practice_bot 汉滨呢?", undefined);
  expect(before(harness)).toEqual([undefined, undefined, "上犹：第二篇", question, undefined]);
});

test("in the comments on a post, what points at an answer finds it, and before any the post", async () => {
  const harness = await startBot();
  const { standIn, library } = harness;
  const { users } = standIn;
  const [channel, chat] = [users.channel("改革通讯"), users.supergroup("改革通讯讨论")];
  const li = users.person("小李");
  const post = users.forwardPost(chat, users.postInChannel(channel, "党组怎么设?"));
  for (const text of ["详细说说", question, "第一条展开"]) {
    users.sendText(chat, li, `@practice_bot ${text}`, { replyTo: post.message_id });
    await untilHandled(harness);
  }
  expect(library.asked).toEqual(["党组怎么设?", question]);
  expect(standIn.sent().at(-1)?.text).toContain("本段原文");
});

test("a chain of replies in a group without posts is one talk with the rest", async () => {
  const harness = await startBot();
  const { users } = harness.standIn;
  const chat = users.supergroup("改革研讨");
  const [li, wang] = [users.person("小李"), users.person("老王")];
  const said = users.sendText(chat, wang, "今天谈编制");
  const answer = users.sendText(chat, wang, "先谈河曲", { replyTo: said.message_id });
  users.sendText(chat, li, `@practice_bot ${question}`, { replyTo: answer.message_id });
  await untilHandled(harness);
  users.sendText(chat, li, "@practice_bot 上犹呢?");
  await untilHandled(harness);
  expect(before(harness)).toEqual([undefined, question]);
});
