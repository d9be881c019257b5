/**
 * The glossary of the field: groups of terms for the same thing, as documents write it, as people ask, in English.
 * In: the YAML file. Out: where a normalised text uses one of the phrases, and what documents may call it.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { cachedFile } from "./cached-file.ts";
import { readEntries } from "./glossary-file.ts";
import { normalizeText } from "./normalize.ts";

/** Entries that only put an English word into Chinese: for a Chinese word its like is too wide a synonym. */
const translationPrefix = "word-";

export interface GlossaryEntry {
  readonly id: string;
  /** As official documents write it. */
  readonly terms: readonly string[];
}

export interface GlossaryMatch {
  /** Range in the normalised text. */
  readonly start: number;
  readonly end: number;
  readonly written: string;
  readonly entries: readonly GlossaryEntry[];
}

export interface Glossary {
  readonly entryCount: number;
  /** Chinese phrases of two characters and more, for the tokenizer. */
  readonly words: readonly string[];
  /** The longest phrases, from left to right, without overlap. */
  match(normalizedText: string): GlossaryMatch[];
}

/** An entry with the keys of all phrases that lead to it: what is slow to make of the YAML file, and kept. */
interface CompiledEntry extends GlossaryEntry {
  readonly keys: readonly string[];
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
  return createGlossary(JSON.parse(readFileSync(compiled, "utf8")) as CompiledEntry[]);
}

/** To be raised whenever what is made of the source changes. */
const compiledVersion = 1;

function compile(file: string, source: string): CompiledEntry[] {
  return readEntries(file, source).map(({ id, terms, everyday, english }) => {
    const chinese = id.startsWith(translationPrefix) ? [] : [...terms, ...everyday];
    const keys = [...chinese, ...english].map((each) => phraseKey(normalizeText(each)));
    return { id, terms: terms.map(normalizeText), keys };
  });
}

function createGlossary(entries: readonly CompiledEntry[]): Glossary {
  const byPhrase = new Map<string, GlossaryEntry[]>();
  for (const entry of entries)
    for (const key of entry.keys) {
      const known = byPhrase.get(key);
      if (known === undefined) byPhrase.set(key, [entry]);
      else known.push(entry);
    }
  const words = entries
    .flatMap(({ terms }) => terms)
    .filter((term) => /^\p{Script=Han}{2,8}$/u.test(term));
  return {
    entryCount: entries.length,
    words: [...new Set(words)].toSorted(),
    match: createMatcher(byPhrase),
  };
}

/** English words without the endings that do not change what they name. */
function phraseKey(normalized: string): string {
  return normalized.replace(/[a-z]+/g, stem).replace(/-/g, " ");
}

function stem(word: string): string {
  if (word.length <= 3) return word;
  return word.replace(/(?<=[^aeiou])ies$/, "y").replace(/(?<=ss|sh|ch|x)es$|(?<=[^s])s$/, "");
}

type Matcher = Glossary["match"];

function createMatcher(byPhrase: ReadonlyMap<string, readonly GlossaryEntry[]>): Matcher {
  const longest = Math.max(0, ...[...byPhrase.keys()].map((key) => key.length));
  return (text) => {
    const matches: GlossaryMatch[] = [];
    let position = 0;
    while (position < text.length) {
      const match = matchAt(text, position, longest, byPhrase);
      if (match !== null) matches.push(match);
      position = match === null ? nextStart(text, position) : match.end;
    }
    return matches;
  };
}

function matchAt(
  text: string,
  start: number,
  longest: number,
  byPhrase: ReadonlyMap<string, readonly GlossaryEntry[]>,
): GlossaryMatch | null {
  // Plural endings make the text longer than the key.
  for (let end = Math.min(text.length, start + longest + 6); end > start; end--) {
    if (isWithinWord(text, end)) continue;
    const written = text.slice(start, end);
    const entries = byPhrase.get(phraseKey(written));
    if (entries !== undefined) return { start, end, written, entries };
  }
  return null;
}

/** Latin words match whole or not at all; Chinese has no borders to respect. */
function isWithinWord(text: string, position: number): boolean {
  return /[a-z0-9]/.test(text[position - 1] ?? "") && /[a-z0-9]/.test(text[position] ?? "");
}

function nextStart(text: string, position: number): number {
  let next = position + 1;
  while (next < text.length && isWithinWord(text, next)) next++;
  return next;
}
