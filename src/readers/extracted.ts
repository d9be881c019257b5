/**
 * What is extracted from a file before title, place and date are inferred from its text; the limits on a file's size and
 * on what it costs to read one; and the error for files that cannot be read. prompts/ has the words for users for each
 * reason; the error's message is for the log.
 */
import { AppError } from "../core/errors.ts";
import { escapeInvisible } from "../language/printable.ts";

/** Facts in the words of a page's fields or head. */
export interface StatedFacts {
  readonly title: string | null;
  /** Lines above the article that label facts: 发文机关：河曲县民政局. */
  readonly head: readonly string[];
  readonly number: string | null;
  readonly source: string | null;
  /** ISO, `2023-04-20`. */
  readonly date: string | null;
  /** When the text itself was made, where that is labelled. */
  readonly ownDate: string | null;
  readonly authors: readonly string[];
  readonly url: string | null;
}

export type ReadWarning =
  /** Some pages of a format whose pages cannot be drawn are pictures. */
  | "pages-without-text"
  /** Numbers in an unknown format are written in digits. */
  | "unknown-numbering"
  /** There are automatic numbers that the file keeps in a way that is not read. */
  | "lost-numbering"
  /** Part of the front matter could not be read. */
  | "flawed-front-matter"
  /** Some bytes are no characters. */
  | "odd-bytes";

export interface Extracted {
  readonly text: string;
  readonly facts: StatedFacts;
  readonly warnings: readonly ReadWarning[];
  /** The letters that each page begins with, by its number; empty where `text` has none of it. */
  readonly pageOpenings?: readonly string[];
  /** 1-based numbers of pages that are pictures, which `text` has nothing of. */
  readonly picturePages?: readonly number[];
}

export const noFacts: StatedFacts = {
  title: null,
  head: [],
  number: null,
  source: null,
  date: null,
  ownDate: null,
  authors: [],
  url: null,
};

const advice = {
  "too-large": "it is larger than a document may be. Divide it.",
  "too-long": "its text is longer than a document may be. Divide it.",
  empty: "there is nothing in it.",
  "no-text": "there is no text in it.",
  unrecognised: "in its pictures no text was recognised. Scan or photograph it larger and sharper.",
  scan: "its pages have neither text nor pictures; its characters may be drawn as shapes. Save it as .pdf.",
  garbled: "its fonts do not say which characters they draw. Save the original as .docx or .txt.",
  encrypted: "it opens with a password only. Save it without one.",
  "zip-bomb": "it unpacks to far more than a document has.",
  "too-heavy": "reading it took more time or memory than a document may. Save it anew, or as .txt.",
  "too-many-pages": "it has more pages than a document may. Divide it.",
  damaged: "it is not whole, or not as its format demands. Save it anew.",
  "old-word": "it is in the format of Word 95 or older, or in WPS's own. Save it as .docx.",
  spreadsheet: "it is a spreadsheet of another kind than .xlsx. Save it as .xlsx.",
  slides: "it is a set of slides. Save their text as .docx or .txt.",
  picture: "it is a picture in a format that is not read. Save it as .jpg or .png.",
  archive: "it is an archive that is not opened: only .zip is, and none within another. Unpack it.",
  "other-format": "it is in a format that is not read. Save it as .docx or .pdf.",
  link: "it is a link. Give the file that it leads to.",
  "part-of-page": "it belongs to the saved page beside it, which is read without it.",
  "unlikely-name": "by its name it is no document. Give it by itself to have it read.",
  "unknown-kind": "it is in none of the formats that are read.",
} as const;

export type UnreadableReason = keyof typeof advice;

export function refuse(reason: UnreadableReason, file: string, cause?: unknown): AppError {
  const message = `${escapeInvisible(file)}: ${advice[reason]}`;
  return new AppError("document.unreadable", message, { file, reason }, cause);
}

/** Null for any other error. */
export function unreadableReasonOf(error: unknown): UnreadableReason | null {
  if (!(error instanceof AppError) || error.code !== "document.unreadable") return null;
  const { reason } = error.details;
  return typeof reason === "string" && isReason(reason) ? reason : null;
}

export function isReason(name: string): name is UnreadableReason {
  return Object.hasOwn(advice, name);
}

/** Large enough for a scan with recognised text, which is mostly pictures. */
export const maxFileBytes = 100_000_000;

/** A report has some dozens; a yearbook, which does not describe measures, has more. */
export const maxPdfPages = 500;

/** The longest documents take a few seconds. */
export const readTimeoutMs = 60_000;

/** Heap of the thread that reads; a document needs far less. */
export const maxHeapMegabytes = 512;

/** Growth of the reading process while a file is read. */
export const maxGrowthBytes = 1_000_000_000;

/** Letters and digits; a text with fewer is not a document. */
export const fewestLetters = 20;
