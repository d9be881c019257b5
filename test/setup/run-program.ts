/**
 * The project's npm scripts, run as users run them: words and stdin in; exit code, stdout and stderr out.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { text as readAll } from "node:stream/consumers";
import { inject } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
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
  HF_ENDPOINT: "",
  LOG_LEVEL: "",
  LOG_QUESTIONS: "",
  HTTP_PORT: "",
  WEBHOOK_URL: "",
  UI_LANGUAGE: "",
};

export async function runScript(
  script: "ask" | "index" | "start" | "eval" | "bench" | "calibrate",
  words: readonly string[],
  { env = {}, stdin = "" }: RunOptions = {},
): Promise<Finished> {
  const child = spawn("npm", ["run", "-s", script, "--", ...words], {
    cwd: root,
    // npm's own warnings, about settings of the machine, are none of the program's.
    env: {
      ...process.env,
      npm_config_loglevel: "silent",
      ...ownSettings,
      INDEX_DIR: inject("indexDir"),
      ...env,
    },
  });
  child.stdin.end(stdin);
  const [stdout, stderr, [code]] = await Promise.all([
    readAll(child.stdout),
    readAll(child.stderr),
    once(child, "exit") as Promise<[number | null]>,
  ]);
  return { code, stdout, stderr };
}

/** Each line of a text that is JSON, a line each. */
export function jsonLines(text: string): unknown[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line): unknown => JSON.parse(line));
}
