/**
 * A program and its order in; what a process of its own has measured for it, or why it could not, out. One after the
 * other: beside each other they would measure the others as well.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { text as readAll } from "node:stream/consumers";
import type { PeerMeasurement } from "../bench/peers/measure.ts";
import type { Failure } from "../bench/peers/peer-row.ts";
import type { ServedMeasurement } from "../bench/served.ts";
import { projectDir } from "../core/config.ts";
import type { PeerOrder } from "./peer-order.ts";
import type { ServedOrder } from "./served-order.ts";

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
