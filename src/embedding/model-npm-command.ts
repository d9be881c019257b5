/**
 * Runs npm. It prefers the npm that started this process, so that registry, proxy and credentials are the user's own.
 * No shell is involved on any platform.
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

/** Resolves when npm has succeeded; rejects with npm's own reason. */
export type RunNpm = (args: readonly string[], signal: AbortSignal) => Promise<void>;

interface Command {
  readonly file: string;
  readonly leadingArgs: readonly string[];
}

export const runNpm: RunNpm = async (args, signal) => {
  const { file, leadingArgs } = findNpm();
  const child = spawn(file, [...leadingArgs, ...args], {
    signal,
    // Nothing that an aborted npm has written is kept, so it need not finish.
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
      // An aborted npm may still be writing; wait for `close`.
      if (child.pid !== undefined) return;
      reject(error.code === "ENOENT" ? new Error("npm was not found on this machine") : error);
    });
  });
  signal.throwIfAborted();
  if (exitCode !== 0) throw new Error(summarize(complaint, exitCode));
};

/** npm passes the path of its script to its children in `npm_execpath`; other package managers set it to theirs. */
export function findNpm(
  // Set by npm for its children, not by the user, hence not in Config.
  npmExecPath: string | undefined = process.env["npm_execpath"],
): Command {
  const besideNode = path.join(path.dirname(process.execPath), "node_modules/npm/bin/npm-cli.js");
  // On Windows `npm` is a batch file, which needs a shell; npm's script does not.
  const scripts = process.platform === "win32" ? [npmExecPath, besideNode] : [npmExecPath];
  for (const script of scripts) {
    if (script !== undefined && /npm-cli\.c?js$/.test(script) && existsSync(script)) {
      return { file: process.execPath, leadingArgs: [script] };
    }
  }
  return { file: "npm", leadingArgs: [] };
}

/** npm's error code and first sentence, without the stack and the path of a log that is removed anyway. */
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
