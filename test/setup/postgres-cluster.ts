/**
 * Servers that a test may restart, kill and promote: clusters in the folder that TEST_POSTGRES_DIR names, which
 * `test/setup/postgres-server start` has made. Only root can run them.
 */
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import path from "node:path";
import { promisify } from "node:util";
import { onTestFinished } from "vitest";
import { type DatabaseAddress, parseDatabaseAddress } from "../../src/core/database-address.ts";

const script = path.join(import.meta.dirname, "postgres-server");
const run = promisify(execFile);

export interface PostgresCluster {
  readonly name: string;
  readonly address: DatabaseAddress;
  /** As `postgres-server` has them; each resolves when the server serves, or is gone. */
  restart(mode: "fast" | "immediate"): Promise<void>;
  kill(): Promise<void>;
  promote(): Promise<void>;
}

/** A server of the test's own, gone when it has finished. */
export function startCluster(): Promise<PostgresCluster> {
  return start("start");
}

/** A copy that follows `primary`. */
export function startStandby(primary: PostgresCluster): Promise<PostgresCluster> {
  return start("standby", primary.name);
}

async function start(
  command: "start" | "standby",
  ...words: readonly string[]
): Promise<PostgresCluster> {
  const name = `test-${randomBytes(6).toString("hex")}`;
  const call = (verb: string, ...more: readonly string[]) =>
    run(script, [verb, process.env["TEST_POSTGRES_DIR"] ?? "", name, ...more]);
  onTestFinished(async () => void (await call("remove")));
  const { stdout } = await call(command, ...words);
  const address = parseDatabaseAddress(`${stdout.trim()}?sslmode=disable`);
  const told = (verb: string) => async (mode?: string) =>
    void (await call(verb, ...(mode === undefined ? [] : [mode])));
  return {
    name,
    address,
    restart: told("restart"),
    kill: told("kill"),
    promote: told("promote"),
  };
}
