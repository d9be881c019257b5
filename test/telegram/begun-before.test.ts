/** What a process that ended had begun: handled first and by itself, and not for ever. */
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { Answer } from "../../src/core/domain.ts";
import { openEmbeddedState } from "../../src/state/embedded/open-embedded-state.ts";
import type { StateStore } from "../../src/state/state-store.ts";
import { createBot } from "../../src/telegram/create-bot.ts";
import { type BotProgram, startBotProgram } from "../setup/bot-program.ts";
import { temporaryFolder } from "../setup/temporary-folder.ts";
import { createFixtureLibrary, fixtureAnswer } from "./fixture-library.ts";
import { botOptions, createGate, type Harness, messages, startBot } from "./harness.ts";
import { createStandIn } from "./stand-in/create-stand-in.ts";

const killOnAnswer = path.resolve(import.meta.dirname, "../fixtures/kill-on-answer.mjs");

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
  { times: 6, words: "hequ-07" },
  { times: 7, words: messages.t("zh", "failure") },
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

test("a process that an update ends at every start is rid of it, and apologises once at most", async () => {
  const standIn = await createStandIn();
  const dataDir = temporaryFolder();
  const words = ["--import", killOnAnswer, "--import", "tsx", "src/main.ts"];
  const programs: BotProgram[] = [];
  const start = (options: { readonly command?: [string, ...string[]] } = {}) => {
    const program = startBotProgram(standIn, { dataDir, ...options });
    programs.push(program);
    return program;
  };
  onTestFinished(async () => {
    for (const { child } of programs) child.kill("SIGKILL");
    await standIn.close();
  });
  const user = standIn.users.person("小李");
  const chat = standIn.users.privateChat(user);
  standIn.users.sendText(chat, user, "河曲县如何安置超编人员?");
  // As if it had ended the process six times.
  const state = await openEmbeddedState({ dataDir, retentionDays: 90 });
  const [queued] = standIn.updates.queued();
  const updateId = queued?.update_id ?? 0;
  const lane = String(chat.id);
  const received = { updateId, lane, userId: String(user.id), text: JSON.stringify(queued) };
  const inbox = state.inboxOf("700001");
  await inbox.receive([received]);
  for (let count = 0; count < 6; count += 1) await inbox.begin(updateId, 1);
  await state.close();
  const dies = async () => {
    const program = start({ command: [process.execPath, ...words] });
    expect(await program.ended()).toBeNull();
    return program.output().match(/a message was not answered/g)?.length ?? 0;
  };
  expect(await dies()).toBe(0);
  // It ends when it says sorry, too.
  expect(await dies()).toBe(1);
  const last = start();
  standIn.users.sendText(chat, user, "上犹县的职责清单有多少条?");
  await standIn.waitForMessages(1);
  last.child.kill("SIGTERM");
  expect(await last.ended()).toBe(0);
  expect(last.output()).not.toContain("a message was not answered");
  expect(standIn.sent().map(({ text }) => text)).toEqual([expect.stringContaining("上犹")]);
}, 120_000);

test("whoever asked is told once where the disk does not take that it was told", async () => {
  const harness = await leaveUnanswered(["坏"]);
  const { state, standIn } = harness;
  const tries: number[] = [];
  const crowded: StateStore = {
    ...state,
    inboxOf: (botId) => ({
      ...state.inboxOf(botId),
      done: (updateId) => {
        tries.push(updateId);
        return Promise.reject(new Error("no space left on device"));
      },
      noteSent: () => Promise.reject(new Error("no space left on device")),
    }),
  };
  for (let starts = 1; starts <= 3; starts += 1) {
    const next = await startNext({ ...harness, state: crowded }, () => {
      throw new Error("the index is gone");
    });
    await standIn.waitUntil(() => tries.length >= starts, "the end of the update");
    await next.stop();
  }
  expect(standIn.sent().map(({ text }) => text)).toEqual([messages.t("zh", "failure")]);
});
