/**
 * A program and its order in; what a process of its own has measured for it, or why it could not, out. One after the
 * other: beside each other they would measure the others as well.
 *
 * An index and questions in; what a process of its own, which opens it as the bot does, has measured, out.
 *
 * What `npm run bench` and `bench:growth` tell the process that opens an index as the bot does.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { text as readAll } from "node:stream/consumers";
import { projectDir } from "../../core/config.ts";
import { AppError } from "../../core/errors.ts";
import type { Failure, PeerMeasurement } from "../peers/measure.ts";
import type { PeerOrder } from "../peers/peer-score.ts";
import type { ServedMeasurement } from "./served.ts";

/** By the name of its file: what it is told, and what it measures. */
interface Programs {
  readonly "bench-peer": { readonly order: PeerOrder; readonly measured: PeerMeasurement };
  readonly "bench-served": { readonly order: ServedOrder; readonly measured: ServedMeasurement };
}

/** Sixty thousand passages compared one by one with each question, three times over, take most of it. */
const timeoutMinutes = 60;

export async function measureApart<Name extends keyof Programs>(
  program: Name,
  order: Programs[Name]["order"],
): Promise<Programs[Name]["measured"] | Failure> {
  const orderFile = path.join(order.folder, `${order.name}.order.json`);
  const resultFile = path.join(order.folder, `${order.name}.json`);
  await writeFile(orderFile, JSON.stringify(order));
  const file = path.join(projectDir, "src", "cli", `${program}.ts`);
  const words = ["--expose-gc", "--import", "tsx", file, orderFile, resultFile];
  const child = spawn(process.execPath, words, {
    cwd: projectDir,
    stdio: ["ignore", "ignore", "pipe"],
    timeout: timeoutMinutes * 60_000,
  });
  const [said, [code, signal]] = await Promise.all([
    readAll(child.stderr),
    once(child, "close") as Promise<[number | null, NodeJS.Signals | null]>,
  ]);
  if (code === 0)
    return JSON.parse(await readFile(resultFile, "utf8")) as Programs[Name]["measured"];
  if (signal === "SIGTERM") return { failure: `it took longer than ${timeoutMinutes} minutes` };
  return { failure: reasonIn(said) ?? `its process ended with ${signal ?? `code ${code}`}` };
}

/** What V8 says when memory runs out, or an error's first line. */
function reasonIn(said: string): string | undefined {
  const lines = said.split("\n").map((line) => line.trim());
  return lines.find((line) => line.startsWith("FATAL ERROR")) ?? lines.find((line) => line !== "");
}

/** @throws AppError `index.corrupt` with the reason why it could not be measured. */
export async function measureServedApart(
  order: Omit<ServedOrder, "name">,
): Promise<ServedMeasurement> {
  const measured = await measureApart("bench-served", { ...order, name: "served" });
  if (!("failure" in measured)) return measured;
  const { indexDir } = order.folders;
  throw new AppError(
    "index.corrupt",
    `The index in ${indexDir} could not be measured: ${measured.failure}`,
    { indexDir },
  );
}

export interface ServedOrder extends Pick<PeerOrder, "folders" | "model" | "questions"> {
  readonly name: string;
  /** Holds the order and its result. */
  readonly folder: string;
  /** Asked before anything but the opening is measured. */
  readonly warmUp: readonly string[];
}
