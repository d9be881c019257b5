/** Parses and checks command-line arguments. */
import path from "node:path";
import { type ParseArgsConfig, parseArgs } from "node:util";
import type { Config } from "../core/config.ts";
import { messageOf } from "../core/errors.ts";
import { usageError } from "./run-command.ts";

type OptionsConfig = NonNullable<ParseArgsConfig["options"]>;

/** @throws AppError `usage.invalid` with the usage text. */
export function parseWords<T extends OptionsConfig>(options: T, usage: string) {
  const words = parsed(options, usage);
  // An unset shell variable leaves an empty value, which as a folder would mean the current one.
  const empty = Object.entries(words.values).find(([, value]) => value === "");
  if (empty !== undefined) throw usageError(`--${empty[0]} is empty`, usage);
  return words;
}

function parsed<T extends OptionsConfig>(options: T, usage: string) {
  try {
    return parseArgs({
      args: process.argv.slice(2),
      options,
      allowPositionals: true,
      strict: true,
    });
  } catch (error) {
    throw usageError(messageOf(error), usage);
  }
}

/**
 * For commands without positional arguments. Returns null when `--help` was given, after printing the usage.
 * @throws AppError `usage.invalid` with the usage text.
 */
export function parseOptions<T extends OptionsConfig & { readonly help: { type: "boolean" } }>(
  options: T,
  usage: string,
) {
  const { values, positionals } = parseWords(options, usage);
  if ("help" in values && values.help === true) {
    process.stdout.write(`${usage}\n`);
    return null;
  }
  if (positionals.length > 0) throw usageError("Expected options only.", usage);
  return values;
}

/** @throws AppError `usage.invalid` unless the value is a whole number from 1 to 100. */
export function parseCount(name: string, value: string, usage: string): number {
  const count = Number(value);
  if (Number.isSafeInteger(count) && count >= 1 && count <= 100) return count;
  throw usageError(
    `--${name} is ${JSON.stringify(value)}; expected a whole number from 1 to 100`,
    usage,
  );
}

interface Counts {
  readonly least: number;
  readonly most: number;
  readonly usage: string;
}

/** @throws AppError `usage.invalid` unless the value is a list of whole numbers in that range. */
export function parseCounts(
  name: string,
  written: string,
  { least, most, usage }: Counts,
): number[] {
  const counts = written.split(",").map(Number);
  if (counts.every((each) => Number.isSafeInteger(each) && each >= least && each <= most))
    return counts;
  throw usageError(
    `--${name} is ${JSON.stringify(written)}; expected whole numbers from ${least} to ${most}, with commas between`,
    usage,
  );
}

/** For commands that take no others. */
export const folderOptions = {
  seeds: { type: "string" },
  index: { type: "string" },
  help: { type: "boolean", default: false },
} as const;

export interface FolderValues {
  readonly seeds?: string | undefined;
  readonly index?: string | undefined;
}

/**
 * Replaces configured folders by those given as options. With `--seeds`, added documents go to that folder as well. With
 * either, the database is not used.
 */
export function withFolders(config: Config, folders: FolderValues): Config {
  return {
    ...config,
    ...(folders.seeds !== undefined && { seedsDir: path.resolve(folders.seeds), addedDir: null }),
    indexDir: folders.index === undefined ? config.indexDir : path.resolve(folders.index),
    database: (folders.seeds ?? folders.index) === undefined ? config.database : null,
  };
}
