/**
 * A seeds folder in; its documents, and the files that could not be read with the reason, out.
 * One bad file never keeps the others from being read.
 */
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { DocumentId, Place, SourceDocument } from "../domain.ts";
import { AppError, messageOf } from "../errors.ts";
import type { PlaceFinder } from "../text/places/find-main.ts";
import { type FrontMatter, parseFrontMatter } from "./front-matter.ts";
import { inferDate } from "./infer-date.ts";
import { inferTitle } from "./infer-title.ts";
import { issuerOf } from "./signature.ts";

export interface Corpus {
  readonly documents: readonly SourceDocument[];
  readonly problems: readonly AppError[];
}

/** @throws AppError `corpus.unreadable` when the folder itself cannot be listed. */
export async function readCorpus(seedsDir: string, places: PlaceFinder): Promise<Corpus> {
  const documents = new Map<string, SourceDocument>();
  const problems: AppError[] = [];
  for (const file of await listFiles(seedsDir)) {
    try {
      const document = parseDocument(file, await readText(seedsDir, file), places);
      const other = documents.get(document.id);
      if (other !== undefined) throw sameId(file, other);
      documents.set(document.id, document);
    } catch (error) {
      problems.push(error instanceof AppError ? error : unreadable(file, error));
    }
  }
  return { documents: [...documents.values()], problems };
}

async function listFiles(seedsDir: string): Promise<string[]> {
  try {
    const names = await readdir(seedsDir);
    return names.filter((name) => /^(?![._]|README).*\.(md|txt)$/i.test(name)).toSorted();
  } catch (cause) {
    throw new AppError(
      "corpus.unreadable",
      `The seeds folder ${seedsDir} cannot be read: ${messageOf(cause)}. Set SEEDS_DIR or --seeds to a folder with .md or .txt files.`,
      { seedsDir },
      cause,
    );
  }
}

async function readText(seedsDir: string, file: string): Promise<string> {
  const bytes = await readFile(path.join(seedsDir, file));
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new AppError(
      "corpus.unreadable",
      `${file}: not UTF-8 text. Save it as UTF-8 and index again.`,
      { file },
      cause,
    );
  }
}

function parseDocument(file: string, text: string, places: PlaceFinder): SourceDocument {
  const { frontMatter, bodyStartUtf16 } = parseFrontMatter(file, text);
  const body = text.slice(bodyStartUtf16);
  if (body.trim() === "")
    throw new AppError(
      "corpus.invalid",
      `${file}: no text after the front matter. Add the text and index again.`,
      { file },
    );
  const title = frontMatter === null ? inferTitle(body) : (frontMatter.title ?? null);
  return {
    id: path.parse(file).name as DocumentId,
    file,
    title,
    place:
      frontMatter?.place === undefined
        ? places.findMain(title, body, issuerOf(title, body))
        : placeOf(frontMatter.place, frontMatter, places),
    source: frontMatter?.source ?? null,
    authors: frontMatter?.authors ?? [],
    date: frontMatter === null ? inferDate(body) : (frontMatter.date ?? null),
    text,
    bodyStartUtf16,
    statesPlace: frontMatter?.place !== undefined,
  };
}

/** What the front matter says wins; what it leaves out comes from the list of divisions. */
function placeOf(name: string, matter: FrontMatter, places: PlaceFinder): Place {
  const known = places.describe(name, matter.province ?? null);
  return {
    name,
    level: matter.level ?? known?.level ?? "county",
    province: matter.province ?? known?.province ?? null,
    city: matter.city ?? known?.city ?? null,
    code: matter.code ?? known?.code ?? null,
    aliases: [...new Set([...(matter.aliases ?? []), ...(known?.aliases ?? [])])],
  };
}

function unreadable(file: string, cause: unknown): AppError {
  return new AppError(
    "corpus.unreadable",
    `${file}: cannot be read: ${messageOf(cause)}.`,
    { file },
    cause,
  );
}

function sameId(file: string, other: SourceDocument): AppError {
  return new AppError(
    "corpus.invalid",
    `${file}: its id "${other.id}" is already that of ${other.file}. Rename one of the two files.`,
    { file, other: other.file },
  );
}
