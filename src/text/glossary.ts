/**
 * The glossary of the field: groups of terms for the same thing, as documents write it, as people ask, in English.
 * In: the YAML file. Out: where a normalised text uses one of the phrases, and what documents may call it.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { cachedFile } from "./cached-file.ts";
import { readEntries } from "./glossary-file.ts";
import { normalizeText } from "./normalize.ts";
import { createBaseForm, wordKey } from "./english-words.ts";
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
