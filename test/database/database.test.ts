/** The database behind the ports: what its calls promise while connections, networks and servers fail. */
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import type { DatabaseAddress } from "../../src/core/database-address.ts";
import { AppError } from "../../src/core/errors.ts";
import { createDatabase, type Database } from "../../src/database/database.ts";
import { migrate } from "../../src/database/migrate.ts";
import { cuttingProxy } from "../setup/cutting-proxy.ts";
import { asAdministrator, freshDatabase } from "../setup/fresh-database.ts";
import { temporaryFolder } from "../setup/temporary-folder.ts";

function opened(address: DatabaseAddress, limits: { statementTimeoutMs?: number } = {}): Database {
  const database = createDatabase({
    address,
    code: "state.unavailable",
    what: "The test's data",
    ...limits,
  });
  onTestFinished(() => database.close());
  return database;
}

/** With a table of numbers. */
async function withNumbers(): Promise<{ address: DatabaseAddress; database: Database }> {
  const address = await freshDatabase();
  const database = opened(address);
  await migrate(database);
  await database.write([{ text: "create table numbers (n integer primary key)" }]);
  return { address, database };
}

async function numbersIn(database: Database): Promise<readonly number[]> {
  const rows = await database.read<{ n: number }>("select n from numbers order by n");
  return rows.map(({ n }) => n);
}

const insert = (n: number) => ({ text: "insert into numbers values ($1)", values: [n] });

async function failureOf(call: Promise<unknown>): Promise<AppError> {
  const error: unknown = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AppError)) throw new Error(`Not an AppError: ${String(error)}`);
  return error;
}

test("processes that start together bring a database up to date once", async () => {
  const address = await freshDatabase();
  const databases = [1, 2, 3, 4].map(() => opened(address));
  await Promise.all(databases.map((database) => migrate(database)));
  const [database] = databases;
  if (database !== undefined) await migrate(database);
  const rows = await asAdministrator<{ count: string }>(
    "select count(*) - count(distinct number) as count from reform_practice.migrations",
    address.database,
  );
  expect(rows).toEqual([{ count: "0" }]);
});

test("an older program does not start on what a newer one has changed for good", async () => {
  const { database } = await withNumbers();
  await database.write([{ text: "insert into migrations (number, needs) values (9001, 0)" }]);
  await migrate(database);
  await database.write([{ text: "insert into migrations (number, needs) values (9002, 9001)" }]);
  const error = await failureOf(migrate(database));
  expect([error.code, error.details]).toMatchObject(["database.unsuitable", { needed: 9001 }]);
});

test("a role that may not make the extension is told what to do, and needs nothing else", async () => {
  const address = await freshDatabase();
  const role = `role_${address.database}`;
  await asAdministrator(
    `create role ${role} login; alter database ${address.database} owner to ${role}`,
  );
  onTestFinished(async () => {
    await asAdministrator(`reassign owned by ${role} to postgres`, address.database);
    await asAdministrator(
      `drop owned by ${role}; alter database ${address.database} owner to postgres; drop role ${role}`,
    );
  });
  const database = opened({ ...address, user: role });
  const error = await failureOf(migrate(database));
  expect(error.code).toBe("database.unsuitable");
  expect(error.message).toContain("CREATE EXTENSION vector");
  await asAdministrator("create extension vector", address.database);
  await migrate(database);
});

test("what is written together is all there or nothing, and the connection serves on", async () => {
  const { database } = await withNumbers();
  await database.write([insert(1), insert(2)]);
  const error = await failureOf(database.write([insert(3), insert(1), insert(4)]));
  expect([error.code, error.details]).toEqual(["state.unavailable", { cause: "23505" }]);
  const failed = database.change(async (query) => {
    await query("insert into numbers values (5)");
    throw new Error("half way");
  });
  await expect(failed).rejects.toThrow("half way");
  expect(await numbersIn(database)).toEqual([1, 2]);
});

test("a connection cut anywhere in a transaction leaves all of it or nothing, as the caller is told", async () => {
  const { address, database } = await withNumbers();
  const proxy = await cuttingProxy(address);
  const cut = opened(proxy.address);
  let next = 0;
  const direction = fc.constantFrom("to server" as const, "from server" as const);
  const kind = fc.constantFrom("write", "change");
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 900 }), direction, kind, async (bytes, way, how) => {
      const [one, other] = [(next += 1), (next += 1)];
      proxy.cutAfter(bytes, way);
      const written =
        how === "write"
          ? cut.write([insert(one), insert(other)])
          : cut.change(async (query) => {
              // Harmless when repeated.
              const text = "insert into numbers values ($1) on conflict do nothing";
              await query(text, [one]);
              await query(text, [other]);
            });
      const isWritten = await written.then(
        () => true,
        () => false,
      );
      const there = (await numbersIn(database)).filter((n) => n === one || n === other);
      expect(there).toEqual(isWritten ? [one, other] : []);
    }),
    { numRuns: 150 },
  );
});

test("transactions whose connections are ended at any moment are done once each", async () => {
  const { address, database } = await withNumbers();
  await database.write([
    { text: "create table total (n integer)" },
    { text: "insert into total values (0)" },
  ]);
  const proxy = await cuttingProxy(address);
  const cut = opened(proxy.address);
  const progress = { count: 0, isCutting: true };
  const add = async () => {
    while (progress.isCutting) {
      const added = cut.write([{ text: "update total set n = n + 1" }]);
      await added.then(
        () => void (progress.count += 1),
        () => undefined,
      );
    }
  };
  const adding = Array.from({ length: 8 }, add);
  for (let between = 0; between < 20; between += 1) {
    const until = progress.count + between;
    while (progress.count < until) await delay(1);
    proxy.cut();
  }
  progress.isCutting = false;
  await Promise.all(adding);
  const { count } = progress;
  expect(count).toBeGreaterThan(190);
  expect(await database.read("select n from total")).toEqual([{ n: count }]);
});

