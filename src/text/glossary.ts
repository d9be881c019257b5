/**
 * The glossary of the field: groups of terms for the same thing, as documents write it, as people ask, in English.
 * In: the YAML file. Out: where a normalised text uses one of the phrases, and what documents may call it.
 */
import * as v from "valibot";
import { YAMLException, load as parseYaml } from "js-yaml";
import { AppError } from "../errors.ts";
import { normalizeText } from "./normalize.ts";

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

/** @throws AppError `prompts.invalid` naming the file, the line, what it holds and what is accepted. */
export function parseGlossary(file: string, source: string): Glossary {
  const entries = readEntries(file, source);
  const byPhrase = new Map<string, GlossaryEntry[]>();
  for (const { id, terms, everyday, english } of entries) {
    const entry: GlossaryEntry = { id, terms: terms.map(normalizeText) };
    const chinese = id.startsWith(translationPrefix) ? [] : [...terms, ...everyday];
    for (const each of [...chinese, ...english]) {
      const key = phraseKey(normalizeText(each));
      byPhrase.set(key, [...(byPhrase.get(key) ?? []), entry]);
    }
  }
  const words = entries
    .flatMap(({ terms }) => terms.map(normalizeText))
    .filter((term) => /^\p{Script=Han}{2,8}$/u.test(term));
  return {
    entryCount: entries.length,
    words: [...new Set(words)].toSorted(),
    match: createMatcher(byPhrase),
  };
}

function readEntries(file: string, source: string): v.InferOutput<typeof entrySchema>[] {
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
