/**
 * A prompts file as it is written: its messages, and the variables that each needs.
 */
import { readFileSync } from "node:fs";
import { AppError, messageOf } from "../../core/errors.ts";

export interface PromptsFile {
  readonly file: string;
  /** With line feeds alone. */
  readonly source: string;
  /** By key, in the order of the file. */
  readonly variables: ReadonlyMap<string, ReadonlySet<string>>;
}

/** @throws AppError `prompts.invalid` naming the file and, where there is one, the key. */
export function readPromptsFile(file: string): PromptsFile {
  try {
    const source = readFileSync(file, "utf8").replaceAll("\r\n", "\n");
    return { file, source, variables: readVariables(file, source) };
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw invalidPrompts(file, null, `the file cannot be read (${messageOf(error)})`, error);
  }
}

export function invalidPrompts(
  file: string,
  key: string | null,
  problem: string,
  cause?: unknown,
): AppError {
  const where = key === null ? file : `${file}, message ${key}`;
  return new AppError(
    "prompts.invalid",
    `${where}: ${problem}. Every text stands in both files as "name = text", with the same { $variables }; correct it and start again.`,
    { file, key },
    cause,
  );
}

/**
 * Fluent's parser skips what it cannot read without an error, so the lines are checked here: each is a comment, the
 * start of a message, or the indented rest of one.
 */
function readVariables(file: string, source: string): Map<string, Set<string>> {
  const variables = new Map<string, Set<string>>();
  let key = "";
  for (const [index, line] of source.split("\n").entries()) {
    if (/^#|^\s*$/.test(line)) continue;
    const start = /^([A-Za-z][\w-]*) *=/.exec(line)?.[1];
    if (start === undefined && (key === "" || !line.startsWith(" "))) {
      throw invalidPrompts(
        file,
        null,
        `line ${index + 1} is neither a message nor the rest of one`,
      );
    }
    if (start !== undefined && variables.has(start))
      throw invalidPrompts(file, start, "it stands twice");
    key = start ?? key;
    const names = variables.get(key) ?? new Set<string>();
    for (const match of line.matchAll(/\$([A-Za-z][\w-]*)/g)) names.add(match[1] ?? "");
    variables.set(key, names);
  }
  return variables;
}
