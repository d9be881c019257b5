/**
 * The real process, with more updates than it keeps while no answer can be sent; how its memory grew, and what became
 * of them.
 */
import { setTimeout as sleep } from "node:timers/promises";
import * as v from "valibot";
import { memoryOf, startBotProgram } from "../setup/bot-program.ts";
import { freePort } from "../setup/free-port.ts";
import { temporaryFolder } from "../setup/temporary-folder.ts";
import { createStandIn, type StandIn } from "./stand-in/create-stand-in.ts";

export interface WaitingReport {
  /** When all that it takes were waiting. */
  readonly waiting: number;
  readonly leftWithTelegram: number;
  /** The process's own memory; pages of its files, which the system takes back when it likes, are not in it. */
  readonly memoryBefore: number;
  readonly memoryWaiting: number;
  /** How often each chat that asked was answered. */
  readonly answers: readonly number[];
}

/** As `create-bot.ts` has it. */
export const mostWaiting = 10_000;
/** So many that none of them asks too much. */
export const askedInEach = 20;
const warmUp = 400;
const limitMs = 25 * 60_000;

export async function letWait(count: number): Promise<WaitingReport> {
  const standIn = await createStandIn();
  const port = await freePort();
  const program = startBotProgram(standIn, {
    dataDir: temporaryFolder(),
    env: { HTTP_PORT: String(port), QUESTIONS_PER_MINUTE: "1000", LOG_LEVEL: "error" },
  });
  try {
    // What is loaded and compiled with the first answers is not what waiting takes.
    ask(standIn, warmUp);
    await standIn.waitUntil(() => standIn.sent().length === warmUp, "the first answers", limitMs);
    const memoryBefore = memoryOf(program);
    const letGo = standIn.holdBack("sendMessage");
    const chatIds = ask(standIn, count);
    const waiting = await depthFrom(port, Math.min(count, mostWaiting));
    const leftWithTelegram = standIn.updates.queued().length;
    const memoryWaiting = memoryOf(program);
    letGo();
    const isDone = () => standIn.sent().length >= warmUp + count;
    await standIn.waitUntil(isDone, "all answers", limitMs);
    program.child.kill("SIGTERM");
    await program.ended();
    const answers = chatIds.map((id) => standIn.standing(id).length);
    return { waiting, leftWithTelegram, memoryBefore, memoryWaiting, answers };
  } finally {
    program.child.kill("SIGKILL");
    await standIn.close();
  }
}

/** Gives the chats asked in. */
function ask({ users }: StandIn, count: number): readonly number[] {
  return Array.from({ length: count / askedInEach }, (_, number) => {
    const user = users.person(`提问者 ${number}`);
    const chat = users.privateChat(user);
    for (let left = askedInEach; left > 0; left -= 1) users.sendText(chat, user, "hequ-06");
    return chat.id;
  });
}

/** How many wait, once there are so many, and no more are on their way. */
async function depthFrom(port: number, expected: number): Promise<number> {
  for (let before = -1; ;) {
    const { queueDepth } = v.parse(
      v.object({ queueDepth: v.number() }),
      await (await fetch(`http://127.0.0.1:${port}/healthz`)).json(),
    );
    if (queueDepth >= expected && queueDepth === before) return queueDepth;
    before = queueDepth;
    await sleep(500);
  }
}
