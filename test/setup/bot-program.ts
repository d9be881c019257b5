/**
 * The bot as a process of its own, as `npm start` runs it: started against a stand-in, killed, waited for.
 * TEST_INDEX_DIR names an index that is already built; without it the program builds its own.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { StandIn } from "../telegram/stand-in/create-stand-in.ts";

const ownRoot = path.resolve(import.meta.dirname, "../..");

export interface BotProgram {
  readonly child: ChildProcess;
  /** Everything it has written so far. */
  output(): string;
  /** Resolves with the exit code; null when a signal ended it. */
  ended(): Promise<number | null>;
}

interface ProgramOptions {
  readonly dataDir: string;
  readonly token?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** The project's folder; this one by default. */
  readonly root?: string;
  /** What starts it, instead of Node itself. */
  readonly command?: readonly [program: string, ...words: string[]];
  /** Stands before the command, and runs it. */
  readonly wrapper?: readonly string[];
}

const node = [process.execPath, "--import", "tsx", "src/main.ts"] as const;

export function startBotProgram(standIn: StandIn, options: ProgramOptions): BotProgram {
  const { dataDir, token = standIn.token, env = {}, command = node, wrapper = [] } = options;
  const { root = ownRoot } = options;
  const [program = "", ...words] = [...wrapper, ...command];
  const indexDir = process.env["TEST_INDEX_DIR"];
  const child = spawn(program, words, {
    cwd: root,
    env: {
      ...process.env,
      ...(indexDir === undefined ? {} : { INDEX_DIR: indexDir }),
      HTTP_PORT: "",
      WEBHOOK_URL: "",
      BOT_TOKEN: token,
      BOT_API_ROOT: standIn.url,
      DATA_DIR: dataDir,
      ...env,
    },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  return {
    child,
    output: () => output,
    async ended() {
      if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
      return child.exitCode;
    },
  };
}

/**
 * The process's own memory in bytes; pages of its files, which the system takes back when it likes, are not in it. Only
 * on Linux.
 */
export function memoryOf({ child }: BotProgram): number {
  const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
  return 1024 * Number(/^RssAnon:\s+(\d+) kB$/m.exec(status)?.[1]);
}
