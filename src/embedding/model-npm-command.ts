/**
 * Arguments for npm in; npm run to its end, or an error with npm's own reason, out.
 * It is the npm that started this process where there is one, so registry, proxy and credentials
 * are those the user has already set. No shell is involved on any platform.
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

export type RunNpm = (args: readonly string[], signal: AbortSignal) => Promise<void>;

interface Command {
  readonly file: string;
  readonly leadingArgs: readonly string[];
}

export const runNpm: RunNpm = async (args, signal) => {
  const { file, leadingArgs } = findNpm();
  const child = spawn(file, [...leadingArgs, ...args], {
    signal,
    // Nothing that it has written is kept, so there is nothing for it to finish.
    killSignal: "SIGKILL",
    stdio: ["ignore", "ignore", "pipe"],
    windowsHide: true,
  });
  let complaint = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaint += text;
  });
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once("close", resolve);
    child.once("error", (error: NodeJS.ErrnoException) => {
      // An aborted npm may still be writing: it has ended when `close` comes.
      if (child.pid !== undefined) return;
      reject(error.code === "ENOENT" ? new Error("npm was not found on this machine") : error);
    });
  });
  signal.throwIfAborted();
  if (exitCode !== 0) throw new Error(summarize(complaint, exitCode));
};

/** npm names its script to what it starts; other package managers use the same variable. */
export function findNpm(
  // Not a setting of ours but npm's word to its children, hence not in Config.
  npmExecPath: string | undefined = process.env["npm_execpath"],
): Command {
  const besideNode = path.join(path.dirname(process.execPath), "node_modules/npm/bin/npm-cli.js");
  // On Windows `npm` is a batch file, which only a shell can start; its script needs none.
  const scripts = process.platform === "win32" ? [npmExecPath, besideNode] : [npmExecPath];
  for (const script of scripts) {
    if (script !== undefined && /npm-cli\.c?js$/.test(script) && existsSync(script)) {
      return { file: process.execPath, leadingArgs: [script] };
    }
  }
  return { file: "npm", leadingArgs: [] };
}

/** npm's code and its first sentence, without the stack and the log that is removed anyway. */
export function summarize(complaint: string, exitCode: number | null): string {
  const lines = complaint
    .split("\n")
    .map((line) => /^npm (?:error|ERR!)\s+(.*)$/.exec(line)?.[1]?.trim() ?? "")
    .filter((line) => line !== "" && !line.startsWith("A complete log"));
  const code = lines.find((line) => line.startsWith("code "))?.slice("code ".length);
  const sentence = lines.find((line) => !/^(?:code|syscall|errno|path|dest) /.test(line));
  const reason = [code, sentence].filter((part) => part !== undefined).join(": ");
  return `npm failed, ${reason === "" ? `exit code ${exitCode ?? "none"}, no reason given` : reason}`;
}
