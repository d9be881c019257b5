/**
 * Command-line words in, checked options out.
 */
import path from "node:path";
import { type ParseArgsConfig, parseArgs } from "node:util";
import type { Config } from "../core/config.ts";
import { messageOf } from "../core/errors.ts";
import { usageError } from "./run-command.ts";

type OptionsConfig = NonNullable<ParseArgsConfig["options"]>;

/** @throws AppError `usage.invalid` with the usage text. */
export function parseWords<T extends OptionsConfig>(options: T, usage: string) {
  const words = parsed(options, usage);
  // As a variable that is not set leaves it: an empty folder name would mean the one that the command is run in.
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
 * For a command that takes nothing but options. Null where its help was asked for, which has been printed then.
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

/** @throws AppError `usage.invalid` */
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

/** @throws AppError `usage.invalid` */
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

/** The configuration with the folders that were given on the command line. What is added belongs to its seeds. */
export function withFolders(
  config: Config,
  folders: { readonly seeds?: string | undefined; readonly index?: string | undefined },
): Config {
  return {
    ...config,
    ...(folders.seeds !== undefined && { seedsDir: path.resolve(folders.seeds), addedDir: null }),
    indexDir: folders.index === undefined ? config.indexDir : path.resolve(folders.index),
  };
}
