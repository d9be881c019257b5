/** Three real processes on one database, to which something happens while they answer. Nobody restarts them. */
import { setTimeout as sleep } from "node:timers/promises";
import {
  createAsker,
  createStart,
  type LoadReport,
  type Questions,
  reportOf,
  type Sharing,
  untilAllAnswered,
} from "./question-load.ts";
import { createStandIn } from "./stand-in/create-stand-in.ts";

export interface FaultPlan extends Questions {
  readonly sharing: Sharing;
  /** Each happens in the middle of questions, and resolves when the database can be reached again. */
  readonly faults: readonly (() => Promise<void>)[];
}

export interface FaultReport extends LoadReport {
  /** For each fault, how long it took until every program had answered again. */
  readonly backAfterMs: readonly number[];
}

const backWithinMs = 30_000;

export async function faultsUnderLoad(plan: FaultPlan): Promise<FaultReport> {
  const { sharing, faults } = plan;
  const standIn = await createStandIn();
  const start = await createStart(standIn, sharing);
  const running = Array.from({ length: sharing.programs }, (_, place) => start(place));
  const asked = createAsker(standIn, plan);
  const backAfterMs: number[] = [];
  const haveAnswered = (limitMs: number) => untilAllAnswered(standIn, running, limitMs);
  try {
    for (const fault of faults) {
      asked.next(Math.ceil(plan.questions / faults.length));
      await haveAnswered(120_000);
      await sleep(Math.random() * 400);
      await fault();
      const fromMs = performance.now();
      await haveAnswered(backWithinMs);
      backAfterMs.push(performance.now() - fromMs);
    }
    await standIn.waitUntil(asked.areAllAnswered, "all questions answered", 300_000);
    const hasEnded = running.some(({ child }) => child.exitCode !== null);
    if (hasEnded) throw new Error("A program has ended.");
    for (const { child } of running) child.kill("SIGTERM");
    await Promise.all(running.map((program) => program.ended()));
    return { ...reportOf(standIn, asked, []), backAfterMs };
  } finally {
    for (const { child } of running) child.kill("SIGKILL");
    await standIn.close();
  }
}
