/** What the program itself lets others see: its lines on stderr, and its entry in the list of processes. */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { startBotProgram, type BotProgram } from "../setup/bot-program.ts";
import { jsonLines } from "../setup/run-program.ts";
import { temporaryFolder } from "../setup/temporary-folder.ts";
import { createStandIn, type StandIn } from "./stand-in/create-stand-in.ts";

const question = "河曲县如何安置超编人员?";
const thrower = path.resolve(import.meta.dirname, "../fixtures/throw-on-signal.mjs");

interface Line {
  readonly level: string;
  readonly time: string;
  readonly message: string;
  readonly question?: string;
  readonly stack?: string;
}

interface Started {
  readonly standIn: StandIn;
  readonly program: BotProgram;
  readonly lines: () => readonly Line[];
}

async function askProgram(env: Readonly<Record<string, string>>): Promise<Started> {
  const standIn = await createStandIn();
  const program = startBotProgram(standIn, { dataDir: temporaryFolder(), env });
  onTestFinished(async () => {
    program.child.kill("SIGKILL");
    await standIn.close();
  });
  const user = standIn.users.person("小李");
  standIn.users.sendText(standIn.users.privateChat(user), user, question);
  await standIn.waitUntil(
    () => program.output().includes("question answered") || program.child.exitCode !== null,
    "an answer",
    120_000,
  );
  return { standIn, program, lines: () => jsonLines(program.output()) as Line[] };
}

test("every line is an object, without the question and without the token", async () => {
  const { standIn, program, lines } = await askProgram({ LOG_LEVEL: "debug" });
  program.child.kill("SIGTERM");
  expect(await program.ended()).toBe(0);
  const messages = lines().map(({ message }) => message);
  expect(messages).toEqual(
    expect.arrayContaining(["answering in Telegram", "question answered", "stopping"]),
  );
  for (const { level, time } of lines()) {
    expect(["debug", "info", "warn", "error"]).toContain(level);
    expect(new Date(time).toISOString()).toBe(time);
  }
  expect(program.output()).not.toContain("超编");
  expect(program.output()).not.toContain(standIn.token);
}, 180_000);

test("questions are logged where it is asked for; what nobody caught is logged without the token", async () => {
  const { standIn, program, lines } = await askProgram({
    LOG_QUESTIONS: "1",
    NODE_OPTIONS: `--import ${thrower}`,
  });
  const answered = lines().find(({ message }) => message === "question answered");
  expect(answered?.question).toBe(question);
  expectNoSecretInProcessList(standIn.token);

  program.child.kill("SIGUSR2");
  const code = await program.ended();
  expect({ code, signal: program.child.signalCode }).toEqual({ code: 1, signal: null });
  const last = lines().at(-1);
  expect(last).toMatchObject({ level: "error", message: "the bot ended" });
  expect(last?.stack).toMatch(/^Error: Request to \/bot<token>\/getMe failed\n +at /);
  expect(program.output()).not.toContain(standIn.token);
}, 180_000);

function expectNoSecretInProcessList(secret: string): void {
  const commands = existsSync("/proc/self/cmdline") ? commandsInProc() : commandsByPs();
  expect(commands.some((command) => command.includes("src/main.ts"))).toBe(true);
  expect(commands.filter((command) => command.includes(secret))).toEqual([]);
}

function commandsInProc(): readonly string[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, "utf8");
      } catch {
        // It has ended meanwhile.
        return "";
      }
    });
}

function commandsByPs(): readonly string[] {
  return execFileSync("ps", ["-A", "-o", "args="], { encoding: "utf8" }).split("\n");
}
