/** The program told to stop, also while a call to Telegram hangs: it ends in time, and what it leaves is answered later. */
import { once } from "node:events";
import { expect, onTestFinished, test } from "vitest";
import { openEmbeddedState } from "../../src/state/embedded/open-embedded-state.ts";
import { startBotProgram, type BotProgram } from "../setup/bot-program.ts";
import { temporaryFolder } from "../setup/temporary-folder.ts";
import { createStandIn, type StandIn } from "./stand-in/create-stand-in.ts";

interface Hanging {
  readonly standIn: StandIn;
  readonly dataDir: string;
  readonly start: () => BotProgram;
  /** Its answer is on its way to Telegram, which does not take it. */
  readonly program: BotProgram;
}

async function startHanging(): Promise<Hanging> {
  const standIn = await createStandIn();
  const dataDir = temporaryFolder();
  const started: BotProgram[] = [];
  const start = () => {
    const program = startBotProgram(standIn, { dataDir });
    started.push(program);
    return program;
  };
  onTestFinished(async () => {
    for (const { child } of started) child.kill("SIGKILL");
    await standIn.close();
  });
  standIn.failNext("sendMessage", "hang");
  const user = standIn.users.person("小李");
  standIn.users.sendText(standIn.users.privateChat(user), user, "河曲县如何安置超编人员?");
  const program = start();
  await standIn.waitUntil(() => standIn.planned().length === 0, "a call that hangs", 120_000);
  return { standIn, dataDir, start, program };
}

/** As a supervisor does that knows only npm. */
test("SIGTERM to npm start ends the program that npm started", async () => {
  const standIn = await createStandIn();
  onTestFinished(() => standIn.close());
  const program = startBotProgram(standIn, {
    dataDir: temporaryFolder(),
    command: ["npm", "start", "-s"],
  });
  onTestFinished(() => void program.child.kill("SIGKILL"));
  await standIn.waitUntil(() => standIn.calls("getUpdates").length > 0, "polling", 60_000);
  program.child.kill("SIGTERM");
  // It holds npm's output until it ends.
  await once(program.child, "close");
  expect(program.output()).toContain('"message":"stopping"');
}, 240_000);

async function waitingIn(dataDir: string): Promise<number> {
  const state = await openEmbeddedState({ dataDir, retentionDays: 90 });
  const { length } = await state.inboxOf("700001").waiting();
  await state.close();
  return length;
}

test("one signal ends it, and the next start answers what it left", async () => {
  const { standIn, dataDir, start, program } = await startHanging();
  program.child.kill("SIGTERM");
  expect(await program.ended()).toBe(0);
  expect(program.output()).toContain('"message":"stopping"');
  expect(standIn.sent()).toEqual([]);
  expect(await waitingIn(dataDir)).toBe(1);

  const next = start();
  const [reply] = await standIn.waitForMessages(1);
  expect(reply?.text).toContain("河曲县");
  next.child.kill("SIGTERM");
  expect(await next.ended()).toBe(0);
  expect(standIn.sent()).toHaveLength(1);
  expect(await waitingIn(dataDir)).toBe(0);
}, 240_000);

test("a second signal ends it at once, and nothing is lost by that", async () => {
  const { standIn, dataDir, program } = await startHanging();
  program.child.kill("SIGINT");
  await standIn.waitUntil(() => program.output().includes("stopping"), "the first signal heard");
  program.child.kill("SIGTERM");
  expect(await program.ended()).toBe(128 + 15);
  expect(await waitingIn(dataDir)).toBe(1);
}, 180_000);
