/** The folder of documents that several processes share. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import type { DatabaseAddress } from "../../src/core/database-address.ts";
import { createDatabase, type Database } from "../../src/database/database.ts";
import { migrate } from "../../src/database/migrate.ts";
import { importDocuments } from "../../src/documents/postgres/import-documents.ts";
import { openSharedFolder, type SharedFolder } from "../../src/documents/postgres/shared-folder.ts";
import { cuttingProxy } from "../setup/cutting-proxy.ts";
import { freshDatabase } from "../setup/fresh-database.ts";
import { temporaryFolder } from "../setup/temporary-folder.ts";

function connect(address: DatabaseAddress): Database {
  const database = createDatabase({ address, code: "state.unavailable", what: "The documents" });
  onTestFinished(() => database.close());
  return database;
}

async function newDatabase(): Promise<{ address: DatabaseAddress; database: Database }> {
  const address = await freshDatabase();
  const database = connect(address);
  await migrate(database);
  return { address, database };
}

function contentOf(dir: string): Readonly<Record<string, string>> {
  const entries = readdirSync(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const filePath = path.join(parentPath, name);
      return [path.relative(dir, filePath), readFileSync(filePath, "utf8")];
    }),
  );
}

function put(folder: SharedFolder, file: string, text: string): void {
  mkdirSync(path.dirname(path.join(folder.dir, file)), { recursive: true });
  writeFileSync(path.join(folder.dir, file), text);
}

test("what one process writes, changes and removes is the same for another", async () => {
  const { database } = await newDatabase();
  const [one, other] = [
    await openSharedFolder(database, temporaryFolder()),
    await openSharedFolder(database, temporaryFolder()),
  ];
  await one.change(async () => {
    put(one, "hequ.md", "河曲");
    put(one, ".originals/hequ.md/1.pdf", "%PDF");
  });
  expect(await other.refresh()).toBe(true);
  expect(await other.refresh()).toBe(false);
  expect(contentOf(other.dir)).toEqual({ "hequ.md": "河曲", ".originals/hequ.md/1.pdf": "%PDF" });
  await other.change(async () => {
    rmSync(path.join(other.dir, "hequ.md"));
    put(other, "浏阳.md", "浏阳");
  });
  await one.refresh();
  expect(contentOf(one.dir)).toEqual({ "浏阳.md": "浏阳", ".originals/hequ.md/1.pdf": "%PDF" });
  const late = await openSharedFolder(database, temporaryFolder());
  expect(contentOf(late.dir)).toEqual(contentOf(one.dir));
});

test("changes of several processes at once are made one after the other, each on the files of the one before", async () => {
  const { database } = await newDatabase();
  const folders = await Promise.all(
    [1, 2, 3].map(() => openSharedFolder(database, temporaryFolder())),
  );
  const count = async (folder: SharedFolder) =>
    folder.change(async () => {
      const now = contentOf(folder.dir)["total.txt"] ?? "0";
      await delay(1);
      put(folder, "total.txt", String(Number(now) + 1));
    });
  await Promise.all(
    folders.map(async (folder) => {
      for (let done = 0; done < 8; done += 1) await count(folder);
    }),
  );
  for (const folder of folders) {
    await folder.refresh();
    expect(contentOf(folder.dir)).toEqual({ "total.txt": "24" });
  }
});

test("a change that fails half way is taken back, and so is what is written beside a change", async () => {
  const { database } = await newDatabase();
  const folder = await openSharedFolder(database, temporaryFolder());
  await folder.change(async () => {
    put(folder, "a.md", "1");
    put(folder, "b.md", "1");
  });
  const failed = folder.change(async () => {
    put(folder, "a.md", "2");
    rmSync(path.join(folder.dir, "b.md"));
    put(folder, "c.md", "2");
    throw new Error("half way");
  });
  await expect(failed).rejects.toThrow("half way");
  expect(contentOf(folder.dir)).toEqual({ "a.md": "1", "b.md": "1" });
  put(folder, "d.md", "by hand");
  await folder.change(async () => put(folder, "e.md", "3"));
  expect(contentOf(folder.dir)).toEqual({ "a.md": "1", "b.md": "1", "e.md": "3" });
  put(folder, "a.md", "by hand");
  rmSync(path.join(folder.dir, "b.md"));
  const again = await openSharedFolder(database, folder.dir);
  expect(contentOf(again.dir)).toEqual({ "a.md": "1", "b.md": "1", "e.md": "3" });
});

test("a connection that is cut anywhere shares a change or nothing of it, as the caller is told", async () => {
  const { address, database } = await newDatabase();
  const proxy = await cuttingProxy(address);
  const cut = await openSharedFolder(connect(proxy.address), temporaryFolder());
  const reader = await openSharedFolder(database, temporaryFolder());
  let number = 0;
  const direction = fc.constantFrom("to server" as const, "from server" as const);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 2_500 }), direction, async (bytes, way) => {
      const text = String((number += 1));
      const before = contentOf(reader.dir);
      proxy.cutAfter(bytes, way);
      const isShared = await cut
        .change(async () => {
          put(cut, "a.md", text);
          put(cut, `n/${text}.md`, text);
        })
        .then(
          () => true,
          () => false,
        );
      await reader.refresh();
      const after = { ...before, "a.md": text, [`n/${text}.md`]: text };
      expect(contentOf(reader.dir)).toEqual(isShared ? after : before);
    }),
    { numRuns: 60 },
  );
  await cut.refresh();
  expect(contentOf(cut.dir)).toEqual(contentOf(reader.dir));
});

test.each(["../out.md", "/out.md", "a/../../out.md", "..", "a\\..\\out.md"])(
  "a path in the database that leads out of the folder is refused: %s",
  async (file) => {
    const { database } = await newDatabase();
    const dir = path.join(temporaryFolder(), "documents");
    await database.write([
      {
        text: "insert into document_files (path, sha256, bytes, revision) values ($1, '', 'x', 1)",
        values: [file],
      },
    ]);
    await expect(openSharedFolder(database, dir)).rejects.toMatchObject({
      code: "documents.unwritable",
    });
    expect(readdirSync(path.dirname(dir))).toEqual(["documents"]);
  },
);

test("a document whose name would be refused elsewhere is not taken over, and named; the others are", async () => {
  const { database } = await newDatabase();
  const one = await openSharedFolder(database, temporaryFolder());
  const seedsDir = temporaryFolder({ "a\\b.md": "编制由人员核对。", "c.md": "铜钟由人员敲响。" });
  const { files, problems } = await importDocuments(database, one, seedsDir);
  expect(files).toEqual(["c.md"]);
  expect(problems.map(({ message }) => message)).toEqual([
    expect.stringContaining("its name has a backslash"),
  ]);
  await openSharedFolder(database, temporaryFolder());
});

test("a folder of documents is taken over once, by whichever process has it, and brings nothing back", async () => {
  const { database } = await newDatabase();
  const [one, other] = [
    await openSharedFolder(database, temporaryFolder()),
    await openSharedFolder(database, temporaryFolder()),
  ];
  const seedsDir = temporaryFolder();
  writeFileSync(path.join(seedsDir, "hequ.md"), "河曲县的做法");
  writeFileSync(path.join(seedsDir, "bad.md"), Buffer.from([0, 1, 2, 0]));
  const taken = await Promise.all(
    [one, other].map((each) => importDocuments(database, each, seedsDir)),
  );
  expect(taken.map(({ files }) => files.length).toSorted((a, b) => a - b)).toEqual([0, 1]);
  expect(taken.map(({ problems }) => problems.length)).toEqual([1, 1]);
  await one.refresh();
  await one.change(async () => rmSync(path.join(one.dir, "hequ.md")));
  expect((await importDocuments(database, one, seedsDir)).files).toEqual([]);
  writeFileSync(path.join(seedsDir, "hequ.md"), "河曲县的新做法");
  expect((await importDocuments(database, other, seedsDir)).files).toEqual(["hequ.md"]);
  writeFileSync(path.join(seedsDir, "hequ.md"), "河曲县的做法");
  expect((await importDocuments(database, one, seedsDir)).files).toEqual([]);
  await one.refresh();
  expect(contentOf(one.dir)["hequ.md"]).toBe("河曲县的新做法");
});
