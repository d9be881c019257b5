/**
 * `npm run add`: reads files, shows what was found in each, asks, and adds them to the seeds folder.
 * Exits with 1 when a file could not be read; the others are added all the same.
 */
import { userInfo } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline/promises";
import { indexInDatabase } from "../app/index-in-database.ts";
import { prepare } from "../app/open-library.ts";
import { connectDocuments, type SharedDocuments } from "../app/shared-documents.ts";
import { formatTable } from "../core/align-columns.ts";
import { type Config, loadConfig } from "../core/config.ts";
import type { DocumentFields } from "../core/document-desk.ts";
import { createProgressLine } from "../core/progress-line.ts";
import type { Place } from "../core/domain.ts";
import { AppError, messageOf } from "../core/errors.ts";
import { isCalendarDate } from "../documents/dates.ts";
import { createDocumentKeeper, type DocumentKeeper, type InTurn } from "../documents/keeper.ts";
import { type Present, presentIn, type Proposal, propose } from "../documents/propose.ts";
import { readCorpus } from "../documents/read-corpus.ts";
import type { SeedFolders } from "../documents/seed-folders.ts";
import { isWebAddress } from "../language/web-address.ts";
import { openGlossary } from "../language/glossary.ts";
import { createTokenizer } from "../language/tokenize.ts";
import { loadGazetteer } from "../places/divisions.ts";
import { createPlaceFinder, type PlaceFinder } from "../places/place-finder.ts";
import { refuse } from "../readers/extracted.ts";
import { createRecognisedPages, type RecognisedPages } from "../readers/ocr/recognised-pages.ts";
import { type ReadDocument, readFile } from "../readers/read-file.ts";
import { findFiles, type Source, sourcesOf } from "./add-sources.ts";
import { addedHeading, describeProposal, notesOn, type Row, rowCells } from "./add-report.ts";
import { parseWords, withFolders } from "./arguments.ts";
import { runCommand, usageError } from "./run-command.ts";

const usage = `Usage: npm run add -- [options] FILE|FOLDER|ADDRESS...
Reads .txt, .md, .html, .mht, .docx, .doc, .wps, .rtf, .odt, .xlsx, .csv, .pdf, .ofd, .jpg, .heic, .png, .webp, .tif and .bmp files, those of
.zip archives and of folders, shows what was found, and adds them to the documents. The text of pictures and scanned pages
is recognised. What is passed over is named, with the reason.
Pictures of a folder whose names differ only by running numbers from 1 on (通知1.jpg, 通知2.jpg) are pages of one document;
so are those of a folder of nothing but numbered pictures (IMG_0412.jpg, IMG_0413.jpg). It is said which are joined.
An address (https://…) of a public page is fetched and kept as the original.
  --each           every picture is a document of its own
  --yes            without asking; what is there already, or but for a few words, is left out
  --replace FILE   as the new text of that document, for one file
  --place NAME     in place of what was found; so too:
  --province NAME  where several places have that name
  --title TEXT
  --issuer TEXT    the office that issued it
  --number TEXT    its 文号, like 武政办发〔2023〕18号
  --source TEXT    who published it
  --date DATE      like 2022-05-31, 2022-05 or 2022
  --url ADDRESS    where it was published
  --seeds DIR      folder of documents (default SEEDS_DIR or seeds)
  --index DIR      folder of the index (default INDEX_DIR or index)
  --help           this text`;

const options = {
  each: { type: "boolean", default: false },
  yes: { type: "boolean", default: false },
  replace: { type: "string" },
  place: { type: "string" },
  province: { type: "string" },
  title: { type: "string" },
  issuer: { type: "string" },
  number: { type: "string" },
  source: { type: "string" },
  date: { type: "string" },
  url: { type: "string" },
  seeds: { type: "string" },
  index: { type: "string" },
  help: { type: "boolean", default: false },
} as const;