test("a server that no longer answers is told as away, and serves again by itself", async () => {
  const { address } = await withNumbers();
  const proxy = await cuttingProxy(address);
  const database = opened({ ...proxy.address, connectTimeoutMs: 500 }, { statementTimeoutMs: 200 });
  expect(await numbersIn(database)).toEqual([]);
  proxy.hold(true);
  const silent = await failureOf(numbersIn(database));
  expect(silent.code).toBe("state.unavailable");
  proxy.hold(false);
  proxy.refuse(true);
  proxy.cut();
  expect((await failureOf(database.write([insert(1)]))).code).toBe("state.unavailable");
  proxy.refuse(false);
  await database.write([insert(2)]);
  expect(await numbersIn(database)).toEqual([2]);
});

test("of several servers the one that runs and will do is taken", async () => {
  const { address } = await withNumbers();
  const dead = { host: "127.0.0.1", port: 1 };
  const several = opened({
    ...address,
    hosts: [dead, ...address.hosts, dead],
    session: "read-write",
  });
  await several.write([insert(1)]);
  expect(await numbersIn(several)).toEqual([1]);
  const none = opened({ ...address, hosts: [dead, ...address.hosts], session: "standby" });
  expect((await failureOf(numbersIn(none))).details).toEqual({ cause: "25006" });
});

test("a listener that is closed while it connects has ended", async () => {
  const { address } = await withNumbers();
  const proxy = await cuttingProxy(address);
  const database = opened(proxy.address);
  proxy.split({ mostBytes: 1_000, lateMs: 100 });
  const heard: string[] = [];
  const listening = database.listen("numbers", {
    onBegin: () => void heard.push("begin"),
    onNotice: (payload) => void heard.push(payload),
  });
  await listening.close();
  expect(heard).toEqual([]);
});

test("TLS is used and checked as sslmode says", async () => {
  const { address } = await withNumbers();
  const [server] = await asAdministrator<{ tls: boolean; file: string }>(
    "select current_setting('ssl')::boolean as tls, current_setting('ssl_cert_file') as file",
  );
  const hasTls = server?.tls === true;
  const own = hasTls
    ? await asAdministrator<{ pem: string }>(`select pg_read_file('${server.file}') as pem`)
    : [];
  const rootFile = path.join(temporaryFolder({ "root.pem": own[0]?.pem ?? "" }), "root.pem");
  const otherFile = path.resolve("test/fixtures/tls/site-certificate.pem");
  const outcome = async (mode: DatabaseAddress["tls"]["mode"], file: string | null) => {
    const tls = { mode, rootFile: file, certificateFile: null, keyFile: null };
    const database = opened({ ...address, tls });
    const used = database.read<{ ssl: boolean }>(
      "select ssl from pg_stat_ssl where pid = pg_backend_pid()",
    );
    return used.then(
      ([row]) => (row?.ssl === true ? "encrypted" : "plain"),
      () => "refused",
    );
  };
  const ifTls = hasTls ? "encrypted" : "refused";
  expect(await outcome("disable", null)).toBe("plain");
  expect(await outcome("prefer", null)).toBe(hasTls ? "encrypted" : "plain");
  expect(await outcome("require", null)).toBe(ifTls);
  expect(await outcome("verify-ca", rootFile)).toBe(ifTls);
  expect(await outcome("verify-ca", otherFile)).toBe("refused");
  expect(await outcome("verify-full", null)).toBe("refused");
});

test("no failure says where the database is, who uses it, or what was written", async () => {
  const { address, database } = await withNumbers();
  const secrets = { user: "somebody", password: "hunter2", database: "elsewhere" };
  const away = opened({ ...address, ...secrets, hosts: [{ host: "db.invalid", port: 5999 }] });
  const refused = opened({ ...address, ...secrets });
  const errors = [
    await failureOf(away.read("select 1")),
    await failureOf(refused.read("select 1")),
    await failureOf(database.read("select ($1::text)::integer", ["hunter2"])),
    await failureOf(database.write([insert(7), insert(7)])),
  ];
  for (const error of errors) {
    const told = [error.message, error.stack, JSON.stringify(error), String(error.cause)].join();
    expect(told).not.toMatch(/somebody|hunter2|elsewhere|db\.invalid|5999|127\.0\.0\.1/);
    expect(error.code).toBe("state.unavailable");
  }
});

test("a closed database says so", async () => {
  const { database } = await withNumbers();
  await Promise.all([database.close(), database.close()]);
  expect((await failureOf(numbersIn(database))).message).toContain("closed");
});

test("listening ends at whatever moment it is closed", async () => {
  const database = opened(await freshDatabase());
  for (let afterMs = 0; afterMs < 15; afterMs += 0.5) {
    const listening = database.listen("anything", { onBegin() {}, onNotice() {} });
    await delay(afterMs);
    await listening.close();
  }
  const left = () =>
    database.read(
      "select from pg_stat_activity where datname = current_database() and query like 'listen%'",
    );
  while ((await left()).length > 0) await delay(20);
  expect(await left()).toEqual([]);
});
