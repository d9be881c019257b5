/**
 * The folder of prompts in, a function that says things out.
 * Both languages hold the same keys with the same variables and every text can be formatted:
 * that is checked once, when they are loaded, so that no chat meets a gap later.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { FluentBundle, FluentResource } from "@fluent/bundle";
import type { Language } from "../core/domain.ts";
import { AppError, messageOf } from "../core/errors.ts";
import { messageKeys, type MessageKey } from "./message-keys.ts";

export type MessageVariables = Readonly<Record<string, string | number>>;

/** One language's voice. */
export type Say = (key: MessageKey, variables?: MessageVariables) => string;

export interface Messages {
  /** @throws AppError `prompts.invalid` when there is no such text or a variable is not given. */
  t(language: Language, key: MessageKey, variables?: MessageVariables): string;
  in(language: Language): Say;
}

interface PromptsFile {
  readonly file: string;
  /** Variables of each message, by key. */
  readonly variables: ReadonlyMap<string, ReadonlySet<string>>;
  /** @throws where there is no such text, a variable is not given, or the text cannot be read. */
  readonly format: (key: string, variables: MessageVariables) => string;
}

/** @throws AppError `prompts.invalid` naming the file and, where there is one, the key. */
export function createMessages(promptsDir: string): Messages {
  const files = { zh: readPrompts(promptsDir, "zh"), en: readPrompts(promptsDir, "en") };
  checkKeys(Object.values(files));
  for (const file of Object.values(files)) checkTexts(file);
  const t: Messages["t"] = (language, key, variables = {}) => {
    const { file, format } = files[language];
    try {
      return format(key, variables);
    } catch (error) {
      throw invalid(file, key, messageOf(error), error);
    }
  };
  return { t, in: (language) => (key, variables) => t(language, key, variables) };
}

function readPrompts(promptsDir: string, language: Language): PromptsFile {
  const file = path.join(promptsDir, `${language}.ftl`);
  try {
    const source = readFileSync(file, "utf8").replaceAll("\r\n", "\n");
    return { file, variables: readVariables(file, source), format: formatIn(language, source) };
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw invalid(file, null, `the file cannot be read (${messageOf(error)})`, error);
  }
}

function formatIn(language: Language, source: string): PromptsFile["format"] {
  const bundle = new FluentBundle(language, { useIsolating: false });
  bundle.addResource(new FluentResource(source));
  return (key, variables) => {
    const pattern = bundle.getMessage(key)?.value ?? null;
    if (pattern === null) throw new Error(`there is no message ${key}`);
    return bundle.formatPattern(pattern, { ...variables });
  };
}

/**
 * Fluent's parser skips what it cannot read without a word, so the lines are looked at here:
 * each is a comment, the start of a message, or the indented rest of one.
 */
function readVariables(file: string, source: string): Map<string, Set<string>> {
  const variables = new Map<string, Set<string>>();
  let key = "";
  for (const [index, line] of source.split("\n").entries()) {
    if (/^#|^\s*$/.test(line)) continue;
    const start = /^([A-Za-z][\w-]*) *=/.exec(line)?.[1];
    if (start === undefined && (key === "" || !line.startsWith(" "))) {
      throw invalid(file, null, `line ${index + 1} is neither a message nor the rest of one`);
    }
    if (start !== undefined && variables.has(start)) throw invalid(file, start, "it stands twice");
    key = start ?? key;
    const names = variables.get(key) ?? new Set<string>();
    for (const match of line.matchAll(/\$([A-Za-z][\w-]*)/g)) names.add(match[1] ?? "");
    variables.set(key, names);
  }
  return variables;
}

function checkKeys(files: readonly PromptsFile[]): void {
  const keys = new Set([
    ...messageKeys,
    ...files.flatMap(({ variables }) => [...variables.keys()]),
  ]);
  for (const key of keys) {
    const written = files.map(({ file, variables }) => {
      const names = variables.get(key);
      if (names === undefined) throw invalid(file, key, "it is missing");
      return names.size === 0 ? "none" : [...names].toSorted().join(", ");
    });
    const [first, second] = written;
    if (first === second) continue;
    const problem = `its variables are ${first} in the one file and ${second} in the other`;
    throw invalid(files.map(({ file }) => file).join(" and "), key, problem);
  }
}

function checkTexts({ file, variables, format }: PromptsFile): void {
  for (const [key, names] of variables) {
    try {
      format(key, Object.fromEntries([...names].map((name) => [name, 1])));
    } catch (error) {
      throw invalid(file, key, `its text cannot be read (${messageOf(error)})`, error);
    }
  }
}

function invalid(file: string, key: string | null, problem: string, cause?: unknown): AppError {
  const where = key === null ? file : `${file}, message ${key}`;
  return new AppError(
    "prompts.invalid",
    `${where}: ${problem}. Every text stands in both files as "name = text", with the same { $variables }; correct it and start again.`,
    { file, key },
    cause,
  );
}
