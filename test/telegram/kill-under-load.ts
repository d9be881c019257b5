/** The real process, killed again and again while it answers, and what became of every question. */
import { setTimeout as sleep } from "node:timers/promises";
import type { BotProgram } from "../setup/bot-program.ts";
import {
  createAsker,
  createStart,
  type LoadReport,
  type Questions,
  reportOf,
  type Sharing,
} from "./question-load.ts";
import { createStandIn, type StandIn } from "./stand-in/create-stand-in.ts";

export interface KillPlan extends Questions {
  readonly kills: number;
  /** Several that share a database; one with a folder by default. */
  readonly sharing?: Sharing;
}

/** The parts of the test are those between two kills: lives of the process. */
export interface KillReport extends LoadReport {
  /** How many processes were killed before they had begun to answer, and after. */
  readonly kills: { readonly starting: number; readonly answering: number };
}

export async function killUnderLoad(plan: KillPlan): Promise<KillReport> {
  const standIn = await createStandIn();
  const start = await createStart(standIn, plan.sharing);
  const running = Array.from({ length: plan.sharing?.programs ?? 1 }, (_, place) => start(place));
  const lives: number[] = [];
  const kills = { starting: 0, answering: 0 };
  const asked = createAsker(standIn, plan);
  try {
    for (let kill = 0; kill < plan.kills; kill += 1) {
      const hit = Math.floor(Math.random() * running.length);
      const program = running[hit] ?? start(hit);
      const untilKill = waitForRandomMoment(standIn, program);
      asked.next(Math.ceil(plan.questions / plan.kills));
      kills[await untilKill] += 1;
      program.child.kill("SIGKILL");
      await program.ended();
      lives.push(standIn.sent().length);
      running[hit] = start(hit);
    }
    await standIn.waitUntil(asked.areAllAnswered, "all questions answered", 300_000);
    for (const { child } of running) child.kill("SIGTERM");
    await Promise.all(running.map((program) => program.ended()));
    return { ...reportOf(standIn, asked, lives), kills };
  } finally {
    await standIn.close();
  }
}

/** While it starts one time in four, else shortly after it was ready or, twice as often, after it has answered. */
async function waitForRandomMoment(
  standIn: StandIn,
  program: BotProgram,
): Promise<"starting" | "answering"> {
  if (Math.random() < 0.25) {
    await sleep(Math.random() * 2_000);
    return "starting";
  }
  const before = standIn.sent().length;
  const mustAnswer = Math.random() < 2 / 3;
  const isReached = () =>
    standIn.sent().length > before ||
    (!mustAnswer && program.output().includes("answering in Telegram"));
  await standIn.waitUntil(isReached, `an answer; the program wrote ${program.output()}`, 120_000);
  await sleep(Math.random() * 400);
  return "answering";
}
