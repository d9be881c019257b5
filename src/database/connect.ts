/**
 * Makes the pool of connections for an address: with several servers, each new connection goes to the first that will do,
 * beginning with the one that did last.
 */
import { readFileSync } from "node:fs";
import { isIP } from "node:net";
import { checkServerIdentity, type ConnectionOptions, type PeerCertificate } from "node:tls";
import { Client, type ClientConfig, Pool, type PoolClient, types } from "pg";
import type { DatabaseAddress, DatabaseHost } from "../core/database-address.ts";
import { AppError, messageOf } from "../core/errors.ts";

/** Where the tables are; the extension's type is found in the second. */
export const schema = "reform_practice";
const searchPath = `${schema},public`;

export interface PoolLimits {
  /** The most connections. */
  readonly connections: number;
  /** The longest a statement may run. */
  readonly statementTimeoutMs: number;
  /** The longest a statement may wait for a lock. */
  readonly lockTimeoutMs: number;
  /** Values of the server's own settings, by name; without spaces. */
  readonly settings: Readonly<Record<string, string>>;
}

/** How much longer than the server's own limit an answer is waited for: then the network or the server is gone. */
export const graceMs = 3_000;
/** A transaction whose process is frozen must not hold its locks for longer. */
const idleInTransactionMs = 10_000;
const keepAliveAfterMs = 10_000;

export interface Connections {
  /** Waits for a free one if there is none. Released with `true` if it must not be used again. */
  take(): Promise<PoolClient>;
  /** A connection of its own beside the pool, to the server that the pool uses; not connected yet. */
  extra(): Promise<Client>;
  close(): Promise<void>;
  isClosed(): boolean;
}

export function createConnections(address: DatabaseAddress, limits: PoolLimits): Connections {
  const { hosts, tls, session } = address;
  const files = readTlsFiles(address);
  /** The number of the host that did last. */
  let preferred = 0;
  /** With sslmode=prefer, once a server has said that it has no TLS. */
  let isPlain = tls.mode === "disable";
  const configFor = (): ClientConfig => {
    const host = hosts[preferred] ?? { host: "localhost", port: 5432 };
    return {
      ...clientConfig(address, limits),
      ...host,
      ssl: isPlain ? false : tlsOptions(address, files, host),
    };
  };
  class ChosenClient extends Client {
    constructor() {
      super(configFor());
      // A server that shuts down may say so before anybody who took the connection listens. Its statements fail.
      this.on("error", () => undefined);
    }
  }
  const pool = new Pool({
    Client: ChosenClient,
    max: limits.connections,
    connectionTimeoutMillis: address.connectTimeoutMs,
    idleTimeoutMillis: 60_000,
    verify: (client, done) => requireSession(client, session, done),
  });
  // A connection that nobody uses was lost: the next call makes another.
  pool.on("error", () => undefined);
  let closing: Promise<void> | null = null;
  const take = async (): Promise<PoolClient> => {
    for (let attempt = 1; ; attempt += 1) {
      const tried = preferred;
      try {
        return await pool.connect();
      } catch (error) {
        if (tls.mode === "prefer" && !isPlain && /does not support SSL/.test(messageOf(error))) {
          isPlain = true;
          continue;
        }
        if (closing !== null || attempt >= hosts.length) throw error;
        // Of several calls that failed at the same host, one moves on.
        if (preferred === tried) preferred = (tried + 1) % hosts.length;
      }
    }
  };
  return {
    take,
    async extra() {
      (await take()).release();
      return new ChosenClient();
    },
    close: () => (closing ??= pool.end()),
    isClosed: () => closing !== null,
  };
}

function clientConfig(address: DatabaseAddress, limits: PoolLimits): ClientConfig {
  const { user, password, database, applicationName } = address;
  return {
    ...(user === null ? {} : { user }),
    ...(password === null ? {} : { password }),
    ...(database === null ? {} : { database }),
    application_name: applicationName,
    options: Object.entries({ search_path: searchPath, ...limits.settings })
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(" "),
    statement_timeout: limits.statementTimeoutMs,
    lock_timeout: limits.lockTimeoutMs,
    idle_in_transaction_session_timeout: idleInTransactionMs,
    query_timeout: limits.statementTimeoutMs + graceMs,
    connectionTimeoutMillis: address.connectTimeoutMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: keepAliveAfterMs,
    pipeline: true,
    types: { getTypeParser },
  };
}

const int8 = 20;

/** Whole numbers as numbers: ours are below 2^53. */
const getTypeParser: typeof types.getTypeParser = ((oid: number, format?: "text") =>
  oid === int8 ? Number : types.getTypeParser(oid, format)) as typeof types.getTypeParser;

const whichSession =
  "select pg_is_in_recovery() as recovers, current_setting('transaction_read_only') = 'on' as reads";

function requireSession(
  client: PoolClient,
  session: DatabaseAddress["session"],
  done: (error?: Error) => void,
): void {
  if (session === "any") return done();
  client.query<{ recovers: boolean; reads: boolean }>(
    whichSession,
    (error: Error | null, found) => {
      const row = error === null ? found.rows[0] : undefined;
      if (row === undefined) return done(error ?? new Error("no answer"));
      const { recovers, reads } = row;
      const fits = {
        primary: !recovers,
        standby: recovers,
        "read-write": !reads,
        "read-only": reads,
      };
      if (fits[session]) return done();
      return done(Object.assign(new Error("another kind of server"), { code: "25006" }));
    },
  );
}

interface TlsFiles {
  readonly ca?: Buffer;
  readonly cert?: Buffer;
  readonly key?: Buffer;
}

/** @throws AppError `config.invalid` */
function readTlsFiles({ tls }: DatabaseAddress): TlsFiles {
  const read = (name: string, file: string | null): Buffer | null => {
    try {
      return file === null ? null : readFileSync(file);
    } catch (error) {
      throw new AppError(
        "config.invalid",
        `The file that ${name} in DATABASE_URL names cannot be read: ${messageOf(error)}. Name one in PEM.`,
        { name: "DATABASE_URL" },
      );
    }
  };
  const [ca, cert, key] = [
    read("sslrootcert", tls.rootFile),
    read("sslcert", tls.certificateFile),
    read("sslkey", tls.keyFile),
  ];
  return {
    ...(ca === null ? {} : { ca }),
    ...(cert === null ? {} : { cert }),
    ...(key === null ? {} : { key }),
  };
}

function tlsOptions({ tls }: DatabaseAddress, files: TlsFiles, { host }: DatabaseHost) {
  const options: ConnectionOptions = { ...files };
  if (tls.mode === "prefer" || tls.mode === "require") options.rejectUnauthorized = false;
  if (tls.mode === "verify-ca") options.checkServerIdentity = () => undefined;
  // Node takes the name of a server that is named by its number to be localhost.
  if (tls.mode === "verify-full" && isIP(host) !== 0)
    options.checkServerIdentity = (_name: string, certificate: PeerCertificate) =>
      checkServerIdentity(host, certificate);
  return options;
}
