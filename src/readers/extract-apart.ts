/**
 * Extracts a file in a process of its own, which ends with it. A broken or malicious file costs at most the time and
 * memory that are allowed, the bot stays responsive, and the memory that a library took is given back: a thread's
 * would stay with the bot.
 */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import {
  type Extracted,
  maxGrowthBytes,
  maxHeapMegabytes,
  readTimeoutMs,
  refuse,
  type UnreadableReason,
} from "./extracted.ts";
import type { HeavyKind } from "./formats.ts";
import type { Page } from "./pages/page.ts";

/** What the process is sent. The file's bytes go to its standard input. */
export interface ExtractOrder {
  readonly kind: HeavyKind;
  readonly name: string;
  readonly heapMegabytes: number;
  readonly maxGrowthBytes: number;
  /** Pages of a PDF or OFD file that are pictures, as they were recognised. */
  readonly recognised?: readonly Page[] | undefined;
}

export type ExtractReply =
  | { readonly extracted: Extracted }
  | { readonly reason: UnreadableReason | null; readonly problem: string };

export interface ExtractLimits {
  readonly timeoutMs?: number;
  readonly heapMegabytes?: number;
}

interface ExtractOptions extends ExtractLimits {
  /** Pages of a PDF or OFD file that are pictures, as they were recognised. */
  readonly recognised?: readonly Page[];
}

/** How a process ends whose memory it or the system refuses, or V8 at the limit of its heap. */
export const outOfMemory: ReadonlySet<NodeJS.Signals> = new Set(["SIGKILL", "SIGABRT", "SIGTRAP"]);

const program = new URL("./extract-child.mjs", import.meta.url);

/** @throws AppError `document.unreadable` */
export async function extractApart(
  kind: HeavyKind,
  name: string,
  bytes: Uint8Array,
  { timeoutMs = readTimeoutMs, heapMegabytes = maxHeapMegabytes, recognised }: ExtractOptions = {},
): Promise<Extracted> {
  const child = fork(program, {
    // A group of its own, so that whatever it starts can be ended with it.
    detached: true,
    execArgv: [],
    // None of the bot's settings, above all not its token; and tsx writes no cache.
    env: { TSX_DISABLE_CACHE: "1" },
    serialization: "advanced",
    // The libraries' warnings do not name the file.
    stdio: ["pipe", "ignore", "ignore", "ipc"],
  });
  try {
    const replied = replyOf(child, name, timeoutMs);
    const order: ExtractOrder = { kind, name, heapMegabytes, maxGrowthBytes, recognised };
    // A process that has ended already says so by its `exit`.
    child.send(order, () => undefined);
    child.stdin?.on("error", () => undefined).end(bytes);
    return await replied;
  } finally {
    await end(child);
  }
}

function replyOf(child: ChildProcess, name: string, timeoutMs: number): Promise<Extracted> {
  return new Promise<Extracted>((resolve, reject) => {
    const fail = (reason: UnreadableReason, cause?: unknown) => reject(refuse(reason, name, cause));
    const timer = setTimeout(() => fail("too-heavy"), timeoutMs);
    child.on("message", (reply: ExtractReply) => {
      if ("extracted" in reply) resolve(reply.extracted);
      else fail(reply.reason ?? "damaged", new Error(reply.problem));
    });
    // No process could be started.
    child.on("error", (error) => {
      clearTimeout(timer);
      fail("too-heavy", error);
    });
    child.on("exit", (_, signal) => {
      clearTimeout(timer);
      fail(signal !== null && outOfMemory.has(signal) ? "too-heavy" : "damaged");
    });
  });
}

async function end(child: ChildProcess): Promise<void> {
  const { pid } = child;
  if (pid === undefined) return;
  const hasEnded = child.exitCode !== null || child.signalCode !== null;
  const ended = hasEnded ? Promise.resolve() : once(child, "exit");
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // Nothing of the group is left.
  }
  await ended;
}
