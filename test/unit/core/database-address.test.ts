import { describe, expect, test } from "vitest";
import { parseDatabaseAddress } from "../../../src/core/database-address.ts";
import { parseConfig } from "../../../src/core/config.ts";
import { AppError } from "../../../src/core/errors.ts";

describe("an address of a database", () => {
  test("gives its parts, and what it leaves out is usual", () => {
    expect(parseDatabaseAddress("postgres://bot:p%40ss@db.example.org/practice")).toEqual({
      hosts: [{ host: "db.example.org", port: 5432 }],
      user: "bot",
      password: "p@ss",
      database: "practice",
      tls: { mode: "prefer", rootFile: null, certificateFile: null, keyFile: null },
      session: "any",
      applicationName: "reform-practice-bot",
      connectTimeoutMs: 5000,
    });
    expect(parseDatabaseAddress("postgresql://").hosts).toEqual([
      { host: "localhost", port: 5432 },
    ]);
  });

  test("may name several servers, by number and socket too, and which of them will do", () => {
    const text =
      "postgres://a:5433,[::1]:5434,%2Frun%2Fpostgresql/d?target_session_attrs=read-write&connect_timeout=2";
    const { hosts, session, connectTimeoutMs } = parseDatabaseAddress(text);
    expect(hosts).toEqual([
      { host: "a", port: 5433 },
      { host: "::1", port: 5434 },
      { host: "/run/postgresql", port: 5432 },
    ]);
    expect([session, connectTimeoutMs]).toEqual(["read-write", 2000]);
  });

  test.each([
    ["sslmode=verify-full&sslrootcert=/ca.pem", "verify-full", "/ca.pem"],
    ["sslmode=require", "require", null],
    ["sslmode=require&sslrootcert=/ca.pem", "verify-ca", "/ca.pem"],
    ["sslrootcert=system", "verify-full", null],
    ["sslmode=allow", "prefer", null],
  ])("asks for TLS as libpq does: %s", (query, mode, rootFile) => {
    expect(parseDatabaseAddress(`postgres://h/d?${query}`).tls).toMatchObject({ mode, rootFile });
  });

  test.each([
    "mysql://bot:hunter2@db/d",
    "postgres://bot:hunter2@db:99999/d",
    "postgres://bot:hunter2@db/d?sslmode=off",
    "postgres://bot:hunter2@db/d?hunter2=1",
    "postgres://bot:hunter2%2@db/d",
    "postgres://bot:hunter2/x@db/d",
    "postgres://bot:hunter2@db/d?connect_timeout=0",
  ])("that is none is refused, and not shown: %s", (value) => {
    let thrown: unknown = null;
    try {
      parseConfig({ DATABASE_URL: value });
    } catch (error) {
      thrown = error;
    }
    if (!(thrown instanceof AppError)) throw new Error("It was accepted.");
    expect(thrown.message).toMatch(/^DATABASE_URL is .*not shown.*postgres:\/\//);
    expect([thrown.message, JSON.stringify(thrown), thrown.stack].join()).not.toContain("hunter2");
  });
});
