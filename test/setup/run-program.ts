/**
 * Runs the commands of package.json's scripts as processes, without the developer's settings, and collects what they
 * print and the exit code.
 */
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { text as readAll } from "node:stream/consumers";
import { inject } from "vitest";
import packageJson from "../../package.json" with { type: "json" };

const root = path.resolve(import.meta.dirname, "../..");

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly child: ChildProcessWithoutNullStreams;
  readonly finished: Promise<Finished>;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
}

/** Nothing of the developer's own `.env` or environment gets in. */
const ownSettings = {
  BOT_TOKEN: "",
  BOT_API_ROOT: "",
  ADMIN_IDS: "",
  SEEDS_DIR: "",
  DATA_DIR: "",
  MODEL_DIR: "",
  DATABASE_URL: "",
  DATABASE_URL_FILE: "",
  WEBHOOK_SECRET: "",
  HF_ENDPOINT: "",
  LOG_LEVEL: "",
  LOG_QUESTIONS: "",
  HTTP_PORT: "",
  WEBHOOK_URL: "",
  UI_LANGUAGE: "",
};

/** The commands of package.json. */
const { scripts } = packageJson;

/** As `startProgram`, to its end. */
export function runScript(
  script: keyof typeof scripts,
  words: readonly string[],
  options: RunOptions = {},
): Promise<Finished> {
  return startProgram(script, words, options).finished;
}

/** By npm, which takes half a second more. */
export function runByNpm(
  script: keyof typeof scripts,
  words: readonly string[],
): Promise<Finished> {
  return run(["npm", "run", "-s", script, "--", ...words], {}).finished;
}

/** Without npm between, a signal reaches the program, and what stands before its words wraps it alone. */
export function startProgram(
  script: keyof typeof scripts,
  words: readonly string[],
  { wrapper = [], ...options }: RunOptions & { readonly wrapper?: readonly string[] } = {},
): Running {
  const [, ...command] = scripts[script].split(" ");
  return run([...wrapper, process.execPath, ...command, ...words], options);
}

function run([command = "", ...words]: readonly string[], options: RunOptions): Running {
  const child = spawn(command, words, {
    cwd: root,
    // npm's own warnings, about settings of the machine, are none of the program's.
    env: {
      ...process.env,
      npm_config_loglevel: "silent",
      ...ownSettings,
      INDEX_DIR: inject("indexDir"),
      ...options.env,
    },
  });
  // A program that is killed, or ends at once, does not read it.
  child.stdin.on("error", () => undefined);
  child.stdin.end(options.stdin ?? "");
  const finished = Promise.all([
    readAll(child.stdout),
    readAll(child.stderr),
    once(child, "exit") as Promise<[number | null]>,
  ]).then(([stdout, stderr, [code]]) => ({ code, stdout, stderr }));
  return { child, finished };
}

/** Each line of a text that is JSON, a line each. */
export function jsonLines(text: string): unknown[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line): unknown => JSON.parse(line));
}
