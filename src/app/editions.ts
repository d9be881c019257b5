/**
 * Opens editions of the documents: reads the folders, indexes what changed and creates the retriever and case library
 * over it. Reports each faulty file once.
 */
import path from "node:path";
import { createVerifier, type Verifier } from "../answers/verify.ts";
import type { Config } from "../core/config.ts";
import type { PassageSource } from "../core/domain.ts";
import type { CaseLibrary } from "../core/library.ts";
import { type Meter, noMeter } from "../core/meter.ts";
import { AppError, messageOf } from "../core/errors.ts";
import { createDocumentFiles } from "../documents/document-files.ts";
import { createParsedTexts, type ParsedTexts } from "../documents/parsed-texts.ts";
import { type Corpus, readCorpus } from "../documents/read-corpus.ts";
import type { SeedFolders } from "../documents/seed-folders.ts";
import type { Embedder } from "../embedding/embedder.ts";
import type { ProgressStream } from "../core/progress-line.ts";
import type { EmbedProgress } from "../index/embed-texts.ts";
import { createEmbeddedPassageStore } from "../index/embedded-passage-store.ts";
import { sourceHash } from "../index/manifest.ts";
import type { PassageStore } from "../index/passage-store.ts";
import type { Snapshot, WholeIndex } from "../index/snapshot.ts";
import type { EnglishLexicon } from "../language/english-words.ts";
import type { Glossary } from "../language/glossary.ts";
import type { Tokenizer } from "../language/tokenize.ts";
import { type Gazetteer, gazetteerVersion } from "../places/divisions.ts";
import type { PlaceFinder } from "../places/place-finder.ts";
import { createPlaceRecognizer } from "../places/recognize.ts";
import { createRetriever, type RetrievalMeans, type Retriever } from "../search/retrieve.ts";
import { openCaseLibrary } from "./library/case-library.ts";
import { meterStore } from "./meter-store.ts";
import { prepareIndex } from "./prepare-index.ts";

/** One state of the documents, indexed and ready for questions. */
export interface Edition {
  readonly corpus: Corpus;
  readonly snapshot: Snapshot;
  readonly store: PassageStore;
  readonly retriever: Retriever;
  readonly means: RetrievalMeans;
  readonly library: CaseLibrary;
}

export interface Editions {
  readonly verifier: Verifier;
  /** @throws AppError `corpus.unreadable`, `corpus.empty`, `model.unavailable` or `index.unwritable`. */
  open(): Promise<Edition>;
  /** Null if nothing changed. Keeps texts that somebody changed or removed as versions. @throws AppError as `open` */
  openIfChanged(onProgress?: (progress: EmbedProgress) => void): Promise<Edition | null>;
}

export interface EditionMeans {
  readonly glossary: Glossary;
  readonly tokenizer: Tokenizer;
  readonly english: EnglishLexicon;
  readonly gazetteer: Gazetteer;
  readonly places: PlaceFinder;
  readonly now: () => number;
  /** Embeds questions; may still be starting. */
  readonly embedder: Promise<Embedder>;
}

interface EditionOptions extends Pick<Config, "indexDir">, SeedFolders {
  readonly modelSha256: string;
  /** For documents, so that questions do not wait behind them. */
  readonly startBuilder: () => Promise<Embedder>;
  readonly stderr: ProgressStream;
  readonly report: (message: string) => void;
  readonly onUnverified: (source: PassageSource) => void;
  readonly indexMustBeSaved: boolean;
  readonly meter?: Meter;
}

