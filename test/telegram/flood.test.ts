/** Many who ask at once, and programs that answer each other: nobody else waits for them, and nothing is lost. */
import { Api } from "grammy";
import { expect, test } from "vitest";
import { fixtureAnswer } from "./fixture-library.ts";
import { createGate, startBot, untilHandled } from "./harness.ts";

test("who asks after hundreds in a group has his answer among the first", async () => {
  const gate = createGate();
  const asked = 150;
  const harness = await startBot({
    async answer(question) {
      await gate.opened;
      return fixtureAnswer(question);
    },
  });
  const { standIn, bot } = harness;
  const { users } = standIn;
  const group = users.supergroup("改革研讨");
  for (let count = 0; count < asked; count += 1)
    users.sendText(group, users.person(`组员 ${count}`), "@practice_bot 河曲");
  const user = users.person("小李");
  const chat = users.privateChat(user);
  users.sendText(chat, user, "河曲");
  await standIn.waitUntil(() => bot.queue().depth === asked + 1, "all of them waiting");
  gate.open();
  await standIn.waitForMessages(asked + 1);
  // Each of the two chats has its turn.
  expect(standIn.sent().findIndex(({ chatId }) => chatId === chat.id)).toBeLessThan(3);
  await untilHandled(harness);
});

test("what is more than may wait stays with Telegram, and is answered in the end", async () => {
  const gate = createGate();
  const asked = 300;
  const harness = await startBot({
    mostWaiting: 150,
    async answer(question) {
      await gate.opened;
      return fixtureAnswer(question);
    },
  });
  const { standIn, bot } = harness;
  const { users } = standIn;
  for (let count = 0; count < asked; count += 1) {
    const user = users.person(`提问者 ${count}`);
    users.sendText(users.privateChat(user), user, "河曲");
  }
  // They come a hundred at a time.
  await standIn.waitUntil(() => bot.queue().depth === 200, "as many as may wait");
  const polls = standIn.updates.polls();
  // A poll that had been sent already would be there before this.
  await new Api(standIn.token, { apiRoot: standIn.url }).getMe();
  expect(standIn.updates.polls()).toBe(polls);
  expect(standIn.updates.unconfirmed()).toHaveLength(200);
  gate.open();
  await untilHandled(harness);
  expect(new Set(standIn.sent().map(({ chatId }) => chatId)).size).toBe(asked);
  expect(standIn.sent()).toHaveLength(asked);
});

test("a program that answers every answer with a question comes to an end", async () => {
  const questionsPerMinute = 5;
  const harness = await startBot({ admission: { answersAutomated: true, questionsPerMinute } });
  const { standIn } = harness;
  const { users } = standIn;
  const group = users.supergroup("改革研讨");
  const program = users.otherBot("助手", "helper_bot");
  for (let answers = 0; answers <= questionsPerMinute + 1; answers += 1) {
    users.sendText(group, program, "/ask 河曲");
    await untilHandled(harness);
  }
  // One more line says that it was too much; to what follows the bot is silent.
  expect(standIn.sent()).toHaveLength(questionsPerMinute + 1);
});
