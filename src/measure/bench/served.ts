/**
 * A way to open an index in, with a process of its own around it; how long that takes, how much memory the process holds
 * when it answers, and how long questions take beside bare passes of the model, out.
 */
import type { CaseLibrary } from "../../core/domain.ts";
import type { Embedder } from "../../embedding/embedder.ts";
import type { Snapshot } from "../../index/snapshot.ts";
import type { Say } from "../../render/messages.ts";
import { answer, type AskedMs, timeQuestions } from "./asking.ts";
import { measureResidentBytes, type ServedMemory } from "./memory.ts";

export interface ServedMeasurement extends AskedMs {
  readonly openMs: number;
  readonly memory: ServedMemory;
}

export interface ServedQuestions {
  readonly warmUp: readonly string[];
  /** Those that are timed; none where the memory is all that is wanted. */
  readonly questions: readonly string[];
}

export interface Served {
  readonly library: CaseLibrary;
  readonly snapshot: Snapshot;
  readonly embedder: Embedder;
  close(): Promise<void>;
}

export interface ServedMeans {
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
  // Once more: to measure the memory, compiled code was let go of as well.
  await timeQuestions(warmUp, means);
  return { memory, ...(await timeQuestions(questions, means)) };
}

/** As a Chinese text lies in memory; its file is half as large again. */
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
