/** What a process that ended had begun: handled first and by itself, and not for ever. */
import { expect, test } from "vitest";
import type { Answer } from "../../src/core/domain.ts";
import { createBot } from "../../src/telegram/create-bot.ts";
import { createFixtureLibrary, fixtureAnswer } from "./fixture-library.ts";
import { botOptions, createGate, type Harness, messages, startBot } from "./harness.ts";

/** The harness's bot has stopped, and took none of `texts`, each a private question. */
async function leaveUnanswered(texts: readonly string[]): Promise<Harness> {
  const harness = await startBot();
  const { standIn, bot, state } = harness;
  await standIn.waitUntil(() => standIn.updates.polls() > 0, "a poll");
  await bot.stop();
  for (const text of texts) {
    const user = standIn.users.person(text);
    standIn.users.sendText(standIn.users.privateChat(user), user, text);
  }
  const inbox = state.inboxOf("700001");
  await inbox.receive(
    standIn.updates.queued().map((update) => ({
      updateId: update.update_id,
      lane: `chat of ${update.update_id}`,
      userId: null,
      text: JSON.stringify(update),
    })),
  );
  return harness;
}

async function startNext(
  { standIn, state }: Harness,
  answer?: (question: string) => Promise<Answer>,
) {
  const library = createFixtureLibrary(answer);
  const bot = createBot({ ...botOptions({ standIn, state }), library });
  const running = bot.start();
  return {
    library,
    async stop() {
      await bot.stop();
      await running;
    },
  };
}

async function begin({ standIn, state }: Harness, index: number, times: number): Promise<void> {
  const updateId = standIn.updates.queued()[index]?.update_id ?? 0;
  const inbox = state.inboxOf("700001");
  for (let count = 0; count < times; count += 1) await inbox.begin(updateId, 1_000);
}

test("comes before all else, one at a time, and then the rest beside each other", async () => {
  const harness = await leaveUnanswered(["河曲一", "河曲二", "河曲三", "河曲四"]);
  await begin(harness, 1, 1);
  await begin(harness, 3, 1);
  const gates = [createGate(), createGate()];
  const next = await startNext(harness, async (question) => {
    await gates[["河曲二", "河曲四"].indexOf(question)]?.opened;
    return fixtureAnswer(question);
  });
  const { standIn } = harness;
  const { asked } = next.library;
  for (const [index, gate] of gates.entries()) {
    await standIn.waitUntil(() => asked.length > index, "the next question");
    expect(asked).toEqual(["河曲二", "河曲四"].slice(0, index + 1));
    gate.open();
  }
  await standIn.waitForMessages(4);
  expect(asked).toEqual(["河曲二", "河曲四", "河曲一", "河曲三"]);
  await next.stop();
});

test.each([
  { times: 19, words: "hequ-07" },
  { times: 20, words: messages.t("zh", "failure") },
])(
  "is answered after the process ended $times times in the middle of it: $words",
  async ({ times, words }) => {
    const harness = await leaveUnanswered(["河曲"]);
    await begin(harness, 0, times);
    const next = await startNext(harness);
    const [reply] = await harness.standIn.waitForMessages(1);
    expect(reply?.text).toContain(words);
    await next.stop();
  },
);
