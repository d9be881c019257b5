/**
 * Times questions, up to the rendered messages, beside bare passes of the model: one at a time, and many at once.
 * Questions and passes alternate, so that other load on the machine affects both alike.
 * Also measures an index as the bot serves it, in the present process: the time to open it, the resident memory, and
 * questions.
 */
import { renderAnswer } from "../../chat/ask/answer-view.ts";
import type { Say } from "../../chat/views/messages.ts";
import type { CaseLibrary } from "../../core/library.ts";
import type { Embedder } from "../../embedding/embedder.ts";
import type { Snapshot } from "../../index/snapshot.ts";
import { serializeMessage } from "../../telegram/serialize-message.ts";
import {
  type Figure,
  largePassageCount,
  measureResidentBytes,
  median,
  quantile,
  type ServedMemory,
  spreadOf,
  timedMs,
} from "./figures.ts";

const chatCount = 16;
const rounds = 5;

interface AskingMeans {
  readonly library: CaseLibrary;
  /** The embedder of the library without its cache of recent queries, so that passes run in the same thread. */
  readonly embedder: Embedder;
  /** One thread per core. */
  readonly allThreads: Embedder;
  readonly say: Say;
}

/** One entry for each question. */
interface AskedMs {
  readonly answerMs: readonly number[];
  readonly passMs: readonly number[];
}

async function timeQuestions(
  questions: readonly string[],
  means: Omit<AskingMeans, "allThreads">,
): Promise<AskedMs> {
  const passMs: number[] = [];
  const answerMs: number[] = [];
  for (const question of questions) {
    passMs.push(await timedMs(() => means.embedder.embedQuery(question)));
    answerMs.push(await timedMs(() => answer(question, means)));
  }
  return { answerMs, passMs };
}

export async function benchOneQuestion(
  questions: readonly string[],
  warmUp: readonly string[],
  { passageCount, ...means }: AskingMeans & { readonly passageCount: number },
): Promise<Figure[]> {
  for (const question of warmUp) await answer(question, means);
  const { answerMs, passMs } = await timeQuestions(questions, means);
  const times = (values: readonly number[]) =>
    `${median(values).toFixed(1)} ms, p99 ${quantile(values, 0.99).toFixed(1)} ms`;
  const detail = `question ${times(answerMs)}; pass ${times(passMs)}`;
  return [
    {
      what: "question over pass, medians",
      value: median(answerMs) / median(passMs),
      target: { atMost: passageCount >= largePassageCount ? 1.8 : 1.3 },
      detail,
    },
    {
      what: "question over pass, 99th percentiles",
      value: quantile(answerMs, 0.99) / quantile(passMs, 0.99),
      target: { atMost: 3 },
      detail,
    },
  ];
}

/**
 * Measures answers per second over passes per second, both on all cores.
 * @param warmUp so many questions that all threads get started
 */
export async function benchManyChats(
  questions: readonly string[],
  warmUp: readonly string[],
  means: AskingMeans,
): Promise<Figure> {
  const pass = (question: string) => means.allThreads.embedQuery(question);
  const ask = (question: string) => answer(question, means);
  for (const run of [pass, ask]) await atOnce(warmUp, run);
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const passesMs = await timedMs(() => atOnce(questions, pass));
    const answersMs = await timedMs(() => atOnce(questions, ask));
    ratios.push(passesMs / answersMs);
  }
  return {
    what: `${chatCount} chats at once: answers a second over passes a second`,
    value: median(ratios),
    target: { atLeast: 0.8 },
    detail: `${rounds} rounds of ${questions.length}: ${spreadOf(ratios)}`,
  };
}

async function atOnce(items: readonly string[], run: (item: string) => Promise<unknown>) {
  const left = items.values();
  const lane = async () => {
    for (const item of left) await run(item);
  };
  await Promise.all(Array.from({ length: chatCount }, lane));
}

/** Answers a question and renders the messages without sending them. */
async function answer(
  question: string,
  { library, say }: Pick<AskingMeans, "library" | "say">,
): Promise<void> {
  const answered = await library.answer(question);
  serializeMessage(renderAnswer(answered, say, { cases: library.cases() }), "bench_bot");
}

export interface ServedMeasurement extends AskedMs {
  readonly openMs: number;
  readonly memory: ServedMemory;
}

interface ServedQuestions {
  readonly warmUp: readonly string[];
  /** The timed questions; empty when only the memory is wanted. */
  readonly questions: readonly string[];
}

interface Served {
  readonly library: CaseLibrary;
  readonly snapshot: Snapshot;
  readonly embedder: Embedder;
  close(): Promise<void>;
}

interface ServedMeans {
  readonly open: () => Promise<Served>;
  readonly say: Say;
}

export async function measureServed(
  asked: ServedQuestions,
  { open, ...means }: ServedMeans,
): Promise<ServedMeasurement> {
  const startedMs = performance.now();
  const served = await open();
  const openMs = performance.now() - startedMs;
  try {
    return { openMs, ...(await measureOpened(asked, served, means)) };
  } finally {
    await served.close();
  }
}

async function measureOpened(
  { warmUp, questions }: ServedQuestions,
  { library, snapshot, embedder }: Served,
  { say }: Omit<ServedMeans, "open">,
): Promise<Omit<ServedMeasurement, "openMs">> {
  for (const question of warmUp) await answer(question, { library, say });
  const memory = { residentBytes: await measureResidentBytes(), ...contentOf(snapshot) };
  const means = { library, embedder, say };
  // Warm up again, because the collection for the memory figure also discarded compiled code.
  await timeQuestions(warmUp, means);
  return { memory, ...(await timeQuestions(questions, means)) };
}

/** V8 stores Chinese text in two bytes a unit; in the file it takes three. */
const bytesPerUtf16 = 2;

function contentOf({
  passages,
  documents,
  vectors,
}: Snapshot): Omit<ServedMemory, "residentBytes"> {
  return {
    passageCount: passages.length,
    vectorBytes: vectors.values.byteLength,
    textBytes: documents.reduce((sum, { text }) => sum + text.length * bytesPerUtf16, 0),
  };
}
