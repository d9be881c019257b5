/**
 * Runs transactions so that it is known of each whether it took place: each writes a row with an id of its own. Where the
 * connection is lost, another one writes that row as of a transaction that never took place. It finds it there if the
 * transaction was committed, waits if it is still going on, and else keeps a COMMIT that is still on its way from succeeding.
 */
import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { DatabaseError } from "pg";
import type { Connections } from "./connect.ts";
import { codeOf } from "./failures.ts";
import { ConnectionLost, NoConnection } from "./lost.ts";
import { onConnection, type Send } from "./session.ts";

/** Covers a restart of the server. */
const settleWithinMs = 15_000;
const againAfterMs = 200;
/** How often a transaction is run again after conflicts with others. */
const mostConflicts = 10;

const noteCommit = "insert into commits (id) values ($1)";
/** Keeps what is there: an earlier attempt to settle may have written the row and lost its connection too. */
const settleCommit =
  "insert into commits (id, took_place) values ($1, false) " +
  "on conflict (id) do update set took_place = commits.took_place returning took_place";

export interface Statement {
  readonly text: string;
  /** For `$1` and so on. */
  readonly values?: readonly unknown[];
}

/** All of it in one round trip. @param patienceMs how long to wait for a server that cannot be reached */
export async function runStatements(
  connections: Connections,
  statements: readonly Statement[],
  patienceMs: number,
): Promise<void> {
  await untilSettled(connections, {
    patienceMs,
    attempt: (id) =>
      onConnection(connections, async (send) => {
        const sent = [
          send("begin"),
          send(noteCommit, [id]),
          ...statements.map(({ text, values }) => send(text, values)),
          // After a failure this rolls back.
          send("commit"),
        ];
        const failed = (await Promise.allSettled(sent)).find(({ status }) => status === "rejected");
        if (failed?.status === "rejected") throw failed.reason;
      }),
    whenTaken: () => undefined,
  });
}

/** Runs `work` again where it took place and its result was lost. */
export async function runTransaction<Result>(
  connections: Connections,
  work: (send: Send) => Promise<Result>,
  timeoutMs?: number,
): Promise<Result> {
  const attempt = (id: string) =>
    onConnection(
      connections,
      async (send) => {
        const begun = [
          send("begin"),
          ...(timeoutMs === undefined ? [] : [send(`set local statement_timeout = ${timeoutMs}`)]),
          send(noteCommit, [id]),
        ];
        // Else a rejection while `work` is waited for would count as unhandled.
        const isBegun = Promise.all(begun);
        isBegun.catch(() => undefined);
        try {
          const result = await work(send);
          await isBegun;
          await send("commit");
          return result;
        } catch (error) {
          await isBegun.catch(() => undefined);
          await send("rollback").catch(() => undefined);
          throw error;
        }
      },
      timeoutMs,
    );
  return untilSettled(connections, { attempt, whenTaken: null, patienceMs: 0 });
}

interface Attempts<Result> {
  readonly attempt: (id: string) => Promise<Result>;
  /** The result of an attempt that took place though its connection was lost; null to attempt it again. */
  readonly whenTaken: (() => Result) | null;
  readonly patienceMs: number;
}

async function untilSettled<Result>(
  connections: Connections,
  { attempt, whenTaken, patienceMs }: Attempts<Result>,
): Promise<Result> {
  const beganAtMs = performance.now();
  const isWorth = (withinMs: number) =>
    performance.now() <= beganAtMs + withinMs && !connections.isClosed();
  const settlingMs = Math.max(settleWithinMs, patienceMs);
  for (let conflicts = 0; ;) {
    const id = randomUUID();
    try {
      return await attempt(id);
    } catch (error) {
      if (isConflict(error) && (conflicts += 1) <= mostConflicts) continue;
      if (error instanceof NoConnection && isWorth(patienceMs)) {
        await delay(againAfterMs);
        continue;
      }
      if (!(error instanceof ConnectionLost)) throw error;
      const tookPlace = await settle(connections, id, () => isWorth(settlingMs));
      if (tookPlace && whenTaken !== null) return whenTaken();
      if (!isWorth(settlingMs)) throw error;
    }
  }
}

/** Whether the transaction took place; if it did not, it never will. */
async function settle(
  connections: Connections,
  id: string,
  isWorthTrying: () => boolean,
): Promise<boolean> {
  for (;;) {
    try {
      const { rows } = await onConnection(connections, (send) =>
        send<{ took_place: boolean }>(settleCommit, [id]),
      );
      return rows[0]?.took_place === true;
    } catch (error) {
      if (!isWorthTrying()) throw error;
      await delay(againAfterMs);
    }
  }
}

/** Rolled back because of another transaction, and may do now. */
function isConflict(error: unknown): boolean {
  return error instanceof DatabaseError && /^(?:40001|40P01)$/.test(codeOf(error));
}
