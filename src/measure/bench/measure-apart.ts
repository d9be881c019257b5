/**
 * Runs a measurement in a process of its own, to which order and result are passed as JSON files. Callers run one at a
 * time, since processes beside each other would disturb the figures.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { text as readAll } from "node:stream/consumers";
import { projectDir } from "../../core/config.ts";
import { AppError } from "../../core/errors.ts";
import type { Failure, PeerMeasurement, PeerOrder } from "../peers/measure.ts";
import type { ServedMeasurement } from "./asking.ts";

/** By the program's file name: its order and its measurement. */
interface Programs {
  readonly "bench-peer": { readonly order: PeerOrder; readonly measured: PeerMeasurement };
  readonly "bench-served": { readonly order: ServedOrder; readonly measured: ServedMeasurement };
}

const folders: Readonly<Record<keyof Programs, string>> = {
  "bench-peer": "peers",
  "bench-served": "bench",
};

/** Comparing each question with 60,000 passages, three times over, takes most of this. */
const timeoutMinutes = 60;

export async function measureApart<Name extends keyof Programs>(
  program: Name,
  order: Programs[Name]["order"],
): Promise<Programs[Name]["measured"] | Failure> {
  const orderFile = path.join(order.folder, `${order.name}.order.json`);
  const resultFile = path.join(order.folder, `${order.name}.json`);
  await writeFile(orderFile, JSON.stringify(order));
  const file = path.join(projectDir, "src", "measure", folders[program], `${program}.ts`);
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

/** Returns V8's message about exhausted memory, or the first line of an error. */
function reasonIn(said: string): string | undefined {
  const lines = said.split("\n").map((line) => line.trim());
  return lines.find((line) => line.startsWith("FATAL ERROR")) ?? lines.find((line) => line !== "");
}

/** Measures an index as the bot serves it. @throws AppError `index.corrupt` with the reason when that fails. */
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
  /** For the files of the order and its result. */
  readonly folder: string;
  /** Questions asked after the opening, before anything else is measured. */
  readonly warmUp: readonly string[];
}
