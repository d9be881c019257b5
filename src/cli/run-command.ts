/**
 * The edge of every command: runs it, and turns whatever it throws into a line on stderr and an exit code.
 * 0: done. 1: failed. 2: called in a wrong way.
 */
import { AppError, messageOf } from "../errors.ts";

export async function runCommand(command: () => Promise<number>): Promise<void> {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    // Whoever reads it, `head` say, has seen enough.
    if (error.code === "EPIPE") process.exit(0);
    throw error;
  });
  process.exitCode = await command().catch((error: unknown) => {
    process.stderr.write(`${describe(error)}\n`);
    return error instanceof AppError && error.code === "usage.invalid" ? 2 : 1;
  });
}

/** A stack says where the program is wrong; a user's mistake needs none. */
function describe(error: unknown): string {
  if (error instanceof AppError) return `${error.message} (${error.code})`;
  return error instanceof Error ? (error.stack ?? error.message) : messageOf(error);
}

export function usageError(problem: string, usage: string): AppError {
  return new AppError("usage.invalid", `${problem}\n\n${usage}`);
}
