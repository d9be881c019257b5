/**
 * Reads a file for a draft. Where pages are pictures, which takes seconds each, that goes on in the background: the chat
 * is told of each page, can go on meanwhile, and can stop it.
 */
import { type ReadManuscript, ReadingStopped } from "../../core/document-desk.ts";
import type { Message } from "../message.ts";
import { onlyNotice, type Pressed } from "../pressed.ts";
import type { AdminTurn } from "../turn.ts";
import { plainMessage } from "../views/spans.ts";
import { followProgress } from "./index-addition.ts";
import { tellProblems } from "./problems.ts";

interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * @param finish called with what was read, at once or in the background
 * @throws AppError as DocumentDesk.read does
 */
export async function readForDraft(
  turn: AdminTurn,
  file: NamedBytes,
  finish: (read: ReadManuscript) => Promise<void>,
): Promise<void> {
  const reading = beginReading(turn, file);
  const first = await turn.whileTyping(() => Promise.race([reading.read, reading.firstPage]));
  if (typeof first !== "number") return finish(first);
  const [messageId] = await turn.reply(renderPages(turn, { done: 0, of: first }));
  turn.background((stopping) => followReading(turn, { reading, messageId, stopping, finish }));
}

/** As `readForDraft`, for work that is in the background already. */
export async function readInBackground(
  turn: AdminTurn,
  file: NamedBytes,
  { stopping, finish }: Pick<FollowedReading, "stopping" | "finish">,
): Promise<void> {
  const reading = beginReading(turn, file);
  const first = await Promise.race([reading.read, reading.firstPage]);
  if (typeof first !== "number") return finish(first);
  const [messageId] = await turn.reply(renderPages(turn, { done: 0, of: first }));
  await followReading(turn, { reading, messageId, stopping, finish });
}

interface Pages {
  readonly done: number;
  readonly of: number;
}

interface BegunReading {
  readonly read: Promise<ReadManuscript>;
  /** The number of pages, once the first of them is to be recognised. */
  readonly firstPage: Promise<number>;
  readonly pages: () => Pages;
  readonly stop: () => void;
}

function beginReading(turn: AdminTurn, { name, bytes }: NamedBytes): BegunReading {
  const stop = new AbortController();
  let pages: Pages = { done: 0, of: 1 };
  let begin: (of: number) => void = () => undefined;
  const firstPage = new Promise<number>((resolve) => (begin = resolve));
  const read = turn.desk.read(name, bytes, {
    key: keyOf(turn),
    signal: stop.signal,
    onPage(done, of) {
      pages = { done, of };
      begin(of);
    },
  });
  // Whoever waits for it is told.
  read.catch(() => undefined);
  return { read, firstPage, pages: () => pages, stop: () => stop.abort() };
}

interface FollowedReading {
  readonly reading: BegunReading;
  /** The message that shows the progress. */
  readonly messageId: number | undefined;
  readonly stopping: AbortSignal;
  readonly finish: (read: ReadManuscript) => Promise<void>;
}

async function followReading(
  turn: AdminTurn,
  { reading, messageId, stopping, finish }: FollowedReading,
): Promise<void> {
  const { read, pages, stop } = reading;
  stopping.addEventListener("abort", stop);
  if (stopping.aborted) stop();
  const progress = followProgress(turn.progressEveryMs, () =>
    turn.showProgress(messageId ?? 0, renderPages(turn, pages())),
  );
  const timer = setInterval(() => {
    const { done, of } = pages();
    if (done < of) progress.report(done / of);
  }, turn.progressEveryMs / 2);
  const tell = async (key: "recognition-done" | "recognition-stopped" | "recognition-failed") => {
    if (messageId !== undefined) await turn.editMessage(messageId, plainMessage(turn.say(key)));
  };
  const outcome = await read.catch((error: unknown) => ({ error }));
  clearInterval(timer);
  await progress.end();
  stopping.removeEventListener("abort", stop);
  // It is begun again after the start.
  if (stopping.aborted) return;
  await turn.reloadLanguage();
  if (!("error" in outcome)) {
    await tell("recognition-done");
    return tellProblems(turn, () => finish(outcome));
  }
  const { error } = outcome;
  if (error instanceof ReadingStopped) return tell("recognition-stopped");
  await tell("recognition-failed");
  await tellProblems(turn, () => Promise.reject(error));
}

function renderPages({ say, updateId }: AdminTurn, { done, of }: Pages): Message {
  return {
    parts: [[say("recognition-pages", { done, count: of })]],
    actions: [[{ label: say("recognition-stop"), data: `stopreading:${updateId}` }]],
  };
}

/** `stopreading:1042` */
export function pressStopReading(turn: AdminTurn, argument: string): Pressed {
  const isStopped = turn.desk.stopReading(`${turn.user.id}:${argument}`);
  return onlyNotice(turn.say(isStopped ? "recognition-stopping" : "button-gone"));
}

function keyOf({ user, updateId }: AdminTurn): string {
  return `${user.id}:${updateId}`;
}
