/**
 * The glossary of the field: groups of terms for the same thing, as documents write it, as people ask, in English.
 * In: the YAML file. Out: where a normalised text uses one of the phrases, and what documents may call it.
 *
 * The glossary's YAML in, its entries, checked, out. A mistake is named with its line and what is accepted.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { load as parseYaml, YAMLException } from "js-yaml";
import * as v from "valibot";
import { cachedFile } from "../core/cached-file.ts";
import { AppError } from "../core/errors.ts";
import { createBaseForm, wordKey } from "./english-words.ts";
import { normalizeText } from "./normalize.ts";
import {
  createPhraseMatcher,
  phraseKey,
  type PhraseLayer,
  type PhraseMatch,
} from "./phrase-matcher.ts";

/** Entries that only put an English word into Chinese: for a Chinese word its like is too wide a synonym. */
const translationPrefix = "word-";

export interface GlossaryEntry {
  readonly id: string;
  /** As official documents write it. */
  readonly terms: readonly string[];
}

/** Whether it is of the field's own words, and not one that any text may have. */
export function isOfField({ id }: GlossaryEntry): boolean {
  return !id.startsWith(translationPrefix);
}

export type GlossaryMatch = PhraseMatch<GlossaryEntry>;

export interface Glossary {
  readonly entryCount: number;
  /** Chinese phrases of two characters and more, for the tokenizer. */
  readonly words: readonly string[];
  /** The longest phrases, from left to right, without overlap. */
  match(normalizedText: string): GlossaryMatch[];
}

interface KeyedEntry extends GlossaryEntry {
  /** Of all phrases that lead to it. */
  readonly keys: readonly string[];
}

/** What is slow to make of the YAML file, and kept. */
interface Compiled {
  readonly entries: readonly KeyedEntry[];
  /**
   * Keys of phrases that are no base form themselves: they may have a sense of their own. A setting is not what is set.
   */
  readonly ownForms: readonly string[];
}

/** @throws AppError `prompts.invalid` naming the file, the line, what it holds and what is accepted. */
export function parseGlossary(file: string, source: string): Glossary {
  return createGlossary(compile(file, source));
}

/** As `parseGlossary`, with what was made of the same source at an earlier start. */
export function loadGlossary(file: string, source: string, cacheDir: string): Glossary {
  const hash = createHash("sha256").update(source).digest("hex").slice(0, 16);
  const name = `glossary-${compiledVersion}-${hash}.json`;
  const compiled = cachedFile(name, cacheDir, () => JSON.stringify(compile(file, source)));
  return createGlossary(JSON.parse(readFileSync(compiled, "utf8")) as Compiled);
}

/** To be raised whenever what is made of the source changes. */
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

/** As they are written; and for English words in other forms than that, by their base form. */
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

/** A function that gives an English word's base form, if that stands in an entry. */
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

export type WrittenEntry = v.InferOutput<typeof entrySchema>;

/** @throws AppError `prompts.invalid` naming the file, the line, what it holds and what is accepted. */
function readEntries(file: string, source: string): WrittenEntry[] {
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

/** More than blank lines and comments, which are no YAML document. */
function hasContent(source: string): boolean {
  return /^[ \t]*[^#\s]/mu.test(source);
}

/** Entries begin with a hyphen at the start of a line. */
function lineOfEntry(source: string, entry: number): number {
  const starts = source
    .split("\n")
    .flatMap((line, index) => (line.startsWith("- ") ? [index + 1] : []));
  return starts[entry] ?? 1;
}
