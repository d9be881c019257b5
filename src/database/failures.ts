/** Says what PostgreSQL's failures mean, without a word of the address, of a statement or of its values. */
import { DatabaseError } from "pg";
import { AppError, type ErrorCode } from "../core/errors.ts";
import { ConnectionLost, NoConnection } from "./lost.ts";

const advice = {
  away: "Look whether the server that DATABASE_URL names runs and can be reached from here. It is tried again with the next call.",
  busy: "All connections are in use, or the server allows no more. It is tried again with the next call; if this lasts, raise max_connections or run fewer processes.",
  refused: "Look at user, password and database in DATABASE_URL, and at the server's pg_hba.conf.",
  tls: "Look at sslmode and sslrootcert in DATABASE_URL, and at the server's certificate.",
  rights:
    "Give the role of DATABASE_URL the rights that OPERATING.md names, or let the role that owns the tables be the one that the program uses.",
  full: "Make room on the server's disk: the program then goes on.",
  slow: "The server took longer than is allowed. Look at its load, its locks (pg_locks) and its disk; it is tried again with the next call.",
  readOnly:
    "The server only reads, as a standby does. With several servers, add target_session_attrs=read-write to DATABASE_URL.",
  other: "Look in the server's log, at the time of this line.",
} as const;

const adviceByCode: readonly (readonly [RegExp, keyof typeof advice])[] = [
  [
    /^(?:08|57P0)|^(?:ECONN|EHOST|ENET|ENOTFOUND|EAI_|EPIPE|ETIMEDOUT|ENOENT|EACCES)|^connection lost$/,
    "away",
  ],
  [/^53[03]00$|^no free connection$/, "busy"],
  [/^(?:28|3D000)/, "refused"],
  [/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO/, "tls"],
  [/^(?:42501|3F000)$/, "rights"],
  [/^(?:53100|58030)$/, "full"],
  [/^(?:57014|55P03|25P03)$|^no answer$/, "slow"],
  [/^25006$/, "readOnly"],
];

/** What `pg` says in words instead of by a code. */
const codeByWords: readonly (readonly [RegExp, string])[] = [
  [/query read timeout/i, "no answer"],
  [/^timeout exceeded when trying to connect/, "no free connection"],
  [/connection timeout|timeout expired/, "ETIMEDOUT"],
  [/does not support SSL/, "no TLS at the server"],
  [/SASL|SCRAM|password/i, "28P01"],
];

/** A code of the system, of TLS or of PostgreSQL (five characters), or a few words of our own. */
export function codeOf(error: unknown): string {
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  if (error instanceof ConnectionLost || error instanceof NoConnection) return codeOf(error.cause);
  if (!(error instanceof Error)) return "unknown";
  if ("code" in error && typeof error.code === "string") return error.code;
  return codeByWords.find(([words]) => words.test(error.message))?.[1] ?? "connection lost";
}

export interface Failing {
  /** The code of the error where the disk is not full. */
  readonly code: ErrorCode;
  /** Begins the message, as in `The bot's state`. */
  readonly what: string;
}

/** Other errors than those of the database are returned as they are. @param verb as in `read` */
export function databaseFailure({ code, what }: Failing, verb: string, error: unknown): unknown {
  const isOurs = [DatabaseError, ConnectionLost, NoConnection].some(
    (kind) => error instanceof kind,
  );
  if (!isOurs) return error;
  const cause = codeOf(error);
  const kind = adviceByCode.find(([codes]) => codes.test(cause))?.[1] ?? "other";
  // Nothing of the error itself: its text may have the address, and its details what somebody wrote.
  return new AppError(
    kind === "full" ? "disk.full" : code,
    `${what} in PostgreSQL cannot be ${verb}: ${cause}. ${advice[kind]}`,
    { cause },
  );
}
