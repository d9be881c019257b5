/**
 * Reads a document from a file of any supported kind. What the file states itself takes precedence over what is
 * inferred from its text; nothing is guessed from the file's name.
 */
import type { DocumentId, Place } from "../core/domain.ts";
import { decodeText } from "../documents/decode.ts";
import { ownDate } from "../documents/infer-metadata.ts";
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
import { findFacts, openingAndEnding } from "./stated-facts.ts";

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
  /** The body, without front matter. */
  readonly text: string;
  readonly kind: DocumentKind;
  readonly warnings: readonly ReadWarning[];
}

/** @throws AppError `document.unreadable`, and no other error whatever the bytes are */
export async function readFile(
  name: string,
  bytes: Uint8Array,
  places: PlaceFinder,
  limits: ExtractLimits = {},
): Promise<ReadDocument> {
  if (bytes.length === 0) throw refuse("empty", name);
  if (bytes.length > maxFileBytes) throw refuse("too-large", name);
  const kind = kindOf(name, bytes);
  const extracted =
    kind === "text" ? plainText(name, bytes) : await extractApart(kind, name, bytes, limits);
  if ((extracted.text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) < fewestLetters)
    throw refuse("no-text", name);
  return { ...describe(name, extracted, places), kind };
}

function plainText(name: string, bytes: Uint8Array): Extracted {
  if (bytes.length > maxSeedBytes) throw refuse("too-long", name);
  const decoded = decodeText(bytes);
  if (decoded === null) throw refuse("unknown-kind", name);
  if (Buffer.byteLength(decoded.text) > maxSeedBytes) throw refuse("too-long", name);
  return {
    text: decoded.text.replace(/\r\n?/g, "\n"),
    facts: noFacts,
    warnings: decoded.flaws.length > 0 ? ["odd-bytes"] : [],
  };
}

function describe(
  name: string,
  { text, facts, warnings }: Extracted,
  places: PlaceFinder,
): Omit<ReadDocument, "kind"> {
  const named = { id: "new" as DocumentId, file: name, text };
  const { document, flaws } = parseDocument(named, places);
  const body = text.slice(document.bodyStartUtf16).trim();
  // The largest letters of an official letter are those of its letterhead.
  const isTitled = facts.title !== null && !isLetterhead(facts.title);
  const title = isTitled ? facts.title : document.title;
  const issuer = document.issuer ?? issuerOf(title, body, facts.head);
  const found = findFacts(openingAndEnding(body.split("\n").filter((line) => line.trim() !== "")));
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