interface Adding {
  readonly values: ReturnType<typeof parse>["values"];
  readonly folders: SeedFolders;
  readonly places: PlaceFinder;
  readonly keeper: DocumentKeeper;
  /** Runs what changes the documents. */
  readonly inTurn: InTurn;
  readonly recognisedPages: RecognisedPages;
  readonly ask: (question: string) => Promise<boolean>;
}

function parse() {
  return parseWords(options, usage);
}

async function add(): Promise<number> {
  const { values, positionals } = parse();
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  if (positionals.length === 0) throw usageError("Expected a file or a folder.", usage);
  const files = await findFiles(positionals, !values.each);
  if (values.replace !== undefined && files.length !== 1)
    throw usageError(`--replace takes one file, got ${files.length}.`, usage);
  if (!values.yes && !process.stdin.isTTY)
    throw usageError("Nobody can be asked here: add --yes.", usage);
  const config = withFolders(loadConfig(), values);
  const cacheDir = path.join(config.indexDir, "cache");
  // The words of the index, which is brought up to date after this: jieba would load its dictionary again for others.
  const tokenizer = createTokenizer(openGlossary(cacheDir).words, cacheDir);
  const shared = await sharedDocuments(config);
  const folders = shared?.folders ?? config;
  const adding: Adding = {
    values,
    folders,
    places: createPlaceFinder(loadGazetteer(), (text) => tokenizer.tag(text)),
    keeper: createDocumentKeeper(folders, Date.now),
    inTurn: shared?.inTurn ?? ((work) => work()),
    recognisedPages: createRecognisedPages(path.join(config.dataDir, "cache")),
    ask: askOnTerminal,
  };
  const rows: Row[] = [];
  const opensArchives = values.replace === undefined;
  try {
    for await (const source of sourcesOf(files, opensArchives))
      rows.push(await addOne(source, adding));
  } finally {
    await shared?.close();
  }
  process.stdout.write(`\n${formatTable([addedHeading, ...rows.map(rowCells)])}\n`);
  const isChanged = rows.some(({ outcome }) => outcome === "added" || outcome === "replaced");
  if (isChanged) await bringIndexUpToDate(config);
  return rows.some(({ outcome }) => outcome === "not read") ? 1 : 0;
}

/** Null where no database shares them. */
function sharedDocuments(config: Config): Promise<SharedDocuments | null> {
  const report = (line: string) => void process.stderr.write(`${line}\n`);
  const { database: address } = config;
  return address === null
    ? Promise.resolve(null)
    : connectDocuments(address, { ...config, report });
}

async function addOne(source: Source, adding: Adding): Promise<Row> {
  const { values, keeper } = adding;
  const { name } = source;
  const row = (outcome: Row["outcome"], proposal: Row["proposal"] = null): Row => ({
    name,
    outcome,
    proposal,
  });
  if ("passedOver" in source) {
    process.stderr.write(`${refuse(source.passedOver, name).message}\n`);
    return row("passed over");
  }
  const joined = "joined" in source ? (source.joined ?? []) : [];
  if (joined.length > 0)
    process.stdout.write(`${joined.join(", ")}: joined as the pages of ${name}\n`);
  let read: ReadDocument;
  try {
    if ("error" in source) throw source.error;
    read = await readFile(name, source.bytes, adding.places, {
      recognition: { keeping: adding.recognisedPages, onPage: showPages(name) },
    });
  } catch (error) {
    process.stderr.write(
      `${error instanceof AppError ? error.message : `${name}: ${messageOf(error)}`}\n`,
    );
    return row("not read");
  }
  const { bytes, url } = source;
  const found = { ...read, url: url ?? read.url };
  const fields = fieldsFrom(found, values, adding.places);
  const present = presentIn(await readCorpus(adding.folders, adding.places), adding.places);
  const replaced = values.replace === undefined ? null : replacedFile(values.replace, present);
  const proposal = propose(fields, read.text, present, replaced);
  const notes = notesOn(proposal.fields, read);
  process.stdout.write(`${[describeProposal(name, proposal), ...notes].join("\n")}\n`);
  if (proposal.duplicates[0]?.resemblance === 1) return row("there already", proposal);
  const question =
    replaced === null ? `Add it as ${proposal.file}?` : `Replace the text of ${replaced}?`;
  const isWanted = values.yes ? !isNearlyThere(proposal) : await adding.ask(question);
  if (!isWanted) return row("left out", proposal);
  const by = userInfo().username;
  const original = { name: path.basename(name), bytes };
  const put = { file: proposal.file, text: proposal.text, original, by };
  const entry = await adding.inTurn(() => keeper.put(put));
  if (entry === null) return row("there already", proposal);
  return row(replaced === null ? "added" : "replaced", proposal);
}

