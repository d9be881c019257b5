/** A message with several questions: each gets its best excerpt, under its own words. */
import { describe, expect, test } from "vitest";
import { quotesOf, startBot, untilHandled } from "./harness.ts";
import { chatKinds, inChat } from "./one-chat.ts";
import { fixtureAnswer } from "./fixture-library.ts";

const asked = "1. 河曲县如何安置超编人员?\n2. 上犹县的党组怎么理顺?";
const questions = ["河曲县如何安置超编人员?", "上犹县的党组怎么理顺?"];

describe.each(chatKinds)("in a %s", (kind) => {
  test("each has an answer of its own, and the last is what is spoken of", async () => {
    const harness = await inChat(kind, fixtureAnswer);
    const { library, state, standing, call } = harness;
    await harness.asked(asked);
    expect(library.asked).toEqual(questions);
    const answers = standing();
    expect(answers).toHaveLength(2);
    for (const [index, { text }] of answers.entries())
      expect(text.split("\n")[0]).toContain(questions[index]);
    const logged = await state.questions.since(0);
    expect(logged.map(({ text, answer }) => [text, answer])).toEqual(
      answers.map(({ messageId }, index) => [
        questions[index],
        { kind: "message", chatId: String(harness.chat.id), messageId },
      ]),
    );
    harness.say(`${call}上犹呢`);
    await harness.settled();
    expect(library.askedWith.at(-1)?.previous?.question).toBe(questions[1]);
  });

  test("an edit to one question leaves one answer, and one entry in the log", async () => {
    const harness = await inChat(kind, fixtureAnswer);
    const { message } = await harness.asked(asked);
    const answers = await harness.edited(message, `${harness.call}汉滨区怎样评估编制?`);
    expect(answers).toHaveLength(1);
    const logged = await harness.state.questions.since(0);
    expect(logged.map(({ text }) => text)).toEqual(["汉滨区怎样评估编制?"]);
  });
});

test("in English too, with the best excerpt of each", async () => {
  const harness = await startBot();
  const { standIn, library } = harness;
  const user = standIn.users.person("Ann", "en");
  standIn.users.sendText(
    standIn.users.privateChat(user),
    user,
    "Two questions:\n- how were surplus staff placed in Hequ\n- how do party groups in Shangyou work",
  );
  await untilHandled(harness);
  expect(library.asked).toEqual([
    "how were surplus staff placed in Hequ",
    "how do party groups in Shangyou work",
  ]);
  expect(standIn.sent().map((sent) => quotesOf(sent).length)).toEqual([1, 1]);
});

test("of more than five the first five are answered, and that is said", async () => {
  const harness = await startBot();
  const { standIn, library } = harness;
  const user = standIn.users.person("小李");
  const items = ["超编人员", "领导职数", "编外人员", "绩效考核", "村级证明", "综合执法"];
  const text = `想了解:\n${items.map((item, index) => `${index + 1}. ${item}怎么管`).join("\n")}`;
  standIn.users.sendText(standIn.users.privateChat(user), user, text);
  await untilHandled(harness);
  expect(library.asked).toHaveLength(5);
  expect(standIn.sent().at(-1)?.text).toContain("先答前5个");
});

test("each counts towards the limit of whoever asks", async () => {
  const harness = await startBot({ admission: { questionsPerMinute: 2 } });
  const { standIn, library } = harness;
  const user = standIn.users.person("小李");
  const chat = standIn.users.privateChat(user);
  standIn.users.sendText(chat, user, asked);
  standIn.users.sendText(chat, user, "汉滨区怎样评估编制?");
  await untilHandled(harness);
  expect(library.asked).toEqual(questions);
});

test("several in what is replied to are answered as well", async () => {
  const harness = await startBot();
  const { standIn, library } = harness;
  const { users } = standIn;
  const chat = users.supergroup("改革研讨");
  const said = users.sendText(chat, users.person("老王"), asked);
  users.sendText(chat, users.person("小李"), "@practice_bot 查一下", { replyTo: said.message_id });
  await untilHandled(harness);
  expect(library.asked).toEqual(questions);
  expect(standIn.refusals()).toEqual([]);
});
