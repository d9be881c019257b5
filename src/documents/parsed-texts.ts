/**
 * Texts in; what is read of them out, found anew only where the same text was not read before: in this process, or by
 * an earlier one that kept it in a file.
 * Always holds: what is known of a text is known by the text itself or its hash, never by a file's name or time; none
 * of it depends on the name. What was found in another way, or with other lists of words and places, is not used.
 *
 * A document in; the SHA-256 of its text out, made once for each document, since each start and each change asks for
 * those of all.
 */
import { createHash } from "node:crypto";
import { readCached, replaceCached } from "../core/cached-file.ts";
import type { SourceDocument } from "../core/domain.ts";
import type { PlaceFinder } from "../places/find-main.ts";
import { type NamedText, type ParsedDocument, parseDocument } from "./parse-document.ts";

/** To be raised whenever anything but the text and the lists changes what is read of a text. */
const readingVersion = 1;

const cacheName = "read-texts.json";

/** What was read last is remembered until the next reading has ended. */
export interface ParsedTexts {
  begin(): Reading;
}

export interface Reading {
  /** @throws AppError `corpus.unreadable` as `parseDocument`. */
  parse(named: NamedText): ParsedDocument;
  /** All has been read: what was not asked for is forgotten. */
  end(): void;
}

export interface KeptTexts {
  readonly cacheDir: string;
  /** All but the text that what is read of it depends on. */
  readonly lists: string;
}

/** Everything but what the document is called, and its text. */
interface Facts {
  readonly document: Omit<SourceDocument, keyof NamedText>;
  readonly flaws: readonly string[];
}

interface Kept {
  readonly madeWith: string;
  readonly facts: readonly (readonly [textSha256: string, facts: Facts])[];
}

/** Without `kept` only what this process has read is known. */
export function createParsedTexts(places: PlaceFinder, kept?: KeptTexts): ParsedTexts {
  let known: ReadonlyMap<string, ParsedDocument> = new Map();
  let earlier: ReadonlyMap<string, Facts> | null = null;

  const recall = (named: NamedText): ParsedDocument | null => {
    const same = known.get(named.file);
    if (same?.document.text === named.text && same.document.id === named.id) return same;
    const sha256 = sha256Of(named.text);
    const facts = earlier?.get(sha256);
    if (facts === undefined) return null;
    const document = withTextSha256({ ...facts.document, ...named }, sha256);
    return { document, flaws: facts.flaws };
  };

  return {
    begin() {
      earlier ??= kept === undefined ? new Map() : read(kept);
      const now = new Map<string, ParsedDocument>();
      let isNew = false;
      return {
        parse(named) {
          const recalled = recall(named);
          const parsed = recalled ?? parseDocument(named, places);
          // A file that cannot be parsed would be new for ever.
          isNew ||= recalled === null;
          now.set(named.file, parsed);
          return parsed;
        },
        end() {
          if (isNew && kept !== undefined) keep(kept, [...now.values()]);
          known = now;
          earlier = new Map();
        },
      };
    },
  };
}

function read({ cacheDir, lists }: KeptTexts): ReadonlyMap<string, Facts> {
  const json = readCached(cacheName, cacheDir);
  if (json === null) return new Map();
  const { madeWith, facts } = JSON.parse(json) as Kept;
  return new Map(madeWith === versionOf(lists) ? facts : []);
}

function keep({ cacheDir, lists }: KeptTexts, parsed: readonly ParsedDocument[]): void {
  const facts = parsed.map(({ document, flaws }): [string, Facts] => {
    const { id: _id, file: _file, text: _text, ...found } = document;
    return [textSha256(document), { document: found, flaws }];
  });
  const kept: Kept = { madeWith: versionOf(lists), facts };
  replaceCached(cacheName, cacheDir, JSON.stringify(kept));
}

function versionOf(lists: string): string {
  return `${readingVersion} ${sha256Of(lists)}`;
}

const hashes = new WeakMap<SourceDocument, string>();

export function textSha256(document: SourceDocument): string {
  const sha256 = hashes.get(document) ?? sha256Of(document.text);
  hashes.set(document, sha256);
  return sha256;
}

/** For who knows it already; gives the document. */
function withTextSha256(document: SourceDocument, sha256: string): SourceDocument {
  hashes.set(document, sha256);
  return document;
}

export function sha256Of(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
