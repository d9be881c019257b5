/** Reads the address of a PostgreSQL database, in the form that libpq has for it, into its parts. */

export const sslModes = ["disable", "prefer", "require", "verify-ca", "verify-full"] as const;
type SslMode = (typeof sslModes)[number];

/** As libpq's `target_session_attrs`: which of several servers will do. */
export const sessionKinds = ["any", "read-write", "read-only", "primary", "standby"] as const;
type SessionKind = (typeof sessionKinds)[number];

export interface DatabaseHost {
  /** A name, an address, or the folder of a socket. */
  readonly host: string;
  readonly port: number;
}

export interface DatabaseAddress {
  /** Tried in order; at least one. */
  readonly hosts: readonly DatabaseHost[];
  /** Null where the client's own rules decide (`PGUSER`, `~/.pgpass`). */
  readonly user: string | null;
  readonly password: string | null;
  readonly database: string | null;
  readonly tls: {
    readonly mode: SslMode;
    /** Files in PEM; null for none, and for `system` as root. */
    readonly rootFile: string | null;
    readonly certificateFile: string | null;
    readonly keyFile: string | null;
  };
  readonly session: SessionKind;
  readonly applicationName: string;
  readonly connectTimeoutMs: number;
}

export const acceptedAddress =
  "postgres://USER:PASSWORD@HOST:PORT/DATABASE, several HOST:PORT by commas, then parameters as libpq names them: " +
  `sslmode (${sslModes.join(", ")}), sslrootcert, sslcert, sslkey, ` +
  `target_session_attrs (${sessionKinds.join(", ")}), application_name, connect_timeout in seconds. ` +
  "Special characters are written as %XX";

/** @throws Error that says what is wrong, without a word of the address */
export function parseDatabaseAddress(text: string): DatabaseAddress {
  const parts =
    /^postgres(?:ql)?:\/\/(?:([^:@/?]*)(?::([^@/?]*))?@)?([^/?@]*)(?:\/([^?]*))?(?:\?(.*))?$/.exec(
      text,
    );
  if (parts === null) throw new Error("not of an address's form");
  const [, user, password, hosts = "", database, query = ""] = parts.map((part) =>
    part === undefined || part === "" ? undefined : part,
  );
  const read = parameterReader(query);
  const rootFile = read("sslrootcert");
  const address: DatabaseAddress = {
    hosts: hosts.split(",").map(parseHost),
    user: decoded(user),
    password: decoded(password),
    database: decoded(database),
    tls: {
      mode: sslModeOf(read("sslmode"), rootFile),
      rootFile: rootFile === "system" ? null : rootFile,
      certificateFile: read("sslcert"),
      keyFile: read("sslkey"),
    },
    session: choice("target_session_attrs", read("target_session_attrs") ?? "any", sessionKinds),
    applicationName: read("application_name") ?? "reform-practice-bot",
    connectTimeoutMs: 1000 * whole("connect_timeout", read("connect_timeout") ?? "5", 300),
  };
  read.requireNoOthers();
  return address;
}

function parameterReader(query: string) {
  const parameters = new URLSearchParams(query);
  const read = (name: string): string | null => {
    const value = parameters.get(name);
    parameters.delete(name);
    return value === "" ? null : value;
  };
  const requireNoOthers = (): void => {
    const [other] = parameters.keys();
    // A stray & or # in a password would be told here.
    if (other !== undefined) throw new Error("with a parameter that is none of those");
  };
  return Object.assign(read, { requireNoOthers });
}

function parseHost(text: string): DatabaseHost {
  const parts = /^(?:\[([\da-f:.]+)\]|([^:[\]]*))(?::(\d+))?$/i.exec(text);
  if (parts === null) throw new Error("with a host that is none");
  const [, ipv6, name, port = "5432"] = parts;
  return { host: decoded(ipv6 ?? name) ?? "localhost", port: whole("the port", port, 65_535) };
}

/** libpq too checks who the server is where a root is given, and takes `allow`, its weakest with TLS, for old programs. */
function sslModeOf(mode: string | null, rootFile: string | null): SslMode {
  if (mode === null && rootFile === "system") return "verify-full";
  const chosen = choice("sslmode", mode === "allow" ? "prefer" : (mode ?? "prefer"), sslModes);
  return chosen === "require" && rootFile !== null ? "verify-ca" : chosen;
}

function choice<T extends string>(name: string, value: string, choices: readonly T[]): T {
  const found = choices.find((each) => each === value);
  if (found === undefined) throw new Error(`with another ${name} than ${choices.join(", ")}`);
  return found;
}

function whole(name: string, value: string, most: number): number {
  const number = Number(value);
  if (Number.isSafeInteger(number) && number >= 1 && number <= most) return number;
  throw new Error(`with ${name} that is no whole number from 1 to ${most}`);
}

function decoded(part: string | undefined): string | null {
  if (part === undefined || part === "") return null;
  try {
    return decodeURIComponent(part);
  } catch {
    throw new Error("with a % that two hexadecimal digits do not follow");
  }
}