export function createEditions(means: EditionMeans, options: EditionOptions): Editions {
  const { glossary, tokenizer, english, gazetteer, places: finder } = means;
  const { report, meter = noMeter } = options;
  const segment = (text: string) => tokenizer.tag(text);
  const verifier = createVerifier(options);
  const files = createDocumentFiles(options);
  const hashOf = (corpus: Corpus) => sourceHash(corpus, tokenizer.vocabulary);
  const texts = createParsedTexts(finder, {
    cacheDir: path.join(options.indexDir, "cache"),
    lists: `${tokenizer.vocabulary}\n${gazetteerVersion(gazetteer)}`,
  });
  const reported = new Set<string>();
  /** Reports each problem once, although all files are read again at every change. */
  const reportOnce = (line: string): void => {
    if (!reported.has(line)) report(line);
    reported.add(line);
  };
  const read = () => readDocuments(options, { places: finder, texts, report: reportOnce });
  let current: { readonly corpus: Corpus; readonly whole: WholeIndex } | null = null;

  const index = async (
    corpus: Corpus,
    hash: string,
    onProgress?: (progress: EmbedProgress) => void,
  ): Promise<Edition> => {
    const whole = await prepareIndex({
      ...options,
      former: current?.whole ?? null,
      ...(onProgress !== undefined && { onProgress }),
      expected: { ...corpus, sourceSha256: hash, modelSha256: options.modelSha256 },
      tokenizer,
      startEmbedder: options.startBuilder,
      mustBeSaved: options.indexMustBeSaved,
    });
    const places = corpus.documents.flatMap(({ place }) => place ?? []);
    const recognizer = createPlaceRecognizer(places, gazetteer, segment);
    const embedder = await means.embedder;
    const asking = { recognizer, glossary, tokenizer, english, embedder, now: means.now };
    const { snapshot } = whole;
    const store = createEmbeddedPassageStore(snapshot);
    const retriever = createRetriever(store, asking);
    const { onUnverified } = options;
    const library = openCaseLibrary({ retriever, verifier, onUnverified });
    current = { corpus, whole };
    return { corpus, snapshot, store, retriever, means: asking, library };
  };

  /** True if there were texts to keep and all were kept. */
  const keepLost = async (before: Corpus, now: Corpus): Promise<boolean> => {
    const lost = lostTexts(before, now);
    try {
      for (const { file, text } of lost) await files.keep(file, text);
      return lost.length > 0;
    } catch (error) {
      report(`Earlier texts are not kept: ${messageOf(error)}`);
      return false;
    }
  };

  return {
    verifier,
    open: () =>
      metered(meter, async () => {
        const corpus = await read();
        return index(corpus, hashOf(corpus));
      }),
    openIfChanged: (onProgress) =>
      metered(meter, async () => {
        const found = await read();
        if (current?.whole.sourceSha256 === hashOf(found)) return null;
        const isKept = current !== null && (await keepLost(current.corpus, found));
        const corpus = isKept ? await read() : found;
        return index(corpus, hashOf(corpus), onProgress);
      }),
  };
}

/** Counts and times a reading of the documents; one that finds the index ready, or nothing changed, took no build. */
async function metered<Opened extends Edition | null>(
  meter: Meter,
  open: () => Promise<Opened>,
): Promise<Opened> {
  const beganAtMs = Date.now();
  const beganMs = performance.now();
  try {
    const edition = await open();
    const isBuilt = edition !== null && edition.store.builtAtMs >= beganAtMs;
    meter.count("reform_bot_index_builds_total", { outcome: isBuilt ? "built" : "unchanged" });
    if (isBuilt) meter.time("reform_bot_index_build_duration_seconds", performance.now() - beganMs);
    meter.set("reform_bot_index_current", 1);
    if (edition !== null) meterStore(meter, edition.store);
    return edition;
  } catch (error) {
    meter.count("reform_bot_index_builds_total", { outcome: "failed" });
    meter.set("reform_bot_index_current", 0);
    throw error;
  }
}

function lostTexts(before: Corpus, now: Corpus): readonly { file: string; text: string }[] {
  const present = new Map(now.documents.map(({ file, text }) => [file, text]));
  return before.documents.filter(({ file, text }) => present.get(file) !== text);
}

interface ReadingMeans {
  readonly places: PlaceFinder;
  /** Cache of parsed texts, for repeated reads. */
  readonly texts?: ParsedTexts;
  readonly report: (line: string) => void;
}

/** @throws AppError `corpus.unreadable`, or `corpus.empty` because a bot without documents would seem to work. */
export async function readDocuments(
  folders: SeedFolders,
  { places, texts, report }: ReadingMeans,
): Promise<Corpus> {
  const corpus = await readCorpus(folders, places, texts);
  const lines = [...corpus.problems.map(({ message }) => message), ...corpus.remarks];
  for (const line of lines) report(line);
  if (corpus.documents.length > 0) return corpus;
  const { seedsDir } = folders;
  const found =
    corpus.problems.length === 0
      ? "has no .md or .txt file"
      : "has no file that can be used (see above)";
  throw new AppError(
    "corpus.empty",
    `The seeds folder ${seedsDir} ${found}. Put documents there, or set SEEDS_DIR or --seeds to a folder that has some.`,
    { seedsDir },
  );
}
