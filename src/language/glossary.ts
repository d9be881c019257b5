/**
 * The glossary of the field: groups of synonyms in official wording, everyday wording and English.
 * Parses and validates the YAML file, and finds the glossary's phrases in normalised text.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { load as parseYaml, YAMLException } from "js-yaml";
import * as v from "valibot";
import { cachedFile } from "../core/cached-file.ts";
import { projectDir } from "../core/config.ts";
import { AppError } from "../core/errors.ts";
import { createBaseForm, wordKey } from "./english-words.ts";
import { normalizeText } from "./normalize.ts";
import {
  createPhraseMatcher,
  phraseKey,
  type PhraseLayer,
  type PhraseMatch,
} from "./phrase-matcher.ts";

/** Entries that only translate an English word. Their Chinese terms are too loose as synonyms of each other. */
const translationPrefix = "word-";

interface GlossaryEntry {
  readonly id: string;
  /** Official wording, normalised. */
  readonly terms: readonly string[];
}

/** Whether the entry is a term of the field and not only a translation of a general English word. */
export function isOfField({ id }: GlossaryEntry): boolean {
  return !id.startsWith(translationPrefix);
}

export type GlossaryMatch = PhraseMatch<GlossaryEntry>;

export interface Glossary {
  readonly entryCount: number;
  /** Chinese terms of 2 to 8 characters, for the tokenizer's dictionary. */
  readonly words: readonly string[];
  /** The longest phrase at each position, from left to right, without overlap. */
  match(normalizedText: string): GlossaryMatch[];
}

interface KeyedEntry extends GlossaryEntry {
  /** Keys of all phrases of the entry. */
  readonly keys: readonly string[];
}

/** The cached part: it is slow to derive from the YAML file. */
interface Compiled {
  readonly entries: readonly KeyedEntry[];
  /**
   * Keys of phrases with words that are not base forms. They match only as written, because an inflected form may
   * have its own meaning: a setting is not what is set.
   */
  readonly ownForms: readonly string[];
}

/** @throws AppError `prompts.invalid` naming the file, the line, what was found and what is accepted. */
export function parseGlossary(file: string, source: string): Glossary {
  return createGlossary(compile(file, source));
}

/** Like `parseGlossary`, with a cache of the compiled source in `cacheDir`. */
export function loadGlossary(file: string, source: string, cacheDir: string): Glossary {
  const hash = createHash("sha256").update(source).digest("hex").slice(0, 16);
  const name = `glossary-${compiledVersion}-${hash}.json`;
  const compiled = cachedFile(name, cacheDir, () => JSON.stringify(compile(file, source)));
  return createGlossary(JSON.parse(readFileSync(compiled, "utf8")) as Compiled);
}

/** The project's own, with that cache. @throws AppError `prompts.invalid` as `parseGlossary`. */
export function openGlossary(cacheDir: string): Glossary {
  const source = readFileSync(path.join(projectDir, "prompts", "glossary.yaml"), "utf8");
  return loadGlossary("prompts/glossary.yaml", source, cacheDir);
}

/** Raise it whenever `compile` or `Compiled` changes: it is part of the cache file's name. */
const compiledVersion = 3;

function compile(file: string, source: string): Compiled {
  const entries = readEntries(file, source).map(({ id, terms, everyday, english }) => {
    const chinese = isOfField({ id, terms }) ? [...terms, ...everyday] : [];
    const keys = [...chinese, ...english].map((each) => phraseKey(normalizeText(each)));
    return { id, terms: terms.map(normalizeText), keys };
  });
  const keyOfWord = baseKeyAmong(entries);
  const phrases = new Set(entries.flatMap(({ keys }) => keys));
  const ownForms = [...phrases].filter((phrase) => phraseKey(phrase, keyOfWord) !== phrase);
  return { entries, ownForms };
}

function createGlossary(compiled: Compiled): Glossary {
  const { entries } = compiled;
  const words = entries
    .flatMap(({ terms }) => terms)
    .filter((term) => /^\p{Script=Han}{2,8}$/u.test(term));
  return {
    entryCount: entries.length,
    words: [...new Set(words)].toSorted(),
    match: createPhraseMatcher(layersOf(compiled)),
  };
}

/** The first layer matches English words as written, up to number and spelling; the second by their base form. */
function layersOf({ entries, ownForms }: Compiled): PhraseLayer<GlossaryEntry>[] {
  const byPhrase = new Map<string, GlossaryEntry[]>();
  for (const entry of entries)
    for (const key of entry.keys) byPhrase.set(key, [...(byPhrase.get(key) ?? []), entry]);
  const byBase = new Map(byPhrase);
  for (const phrase of ownForms) byBase.delete(phrase);
  return [
    { byPhrase, keyOfWord: wordKey },
    { byPhrase: byBase, keyOfWord: baseKeyAmong(entries) },
  ];
}

/** Returns a function from an English word to its base form, if that occurs in an entry. */
function baseKeyAmong(entries: readonly KeyedEntry[]): (word: string) => string {
  const written = entries.flatMap(({ keys }) => keys.flatMap((key) => key.match(/[a-z]+/g) ?? []));
  const baseForm = createBaseForm(new Set(written));
  return (word) => baseForm(wordKey(word));
}

const phrase = v.pipe(v.string("a text"), v.trim(), v.nonEmpty("a text that is not empty"));
const phrases = v.array(phrase, "a list of texts");

const entrySchema = v.strictObject({
  id: v.pipe(
    v.string("a text"),
    v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "lower-case words joined by hyphens"),
  ),
  terms: v.pipe(phrases, v.minLength(1, "a list with at least one term")),
  everyday: v.optional(phrases, []),
  english: v.optional(phrases, []),
});

type WrittenEntry = v.InferOutput<typeof entrySchema>;

/** @throws AppError `prompts.invalid` as `parseGlossary`. */
export function readEntries(file: string, source: string): WrittenEntry[] {
  const invalid = (line: number, reason: string, cause?: unknown) =>
    new AppError(
      "prompts.invalid",
      `${file}, line ${line}: ${reason}. Correct the line and start again.`,
      { file, line },
      cause,
    );
  const result = v.safeParse(v.array(entrySchema, "a list of entries"), parse(source, invalid));
  if (result.success) return result.output;
  const [issue] = result.issues;
  const [entry = 0, ...fields] = issue.path?.map(({ key }) => key) ?? [];
  const where = fields.length > 0 ? ` in "${fields.join(".")}"` : "";
  const expected =
    issue.type === "strict_object"
      ? `one of ${Object.keys(entrySchema.entries).join(", ")}`
      : issue.message;
  throw invalid(
    lineOfEntry(source, Number(entry)),
    `got ${issue.received}${where}, expected ${expected}`,
  );
}

function parse(
  source: string,
  invalid: (line: number, reason: string, cause: unknown) => AppError,
): unknown {
  if (!hasContent(source)) return [];
  try {
    return parseYaml(source);
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    throw invalid((error.mark?.line ?? 0) + 1, `not YAML: ${error.reason}`, error);
  }
}

/** False for blank lines and comments only, which are not a YAML document. */
function hasContent(source: string): boolean {
  return /^[ \t]*[^#\s]/mu.test(source);
}

/** 1-based line on which an entry begins, with a hyphen in the first column. */
function lineOfEntry(source: string, entry: number): number {
  const starts = source
    .split("\n")
    .flatMap((line, index) => (line.startsWith("- ") ? [index + 1] : []));
  return starts[entry] ?? 1;
}
