/** What Telegram refuses for a part of it is sent again without that part. */
import { describe, expect, test } from "vitest";
import { fixtureAnswer } from "./fixture-library.ts";
import { createGate, startBot, untilHandled } from "./harness.ts";
import type { Failure } from "./stand-in/create-stand-in.ts";

async function inForum() {
  const gate = createGate();
  const harness = await startBot({
    async answer(question) {
      await gate.opened;
      return fixtureAnswer(question);
    },
  });
  const { users } = harness.standIn;
  const chat = users.forum("改革研讨");
  return { harness, gate, chat, user: users.person("老王"), threadId: users.topic(chat, "编制") };
}

describe("a topic that is deleted while its question is answered", () => {
  test("gets the answer outside of it, and says no more of the question that went with it", async () => {
    const { harness, gate, chat, user, threadId } = await inForum();
    const { standIn, library } = harness;
    standIn.users.sendText(chat, user, "/ask 河曲", { threadId });
    await standIn.waitUntil(() => library.asked.length === 1, "the question");
    standIn.users.removeTopic(chat, threadId);
    gate.open();
    const [reply] = await standIn.waitForMessages(1);
    await untilHandled(harness);
    expect(reply).toMatchObject({ threadId: null, replyToMessageId: null });
    expect(reply?.text).toContain("hequ-07");
    expect(standIn.sent()).toHaveLength(1);
  });

  test("gets it as a reply where the question is still there", async () => {
    const { harness, gate, chat, user, threadId } = await inForum();
    const { standIn } = harness;
    const question = standIn.users.sendText(chat, user, "/ask 河曲", { threadId });
    standIn.failNext("sendMessage", refusal("message thread not found"));
    gate.open();
    const [reply] = await standIn.waitForMessages(1);
    expect(reply).toMatchObject({ threadId: null, replyToMessageId: question.message_id });
  });
});

function refusal(description: string): Failure {
  return { errorCode: 400, description: `Bad Request: ${description}` };
}

const unparsable = refusal("can't parse entities: Can't find end tag at byte offset 9");

describe("markup that Telegram does not take", () => {
  test.each([
    ["private", "编制 <b>&lt; & 编制"],
    ["supergroup", "/case@practice_bot <b>&lt; & 编制"],
  ] as const)("is sent again as plain text (%s)", async (kind, text) => {
    const harness = await startBot();
    const { standIn } = harness;
    const user = standIn.users.person("小李");
    const chat =
      kind === "private" ? standIn.users.privateChat(user) : standIn.users.supergroup("改革研讨");
    standIn.users.sendText(chat, user, text);
    const [marked] = await standIn.waitForMessages(1);
    standIn.failNext("sendMessage", unparsable);
    standIn.users.sendText(chat, user, text);
    const [, plain] = await standIn.waitForMessages(2);
    expect(plain).toMatchObject({ text: marked?.text, keyboard: marked?.keyboard, entities: [] });
  });

  test("is also mended in an edit and in the answer of a guest", async () => {
    const harness = await startBot();
    const { standIn } = harness;
    const user = standIn.users.person("小李");
    const chat = standIn.users.privateChat(user);
    const question = standIn.users.sendText(chat, user, "河曲");
    await standIn.waitForMessages(1);
    standIn.failNext("editMessageText", unparsable);
    standIn.users.editText(chat, user, question.message_id, "汉滨区怎样评估?");
    standIn.failNext("answerGuestQuery", unparsable);
    standIn.users.guestMessage(standIn.users.elsewhere("别处"), user, "@practice_bot 河曲");
    const [, ...mended] = await standIn.waitForMessages(3);
    expect(mended.map(({ method }) => method).toSorted()).toEqual([
      "answerGuestQuery",
      "editMessageText",
    ]);
    expect(mended.flatMap(({ entities }) => entities)).toEqual([]);
    expect(standIn.standing(chat.id)).toHaveLength(1);
  });
});
