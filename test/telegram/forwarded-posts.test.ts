/** What the bot wrote itself comes back to it by a forward: it opens the passage that stands there. */
import { describe, expect, test } from "vitest";
import { evaluation, surplusStaff } from "./fixture-library.ts";
import { startBot, untilHandled, type Harness } from "./harness.ts";
import { answerTo } from "./inline-asker.ts";
import { excerptOf } from "./reader.ts";

/** The stand-in numbers people from here on. */
const adminId = 5_001;

async function postInline({ standIn }: Harness, query: string) {
  const poster = standIn.users.person("老王");
  const chat = standIn.users.supergroup("改革研讨");
  const queryId = standIn.users.inlineQuery(poster, query, { chat });
  const { results } = await answerTo(standIn, queryId);
  return standIn.users.chooseInlineResult(queryId, results[0]?.id ?? "").message;
}

describe.each([
  ["anybody", []],
  ["an administrator", [adminId]],
] as const)("forwarded to the bot by %s", (_, adminIds) => {
  test("a post of inline mode opens its passage, and is neither a question nor a draft", async () => {
    const harness = await startBot({ adminIds });
    const { standIn, library } = harness;
    const user = standIn.users.person("小李");
    const chat = standIn.users.privateChat(user);
    const post = await postInline(harness, "河曲县如何安置超编人员?");
    const asked = library.asked.length;
    standIn.users.forward(chat, user, post);
    const [reply] = await standIn.waitForMessages(1);
    await untilHandled(harness);
    expect(reply === undefined ? [] : excerptOf(reply)).toEqual([surplusStaff.text]);
    standIn.users.sendText(chat, user, "上犹呢?");
    await untilHandled(harness);
    expect(library.asked).toHaveLength(asked + 1);
    expect(library.askedWith.at(-1)?.previous?.places).toEqual(["河曲县"]);
  });

  test("an answer from a group does so as well", async () => {
    const harness = await startBot({ adminIds });
    const { standIn } = harness;
    const user = standIn.users.person("小李");
    const group = standIn.users.group("改革研讨");
    standIn.users.sendText(group, user, "/ask 榆林市怎样评估编制?");
    const [answer] = await standIn.waitForMessages(1);
    const message = standIn.messagesIn(group).find((one) => one.message_id === answer?.messageId);
    if (message === undefined) throw new Error("no answer");
    standIn.users.forward(standIn.users.privateChat(user), user, message);
    const [, opened] = await standIn.waitForMessages(2);
    expect(opened === undefined ? [] : excerptOf(opened)).toEqual([evaluation.text]);
  });
});

test("a post that is sent in the private chat, or forwarded to a group, asks nothing", async () => {
  const harness = await startBot();
  const { standIn } = harness;
  const user = standIn.users.person("小李");
  const chat = standIn.users.privateChat(user);
  const queryId = standIn.users.inlineQuery(user, "河曲县如何安置超编人员?", { chat });
  const { results } = await answerTo(standIn, queryId);
  standIn.users.chooseInlineResult(queryId, results[0]?.id ?? "");
  const post = await postInline(harness, "河曲县如何安置超编人员?");
  standIn.users.forward(standIn.users.group("另一群"), user, post);
  await untilHandled(harness);
  expect(standIn.sent()).toEqual([]);
});

test("one that names no passage is a question like any text", async () => {
  const harness = await startBot();
  const { standIn, library } = harness;
  const user = standIn.users.person("小李");
  const post = await postInline(harness, "");
  standIn.users.forward(standIn.users.privateChat(user), user, post);
  const [reply] = await standIn.waitForMessages(1);
  expect(reply?.text).toContain("hequ-07");
  expect(library.asked).toEqual([post["text"]]);
});
