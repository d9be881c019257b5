/**
 * A PostgreSQL database that is shared with other processes. Only this folder imports pg.
 * A call that rejects has changed nothing, unless the connection was lost during a COMMIT and the server could not be reached
 * for `settleWithinMs` after that, or the database was closed.
 */
import type { DatabaseAddress } from "../core/database-address.ts";
import { AppError } from "../core/errors.ts";
import { createConnections, type PoolLimits } from "./connect.ts";
import { databaseFailure, type Failing } from "./failures.ts";
import { type Listener, type Listening, listenOn } from "./listen.ts";
import { ConnectionLost } from "./lost.ts";
import { onConnection, type Send } from "./session.ts";
import { runStatements, runTransaction, type Statement } from "./transaction.ts";

/** Returns the rows as objects with a property for each column; the caller knows which these are. */
export type Query = <Row extends object>(
  text: string,
  values?: readonly unknown[],
) => Promise<readonly Row[]>;

/** All methods throw AppError with the code that the database was made with, or `disk.full`. */
export interface Database {
  /** One statement that writes nothing. It is run again if the connection was lost. */
  readonly read: Query;
  /**
   * One transaction, in one round trip.
   * @param patienceMs how long to wait for a server that cannot be reached, five minutes at most; by default the call fails
   */
  write(statements: readonly Statement[], patienceMs?: number): Promise<void>;
  /**
   * One transaction with a result. It is rolled back if `work` rejects. `work` is run again after a conflict or a lost
   * connection, also where it had taken place, so it must do no harm when it is repeated. Statements of it that are not
   * awaited one by one share a round trip; it must have awaited all of them when it ends.
   * @param timeoutMs the longest that one of its statements may take, where that is more than usual
   */
  change<Result>(work: (query: Query) => Promise<Result>, timeoutMs?: number): Promise<Result>;
  /** One statement that cannot run in a transaction, such as VACUUM. It must do no harm when it is repeated. */
  maintain(statement: string, limits: MaintenanceLimits): Promise<void>;
  /** To be closed before the database is. */
  listen(channel: string, listener: Listener): Listening;
  /** May be called repeatedly. Waits for what was begun; afterwards all other calls reject. */
  close(): Promise<void>;
}

interface MaintenanceLimits {
  readonly timeoutMs: number;
  readonly lockTimeoutMs: number;
}

export interface DatabaseOptions extends Failing, Partial<PoolLimits> {
  readonly address: DatabaseAddress;
}

/** Ten connections serve hundreds of chats; each is a process of the server. */
const usualLimits: PoolLimits = {
  connections: 10,
  statementTimeoutMs: 10_000,
  lockTimeoutMs: 5_000,
  settings: {},
};

/** Connects with the first call. */
export function createDatabase(options: DatabaseOptions): Database {
  const limits = { ...usualLimits, ...options };
  const connections = createConnections(options.address, limits);
  let closing: Promise<void> | null = null;
  const open = async <Result>(verb: string, call: () => Promise<Result>): Promise<Result> => {
    if (closing !== null) throw closedDatabase(options, verb);
    try {
      return await call();
    } catch (error) {
      throw databaseFailure(options, verb, error);
    }
  };
  const read: Query = (text, values) =>
    open("read", () =>
      again(() => onConnection(connections, (send) => queryOf(send)(text, values))),
    );
  return {
    read,
    write: (statements, patienceMs = 0) =>
      open("written", async () => {
        if (statements.length > 0) await runStatements(connections, statements, patienceMs);
      }),
    change: (work, timeoutMs) =>
      open("written", () => runTransaction(connections, (send) => work(queryOf(send)), timeoutMs)),
    maintain: (statement, { timeoutMs, lockTimeoutMs }) =>
      open("tidied", () =>
        onConnection(
          connections,
          async (send) => {
            await send(`set statement_timeout = ${timeoutMs}; set lock_timeout = ${lockTimeoutMs}`);
            try {
              await send(statement);
            } finally {
              await send(
                `set statement_timeout = ${limits.statementTimeoutMs}; set lock_timeout = ${limits.lockTimeoutMs}`,
              );
            }
          },
          timeoutMs,
        ),
      ),
    listen: (channel, listener) => listenOn(() => connections.extra(), channel, listener),
    close: () => (closing ??= connections.close()),
  };
}

/** Idle connections are lost together, as when the server was started again. */
async function again<Result>(call: () => Promise<Result>): Promise<Result> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof ConnectionLost) return call();
    throw error;
  }
}

function queryOf(send: Send): Query {
  return async <Row extends object>(text: string, values?: readonly unknown[]) =>
    (await send<Row>(text, values)).rows;
}

function closedDatabase({ code, what }: Failing, verb: string): AppError {
  return new AppError(code, `${what} in PostgreSQL cannot be ${verb}: it is closed.`);
}
