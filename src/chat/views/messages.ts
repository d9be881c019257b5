/**
 * What the bot says, in both languages, from the folder of prompts. Both files hold the keys and variables that the
 * code knows (message-keys.ts), and every text can be formatted: createMessages checks this, so that no chat meets a
 * text that is missing.
 */
import path from "node:path";
import { FluentBundle, FluentResource } from "@fluent/bundle";
import type { Language } from "../../core/domain.ts";
import { messageOf } from "../../core/errors.ts";
import { type EnglishWords, openEnglishWords } from "./english-words.ts";
import { messageKeys, type MessageKey } from "./message-keys.ts";
import { invalidPrompts, readPromptsFile, type PromptsFile } from "./prompts-file.ts";

type VariableOf<Key extends MessageKey> = (typeof messageKeys)[Key][number];

/** For a union of keys: every variable that one of them needs. */
type Variables<Key extends MessageKey> = [VariableOf<Key>] extends [never]
  ? readonly []
  : readonly [variables: Readonly<Record<VariableOf<Key>, string | number>>];

/** A key whose text needs no variables. */
export type PlainKey = {
  [Key in MessageKey]: (typeof messageKeys)[Key] extends readonly [] ? Key : never;
}[MessageKey];

/** Says a text in one language. */
export interface Say {
  <Key extends MessageKey>(key: Key, ...variables: Variables<Key>): string;
  readonly language: Language;
  /** For names that have to be said in English. */
  readonly english: EnglishWords;
}

export interface Messages {
  /** @throws AppError `prompts.invalid` when there is no such text or a variable is not given. */
  t<Key extends MessageKey>(language: Language, key: Key, ...variables: Variables<Key>): string;
  in(language: Language): Say;
}

type Format = (key: string, variables?: Readonly<Record<string, string | number>>) => string;

/** @throws AppError `prompts.invalid` naming the file and, where there is one, the key. */
export function createMessages(promptsDir: string): Messages {
  const read = (language: Language) => readPromptsFile(path.join(promptsDir, `${language}.ftl`));
  const files = { zh: read("zh"), en: read("en") };
  checkKeys(Object.values(files));
  const formats = { zh: formatOf(files.zh, "zh"), en: formatOf(files.en, "en") };
  for (const language of ["zh", "en"] as const) {
    for (const [key, names] of files[language].variables)
      formats[language](key, Object.fromEntries([...names].map((name) => [name, 1])));
  }
  const english = openEnglishWords(promptsDir);
  const sayIn = (language: Language): Say =>
    Object.assign(
      <Key extends MessageKey>(key: Key, ...[variables]: Variables<Key>) =>
        formats[language](key, variables),
      { language, english },
    );
  const says = { zh: sayIn("zh"), en: sayIn("en") };
  return {
    t: (language, key, ...variables) => says[language](key, ...variables),
    in: (language) => says[language],
  };
}

/** The function throws AppError `prompts.invalid` as createMessages does. */
function formatOf({ file, source }: PromptsFile, language: Language): Format {
  const bundle = new FluentBundle(language, { useIsolating: false });
  bundle.addResource(new FluentResource(source));
  return (key, variables) => {
    const pattern = bundle.getMessage(key)?.value ?? null;
    if (pattern === null) throw invalidPrompts(file, key, "its text cannot be read");
    try {
      return bundle.formatPattern(pattern, { ...variables });
    } catch (error) {
      throw invalidPrompts(file, key, `its text cannot be read (${messageOf(error)})`, error);
    }
  };
}

function checkKeys(files: readonly PromptsFile[]): void {
  const keys = new Set([
    ...Object.keys(messageKeys),
    ...files.flatMap(({ variables }) => [...variables.keys()]),
  ]);
  for (const key of keys) {
    const written = files.map(({ file, variables }) => {
      const names = variables.get(key);
      if (names === undefined) throw invalidPrompts(file, key, "it is missing");
      return names.size === 0 ? "none" : [...names].toSorted().join(", ");
    });
    const [first, second] = written;
    if (first === second) continue;
    const problem = `its variables are ${first} in the one file and ${second} in the other`;
    throw invalidPrompts(files.map(({ file }) => file).join(" and "), key, problem);
  }
}
