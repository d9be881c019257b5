/**
 * Recognises the pages of a file in a process of its own, which ends with the work: what a page takes is given back,
 * and a hostile file costs no more than its limits. Pages that an earlier attempt finished are not read again.
 */
import { type ChildProcess, fork } from "node:child_process";
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { maxPdfPages, refuse } from "../extracted.ts";
import type { RecognisedPages } from "./recognised-pages.ts";
import type { RecognisedPage } from "./recognised.ts";
import type { RecognitionMessage, RecognitionTask } from "./recognition-messages.ts";

/** A page takes a few seconds on two cores, ten times as long where others work. */
const pageTimeoutMs = 60_000;
const maxProcessBytes = 1_000_000_000;
/** JavaScript's share of it. */
const maxHeapMegabytes = 512;

export interface RecognitionOptions {
  /** Keeps the pages that are done; by default nothing is kept. */
  readonly keeping?: RecognisedPages;
  /** Called before the first page and after each. */
  readonly onPage?: (done: number, of: number) => void;
  /** Stops the work; the promise then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  readonly pageTimeoutMs?: number;
  readonly maxProcessBytes?: number;
}

interface FileWithPictures extends Pick<RecognitionTask, "kind" | "bytes" | "pages"> {
  readonly name: string;
}

/** In the order of the pages. @throws AppError `document.unreadable`, or the signal's reason */
export async function recogniseApart(
  { name, kind, bytes, pages }: FileWithPictures,
  options: RecognitionOptions,
): Promise<readonly RecognisedPage[]> {
  const { keeping, onPage, signal } = options;
  signal?.throwIfAborted();
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const known = (await keeping?.of(sha256)) ?? [];
  const found = new Map(known.map((page) => [page.number, page] as const));
  const process = startProcess(options.maxProcessBytes ?? maxProcessBytes);
  const saving: Promise<void>[] = [];
  try {
    const wanted = await new Promise<readonly number[]>((resolve, reject) => {
      let asked: readonly number[] = [];
      const fail = (reason: "too-heavy" | "damaged" | "too-many-pages", cause?: unknown) =>
        reject(refuse(reason, name, cause));
      const timeoutMs = options.pageTimeoutMs ?? pageTimeoutMs;
      const timer = setTimeout(() => fail("too-heavy"), timeoutMs);
      signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
      const count = () => asked.filter((number) => found.has(number)).length;
      process.on("message", (message: RecognitionMessage) => {
        timer.refresh();
        switch (message.kind) {
          case "begin":
            asked = message.pages;
            if (asked.length > maxPdfPages) fail("too-many-pages");
            else onPage?.(count(), asked.length);
            break;
          case "page":
            found.set(message.page.number, message.page);
            if (keeping !== undefined) saving.push(keeping.keep(sha256, message.page));
            onPage?.(count(), asked.length);
            break;
          case "end":
            resolve(asked);
            break;
          case "failed":
            fail("damaged", new Error(message.problem));
        }
      });
      process.on("error", (error) => fail("damaged", error));
      process.on("exit", (code) => {
        clearTimeout(timer);
        // Killed for its memory, by itself or by the system.
        fail(code === null ? "too-heavy" : "damaged");
      });
      const task: RecognitionTask = { kind, bytes, pages, known: [...found.keys()] };
      process.send(task);
    });
    return wanted.flatMap((number) => found.get(number) ?? []);
  } finally {
    process.kill("SIGKILL");
    await Promise.all(saving);
  }
}

function startProcess(maxBytes: number): ChildProcess {
  return fork(
    fileURLToPath(new URL("recognise-process.mjs", import.meta.url)),
    [String(maxBytes)],
    {
      // None of the bot's settings, above all not its token. Otherwise the runtime would send usage figures to its maker.
      env: { TSX_DISABLE_CACHE: "1", ORT_DISABLE_TELEMETRY: "1" },
      execArgv: [`--max-old-space-size=${maxHeapMegabytes}`],
      serialization: "advanced",
      // The libraries' warnings do not name the file.
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    },
  );
}
