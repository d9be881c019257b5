/** What reading a file costs the program that has it read, and that nothing of it goes on. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { extractApart } from "../../../src/readers/extract-apart.ts";
import { unreadableReasonOf } from "../../../src/readers/extracted.ts";

const canListProcesses = existsSync(`/proc/self/task/${process.pid}/children`);

/** Its tree takes some twenty times its size. */
const heavyPage = Buffer.from(`<html><body>${"<p>改<b>革</b></p>".repeat(2_000_000)}`);

test("memory that a hostile file takes is not kept, and nothing of its process is left", async () => {
  const startBytes = process.memoryUsage.rss();
  const error: unknown = await extractApart("html", "a.html", heavyPage).catch(
    (thrown: unknown) => thrown,
  );
  expect(unreadableReasonOf(error)).toBe("too-heavy");
  expect(readersOf(process.pid)).toEqual([]);
  expect(process.memoryUsage.rss()).toBeLessThan(startBytes + 250_000_000);
});

test("a text that is longer than a document may be is not sent back", async () => {
  const page = Buffer.from(`<html><body><p>${"改革".repeat(1_000_000)}</p>`);
  const error: unknown = await extractApart("html", "a.html", page).catch(
    (thrown: unknown) => thrown,
  );
  expect(unreadableReasonOf(error)).toBe("too-long");
});

test.runIf(canListProcesses)("a program that is killed leaves no reader behind", async () => {
  const reader = path.resolve(import.meta.dirname, "../../../src/readers/extract-apart.ts");
  const page = '"<p>改</p>".repeat(3_000_000)';
  const script = `import(${JSON.stringify(reader)}).then(({ extractApart }) => extractApart("html", "a.html", Buffer.from(${page}), { heapMegabytes: 4000 }))`;
  const program = spawn(process.execPath, ["--import", "tsx", "-e", script], { stdio: "ignore" });
  let child: number | undefined;
  while (child === undefined) {
    await sleep(20);
    [child] = readersOf(program.pid ?? 0);
  }
  program.kill("SIGKILL");
  await once(program, "exit");
  await expect.poll(() => isReader(child), { timeout: 30_000 }).toBe(false);
});

/** The processes that a program has read files; none where the system does not list them. */
function readersOf(pid: number): readonly number[] {
  const listed = contentOf(`/proc/${pid}/task/${pid}/children`);
  return listed.split(" ").filter(Boolean).map(Number).filter(isReader);
}

function isReader(pid: number | undefined): boolean {
  return contentOf(`/proc/${pid}/cmdline`).includes("extract-child");
}

/** Empty for a process that has ended. */
function contentOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
