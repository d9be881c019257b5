/**
 * `npm run index`: reads the seeds folder, brings the index up to date, and prints its contents.
 * Exits with 1 when a file could not be read; the others are indexed all the same.
 */
import path from "node:path";
import { indexInDatabase } from "../app/index-in-database.ts";
import { prepare, type PrepareOptions } from "../app/open-library.ts";
import { formatTable } from "../core/align-columns.ts";
import { type Config, loadConfig } from "../core/config.ts";
import type { CaseLibrary } from "../core/library.ts";
import type { Corpus } from "../documents/read-corpus.ts";
import { folderOptions, parseOptions, withFolders } from "./arguments.ts";
import { runCommand } from "./run-command.ts";

const usage = `Usage: npm run -s index -- [options]
  --seeds DIR  folder of documents (default SEEDS_DIR or seeds)
  --index DIR  folder of the index (default INDEX_DIR or index)
  --help       this text
Without --seeds and --index, the index is that in the database of DATABASE_URL, if it is set.`;

async function index(): Promise<number> {
  const values = parseOptions(folderOptions, usage);
  if (values === null) return 0;
  const defaults = loadConfig();
  const config = withFolders(defaults, values);
  const indexed = await indexDocuments(config, {
    config,
    modelCacheDir: path.join(defaults.indexDir, "model"),
    stderr: process.stderr,
    onUnverified: () => undefined,
    indexMustBeSaved: true,
  });
  process.stdout.write(`${formatTable(rowsOf(indexed))}\n`);
  return indexed.corpus.problems.length > 0 ? 1 : 0;
}

interface Indexed {
  readonly corpus: Corpus;
  readonly library: CaseLibrary;
}

async function indexDocuments(
  { database }: Config,
  wanted: PrepareOptions & { readonly config: Config },
): Promise<Indexed> {
  if (database !== null) return indexInDatabase(database, wanted);
  const prepared = await prepare(wanted);
  await prepared.close();
  return prepared;
}

const heading = ["document", "place", "date", "measures", "passages", "characters"];

function rowsOf({ library, corpus }: Indexed): string[][] {
  const cases = new Map(library.cases().map((summary) => [summary.document.id, summary]));
  const rows = corpus.documents.map(({ id, place, date, text, bodyStartUtf16 }) => {
    const { measureCount = 0, passageCount = 0 } = cases.get(id) ?? {};
    const counts = [measureCount, passageCount, text.length - bodyStartUtf16].map(String);
    return [id, place?.name ?? "-", date ?? "-", ...counts];
  });
  const sum = (column: number) =>
    String(rows.reduce((total, row) => total + Number(row[column]), 0));
  return [heading, ...rows, [`${rows.length} documents`, "", "", sum(3), sum(4), sum(5)]];
}

await runCommand(index, "go-on");
