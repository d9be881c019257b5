/** The program whose DATA_DIR fills up: what it takes, what it says, and that it goes on when there is room again. */
import { rmSync } from "node:fs";
import { type BotProgram, startBotProgram } from "../setup/bot-program.ts";
import { expect, onTestFinished, test, type TestContext } from "vitest";
import { freePort } from "../setup/free-port.ts";
import { createOwnDisk, noOwnDisk, type OwnDisk } from "../setup/own-disk.ts";
import { jsonLines } from "../setup/run-program.ts";
import { temporaryFolder } from "../setup/temporary-folder.ts";
import { createStandIn, type StandIn } from "./stand-in/create-stand-in.ts";

interface OnDisk {
  readonly standIn: StandIn;
  readonly disk: OwnDisk;
  readonly port: number;
  readonly start: (env?: Readonly<Record<string, string>>) => BotProgram;
  readonly ask: (name: string, text: string) => void;
  readonly health: () => Promise<Health>;
  readonly untilReady: (isReady: boolean) => Promise<void>;
}

interface Health {
  readonly status: number;
  readonly ready: boolean;
  readonly disk: { readonly problem: string | null };
}

async function setUp({ skip }: TestContext): Promise<OnDisk> {
  const reason = noOwnDisk();
  if (reason !== null) skip(reason);
  const standIn = await createStandIn();
  const disk = await createOwnDisk();
  const port = await freePort();
  const health = async () => {
    const response = await fetch(`http://127.0.0.1:${port}/healthz`);
    return { status: response.status, ...((await response.json()) as Omit<Health, "status">) };
  };
  const started: BotProgram[] = [];
  onTestFinished(async () => {
    for (const { child } of started) child.kill("SIGKILL");
    await standIn.close();
  });
  return {
    standIn,
    disk,
    port,
    start(env = {}) {
      const program = startBotProgram(standIn, {
        dataDir: disk.folder,
        env: { HTTP_PORT: String(port), ...env },
        wrapper: disk.within,
      });
      started.push(program);
      return program;
    },
    ask(name, text) {
      const user = standIn.users.person(name);
      standIn.users.sendText(standIn.users.privateChat(user), user, text);
    },
    health,
    untilReady: (isReady) =>
      standIn.waitUntil(
        async () => (await health().catch(() => null))?.ready === isReady,
        isReady ? "ready" : "not ready",
        120_000,
      ),
  };
}

const wholeLines = (program: BotProgram) =>
  jsonLines(program.output()) as { readonly level: string; readonly message: string }[];

test("a full disk: updates stay with Telegram until there is room, and nothing is lost", async (context) => {
  const { standIn, disk, start, ask, health, untilReady } = await setUp(context);
  const program = start();
  await untilReady(true);
  ask("小李", "河曲县如何安置超编人员?");
  await standIn.waitForMessages(1);

  // What was taken is answered: its answer hangs while others fill the disk up at one stroke.
  const letGo = standIn.holdBack("sendMessage");
  ask("小张", "上犹县的职责清单有多少条?");
  await standIn.waitUntil(() => standIn.updates.unconfirmed().length === 0, "taken");
  disk.fillUpTo(0);
  await untilReady(false);
  const full = await health();
  expect(full).toMatchObject({ status: 503, disk: { problem: expect.stringMatching(/no room/) } });
  ask("小王", "汉滨区如何考核乡镇?");
  letGo();
  // What is on its way when the process is killed may be sent twice.
  const answered = () => program.output().split("question answered").length - 1;
  await standIn.waitUntil(() => answered() === 2, "the second answer");
  const polls = standIn.updates.polls();

  // Killed and started again without room, it waits as before.
  program.child.kill("SIGKILL");
  await program.ended();
  const next = start();
  await standIn.waitUntil(() => next.output().includes("answering in Telegram"), "start", 120_000);
  await untilReady(false);
  expect(standIn.updates.unconfirmed()).toHaveLength(1);
  expect(standIn.updates.polls()).toBe(polls);

  disk.makeRoom();
  await standIn.waitForMessages(3);
  await untilReady(true);
  next.child.kill("SIGTERM");
  expect(await next.ended()).toBe(0);
  const texts = standIn.sent().map(({ text }) => text);
  for (const place of ["河曲县", "上犹县", "汉滨区"])
    expect(texts.filter((text) => text.startsWith(place))).toHaveLength(1);
  for (const lines of [wholeLines(program), wholeLines(next)])
    expect(lines.filter(({ message }) => message.includes("nearly full"))).toHaveLength(1);
  expect(wholeLines(next).filter(({ message }) => message.includes("room again"))).toHaveLength(1);
}, 240_000);

test("a disk that refuses everything ends the program, with an error that leaves the state where it is", async () => {
  const standIn = await createStandIn();
  onTestFinished(() => standIn.close());
  const dataDir = temporaryFolder();
  const program = startBotProgram(standIn, { dataDir });
  await standIn.waitUntil(() => standIn.calls("getUpdates").length > 0, "polling", 120_000);
  // As a volume that is gone.
  rmSync(dataDir, { recursive: true });
  const code = await program.ended();
  expect({ code, signal: program.child.signalCode }).toEqual({ code: 1, signal: null });
  const last = wholeLines(program).at(-1);
  expect(last).toMatchObject({ level: "error", code: "state.unavailable" });
  expect(last?.message).toMatch(/state\.mdb cannot be written/);
  expect(last?.message).not.toMatch(/\bmove|empty state/);
}, 180_000);
