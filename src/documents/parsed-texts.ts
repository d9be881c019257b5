/**
 * Parses texts and reuses the results for texts parsed before, by this process or, through a cache file, by an
 * earlier one.
 * Invariant: a result is reused only for the same text or SHA-256, whatever the file's name or time. Cached results
 * of another reading version, or of other lists of words and places, are discarded.
 */
import { createHash } from "node:crypto";
import { readCached, replaceCached } from "../core/cached-file.ts";
import type { SourceDocument } from "../core/domain.ts";
import type { PlaceFinder } from "../places/place-finder.ts";
import { type NamedText, type ParsedDocument, parseDocument } from "./parse-document.ts";

/** Increase it when anything but the texts and the lists changes the results. */
const readingVersion = 6;

const cacheName = "read-texts.json";

/** The results of the last reading are kept until the next reading has ended. */
export interface ParsedTexts {
  begin(): Reading;
}

interface Reading {
  /** @throws AppError `corpus.unreadable` as `parseDocument`. */
  parse(named: NamedText): ParsedDocument;
  /** Ends the reading and drops the results that were not asked for. */
  end(): void;
}

interface KeptTexts {
  readonly cacheDir: string;
  /** Everything besides a text that its result depends on. */
  readonly lists: string;
}

/** A parsed document without its id, file and text. */
interface Facts {
  readonly document: Omit<SourceDocument, keyof NamedText>;
  readonly flaws: readonly string[];
}

interface Kept {
  readonly madeWith: string;
  readonly facts: readonly (readonly [textSha256: string, facts: Facts])[];
}

/** Without `kept`, only results of this process are reused. */
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
          // Set after parsing: a file that always fails to parse would rewrite the cache each time.
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

/** Computed once for each document: every start and every change asks for all of them. */
export function textSha256(document: SourceDocument): string {
  const sha256 = hashes.get(document) ?? sha256Of(document.text);
  hashes.set(document, sha256);
  return sha256;
}

/** Records a hash that is already known; returns the document. */
function withTextSha256(document: SourceDocument, sha256: string): SourceDocument {
  hashes.set(document, sha256);
  return document;
}

export function sha256Of(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
