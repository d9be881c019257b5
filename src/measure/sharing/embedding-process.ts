/**
 * A process of one thread that embeds texts of builds: it builds what it is told to, and helps others while it is told to.
 * @see bench-sharing.ts, which starts it with the address in DATABASE_URL
 */
import { loadConfig } from "../../core/config.ts";
import { AppError } from "../../core/errors.ts";
import { createBgeEmbedder } from "../../embedding/bge.ts";
import { embedTexts } from "../../index/embed-texts.ts";
import { startEmbeddingPool } from "../../index/postgres/embedding-pool.ts";
import { openIndexDatabase } from "../../index/postgres/open-store.ts";

/** Names of model files and texts are passed as messages. */
export type ToProcess =
  | { readonly kind: "model"; readonly modelDir: string; readonly modelSha256: string }
  | { readonly kind: "help"; readonly isWanted: boolean }
  | { readonly kind: "build"; readonly texts: readonly string[] };
export type FromProcess =
  { readonly kind: "ready" } | { readonly kind: "built"; readonly tookMs: number };

const inFlightCount = 1000;

async function run({ modelDir, modelSha256 }: ToProcess & { kind: "model" }): Promise<void> {
  const { database: address } = loadConfig();
  if (address === null) throw new AppError("config.invalid", "DATABASE_URL is not set.");
  const embedder = await createBgeEmbedder({ modelDir, modelSha256, threadCount: 1 });
  let isHelping = false;
  const pool = startEmbeddingPool({
    database: openIndexDatabase(address),
    facts: embedder,
    // Kept, so that no round loads the model.
    start: () => Promise.resolve({ ...embedder, close: () => Promise.resolve() }),
    hasFreeCore: () => isHelping,
    onProblem: (error) => {
      throw error;
    },
  });
  process.on("message", (message: ToProcess) => {
    if (message.kind === "help") isHelping = message.isWanted;
    if (message.kind === "build") void build(message.texts);
  });
  const build = async (texts: readonly string[]): Promise<void> => {
    const beganMs = performance.now();
    await embedTexts(texts, pool.embedder, [], { inFlightCount, onProgress: () => undefined });
    const tookMs = performance.now() - beganMs;
    await pool.removeDone();
    tell({ kind: "built", tookMs });
  };
  tell({ kind: "ready" });
}

function tell(message: FromProcess): void {
  process.send?.(message);
}

process.once("message", (message: ToProcess) => {
  if (message.kind === "model") void run(message);
});
