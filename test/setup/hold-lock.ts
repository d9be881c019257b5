/**
 * A file in; a process of its own that has its lock, and keeps it until it is killed, out.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { onTestFinished } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");

const program = `
  import { lockFile } from "./src/core/file-lock.ts";
  const lock = await lockFile(process.argv[1], { onWait: () => undefined });
  process.stdout.write("held");
  setInterval(() => lock, 60_000);`;

export async function holdElsewhere(file: string): Promise<ChildProcess> {
  const words = ["--import", "tsx", "--input-type=module", "--eval", program, file];
  const child = spawn(process.execPath, words, { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  await once(child.stdout, "data");
  return child;
}
