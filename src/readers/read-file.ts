/**
 * Reads a document from a file of any supported kind. What the file states itself takes precedence over what is
 * inferred from its text; nothing is guessed from the file's name.
 */
import type { UncertainLine } from "../core/document-desk.ts";
import type { DocumentId, Place } from "../core/domain.ts";
import { pageRanges } from "../core/page-ranges.ts";
import { decodeText } from "../documents/decode.ts";
import { ownDate } from "../documents/infer-metadata.ts";
import { parseFrontMatter } from "../documents/front-matter.ts";
import { parseDocument } from "../documents/parse-document.ts";
import { maxSeedBytes } from "../documents/seed-file.ts";
import { isLetterhead, issuerOf } from "../documents/signature.ts";
import type { PlaceFinder } from "../places/place-finder.ts";
import { extractApart, type ExtractLimits } from "./extract-apart.ts";
import {
  type Extracted,
  fewestLetters,
  maxFileBytes,
  noFacts,
  type ReadWarning,
  refuse,
} from "./extracted.ts";
import { type DocumentKind, kindOf } from "./formats.ts";
import { pageOfRecognised } from "./ocr/pieces.ts";
import { recogniseApart, type RecognitionOptions } from "./ocr/recognise-apart.ts";
import { type RecognisedPage, uncertainLines } from "./ocr/recognised.ts";
import { joinPages } from "./pages/read-pages.ts";
import { findFacts, openingAndEnding } from "./stated-facts.ts";
import { closeUp, unifySigns } from "./text-line.ts";

/** Unknown facts are null or empty. */
export interface ReadDocument {
  readonly title: string | null;
  readonly place: Place | null;
  readonly issuer: string | null;
  readonly number: string | null;
  readonly source: string | null;
  readonly date: string | null;
  readonly authors: readonly string[];
  readonly url: string | null;
  /** Ranges of the pages whose text was recognised from pictures: `1-3, 5`. */
  readonly recognised: string | null;
  /** The letters that each page begins with, where some of several pages were recognised. */
  readonly pageOpenings?: readonly string[];
  /** The body, without front matter. */
  readonly text: string;
  readonly kind: DocumentKind;
  readonly warnings: readonly ReadWarning[];
  /** The least certain lines of what was recognised. */
  readonly uncertain: readonly UncertainLine[];
}

export interface ReadOptions extends ExtractLimits {
  readonly recognition?: RecognitionOptions;
  /** By default in a process of its own; in this one for files that nobody else made, of which there are many. */
  readonly extract?: typeof extractApart;
}

/** @throws AppError `document.unreadable`, or the reason of `recognition.signal`, and no other error */
export async function readFile(
  name: string,
  bytes: Uint8Array,
  places: PlaceFinder,
  options: ReadOptions = {},
): Promise<ReadDocument> {
  if (bytes.length === 0) throw refuse("empty", name);
  if (bytes.length > maxFileBytes) throw refuse("too-large", name);
  const kind = kindOf(name, bytes);
  const {
    pages,
    pageOpenings = [],
    ...extracted
  } = await extractFrom({ kind, name, bytes }, options);
  if ((extracted.text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) < fewestLetters)
    throw refuse(pages.length > 0 ? "unrecognised" : "no-text", name);
  const read = pages.filter(({ lines }) => lines.length > 0);
  const described = describe(name, extracted, places);
  return {
    ...described,
    recognised: pageRanges(read.map(({ number }) => number)),
    ...(read.length > 0 && pageOpenings.length > 1 && { pageOpenings }),
    kind,
    uncertain: uncertainLines(read, described.text),
  };
}

interface NamedFile {
  readonly kind: DocumentKind;
  readonly name: string;
  readonly bytes: Uint8Array;
}

interface ExtractedWithPages extends Extracted {
  /** Those that were recognised. */
  readonly pages: readonly RecognisedPage[];
}

async function extractFrom(
  { kind, name, bytes }: NamedFile,
  { recognition = {}, extract = extractApart, ...options }: ReadOptions,
): Promise<ExtractedWithPages> {
  if (kind === "text") return { ...plainText(name, bytes), pages: [] };
  if (kind === "picture") {
    const pages = await recogniseApart({ name, kind, bytes }, null, recognition);
    const content = { title: null, author: null, pages: pages.map(pageOfRecognised) };
    return { ...joinPages(content), pages };
  }
  const extracted = await extract(kind, name, bytes, options);
  const { picturePages = [] } = extracted;
  const isDrawable = kind === "pdf" || kind === "ofd";
  if (!isDrawable || picturePages.length === 0) return { ...extracted, pages: [] };
  const pages = await recogniseApart({ name, kind, bytes }, picturePages, recognition);
  const recognised = pages.map(pageOfRecognised);
  return { ...(await extract(kind, name, bytes, { ...options, recognised })), pages };
}

function plainText(name: string, bytes: Uint8Array): Extracted {
  if (bytes.length > maxSeedBytes) throw refuse("too-long", name);
  const decoded = decodeText(bytes);
  if (decoded === null) throw refuse("unknown-kind", name);
  if (Buffer.byteLength(decoded.text) > maxSeedBytes) throw refuse("too-long", name);
  return {
    text: repaired(decoded.text.replace(/\r\n?/g, "\n")),
    facts: noFacts,
    warnings: decoded.flaws.length > 0 ? ["odd-bytes"] : [],
  };
}

/** As the text of any other format is; its lines and indentation stay. */
function repaired(written: string): string {
  const text = unifySigns(written);
  const { bodyStartUtf16 } = parseFrontMatter(text);
  const lines = text.slice(bodyStartUtf16).split("\n");
  const closed = closeUp(lines.map((line) => ({ text: line }))).map((line) => line.text);
  return text.slice(0, bodyStartUtf16) + closed.join("\n");
}

function describe(
  name: string,
  { text, facts, warnings }: Extracted,
  places: PlaceFinder,
): Omit<ReadDocument, "kind" | "recognised" | "pageOpenings" | "uncertain"> {
  const named = { id: "new" as DocumentId, file: name, text };
  const { document, flaws } = parseDocument(named, places);
  const body = text.slice(document.bodyStartUtf16).trim();
  // The largest letters of an official letter are those of its letterhead.
  const isTitled = facts.title !== null && !isLetterhead(facts.title);
  const title = isTitled ? facts.title : document.title;
  const issuer = document.issuer ?? issuerOf(title, body, facts.head);
  const lines = body.split("\n").map((line) => line.trim());
  const found = findFacts(openingAndEnding(lines.filter((line) => line !== "")));
  const authors = [document.authors, facts.authors, found.authors].find((each) => each.length > 0);
  return {
    title,
    place: document.statesPlace ? document.place : places.findMain(title, body, issuer),
    issuer,
    number: facts.number ?? document.number ?? found.number,
    source: document.source ?? facts.source ?? found.source ?? issuer,
    date: facts.ownDate ?? (facts.date && (ownDate(body) ?? facts.date)) ?? document.date,
    authors: authors ?? [],
    url: document.url ?? facts.url ?? found.url,
    text: body,
    warnings: flaws.length > 0 ? [...warnings, "flawed-front-matter"] : warnings,
  };
}
