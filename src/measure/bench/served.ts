/**
 * Measures an index as the bot serves it, in the present process: the time to open it, the resident memory, and
 * questions beside bare passes of the model.
 */
import type { Say } from "../../chat/views/messages.ts";
import type { CaseLibrary } from "../../core/domain.ts";
import type { Embedder } from "../../embedding/embedder.ts";
import type { Snapshot } from "../../index/snapshot.ts";
import { answer, type AskedMs, timeQuestions } from "./asking.ts";
import { measureResidentBytes, type ServedMemory } from "./memory.ts";

export interface ServedMeasurement extends AskedMs {
  readonly openMs: number;
  readonly memory: ServedMemory;
}

export interface ServedQuestions {
  readonly warmUp: readonly string[];
  /** The timed questions; empty when only the memory is wanted. */
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