function showPages(name: string): (done: number, of: number) => void {
  const line = createProgressLine(process.stderr);
  return (done, of) => {
    const percent = Math.floor((100 * done) / of);
    line.report({ key: name, percent, text: `${done} of ${of} pages recognised of ${name}` });
    if (done === of) line.end();
  };
}

/** Resemblance, 0 to 1, from which `--yes` leaves a file out: such near-copies are added only on request. */
const nearlyFrom = 0.9;

function isNearlyThere({ duplicates: [nearest] }: Proposal): boolean {
  return (nearest?.resemblance ?? 0) >= nearlyFrom;
}

/** @throws AppError `usage.invalid` when there is no such document. */
function replacedFile(name: string, { documents }: Present): string {
  const found = documents.find(({ file, id }) => file === name || id === name);
  if (found !== undefined) return found.file;
  const known = documents.map(({ file }) => file).join(", ");
  throw usageError(
    `--replace ${name}: there is no such document; there are ${known || "none"}.`,
    usage,
  );
}

async function askOnTerminal(question: string): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^\s*(?:y|yes|是|好)/i.test(await lines.question(`${question} [y/N] `));
  } finally {
    lines.close();
  }
}

async function bringIndexUpToDate(config: Config): Promise<void> {
  const wanted = {
    config,
    modelCacheDir: path.join(config.indexDir, "model"),
    stderr: process.stderr,
    onUnverified: () => undefined,
    indexMustBeSaved: true,
  };
  if (config.database === null) await (await prepare(wanted)).close();
  else await indexInDatabase(config.database, wanted);
}

interface StatedFields {
  readonly place?: string | undefined;
  readonly province?: string | undefined;
  readonly title?: string | undefined;
  readonly issuer?: string | undefined;
  readonly number?: string | undefined;
  readonly source?: string | undefined;
  readonly date?: string | undefined;
  readonly url?: string | undefined;
}

/** @throws AppError `usage.invalid` for an unknown place, an invalid date or address. */
function fieldsFrom(
  found: DocumentFields,
  stated: StatedFields,
  places: PlaceFinder,
): DocumentFields {
  const { title = found.title, source = found.source, date = found.date } = stated;
  const { issuer = found.issuer, number = found.number, url = found.url } = stated;
  if (date !== null && !isCalendarDate(date))
    throw usageError(
      `--date is ${JSON.stringify(date)}; expected a date like 2022-05-31, 2022-05 or 2022`,
      usage,
    );
  if (url !== null && !isWebAddress(url))
    throw usageError(
      `--url is ${JSON.stringify(url)}; expected an address like https://www.gov.cn/`,
      usage,
    );
  const place =
    stated.place === undefined ? found.place : placeNamed(stated.place, stated.province, places);
  return { ...found, title, place, issuer, number, source, date, url };
}

function placeNamed(name: string, province: string | undefined, places: PlaceFinder): Place {
  const place = places.describe(name, province ?? null);
  if (place !== null) return place;
  throw usageError(
    `--place ${JSON.stringify(name)} is not one place of the national list; expected its full name, with --province where several have it`,
    usage,
  );
}

await runCommand(add, "go-on");
