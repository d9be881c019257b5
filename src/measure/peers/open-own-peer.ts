/**
 * This program as one of the measured searches. It loads what the bot loads, except for the model, which the benchmark
 * provides.
 */
import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { createEditions } from "../../app/editions.ts";
import { AppError } from "../../core/errors.ts";
import type { Embedder } from "../../embedding/embedder.ts";
import { currentGeneration } from "../../index/generations.ts";
import { openEnglishLexicon } from "../../language/english-words.ts";
import { openGlossary } from "../../language/glossary.ts";
import { createTokenizer } from "../../language/tokenize.ts";
import { loadGazetteer } from "../../places/divisions.ts";
import { createPlaceFinder } from "../../places/place-finder.ts";
import type { Peer } from "./peer.ts";
import type { PeerOrder } from "./measure.ts";

export async function openOwnPeer(
  { folders, model }: Pick<PeerOrder, "folders" | "model">,
  embedder: Embedder,
): Promise<Peer> {
  const cacheDir = path.join(folders.indexDir, "cache");
  const glossary = openGlossary(cacheDir);
  const tokenizer = createTokenizer(glossary.words, cacheDir);
  const gazetteer = loadGazetteer();
  const places = createPlaceFinder(gazetteer, (text) => tokenizer.tag(text));
  const means = {
    glossary,
    tokenizer,
    english: openEnglishLexicon(cacheDir),
    gazetteer,
    places,
    now: Date.now,
  };
  const editions = createEditions(
    { ...means, embedder: Promise.resolve(embedder) },
    {
      ...folders,
      modelSha256: model.sha256,
      startBuilder: () => Promise.reject(changed(folders.indexDir)),
      stderr: { write: () => true },
      report: () => undefined,
      onUnverified: () => undefined,
      indexMustBeSaved: true,
    },
  );
  const { library, snapshot } = await editions.open();
  const numbers = new Map(snapshot.passages.map(({ id }, number) => [id, number]));
  return {
    async search(question, count) {
      const { excerpts } = await library.answer(question, { top: count });
      return excerpts.flatMap(({ passage }) => numbers.get(passage.id) ?? []);
    },
    savedBytes: () => generationBytes(folders.indexDir),
  };
}

function changed(indexDir: string): AppError {
  return new AppError(
    "index.corrupt",
    `The documents were changed while they were measured: ${indexDir} is no index of them. Run it again.`,
    { indexDir },
  );
}

async function generationBytes(indexDir: string): Promise<number> {
  const folder = (await currentGeneration(indexDir)) ?? indexDir;
  const files = await readdir(folder);
  const sizes = await Promise.all(
    files.map(async (file) => (await stat(path.join(folder, file))).size),
  );
  return sizes.reduce((sum, bytes) => sum + bytes, 0);
}
