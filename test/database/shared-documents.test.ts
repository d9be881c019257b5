/** Administrators of several bots on one database, through their desks. */
import { rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { expect, inject, onTestFinished, test } from "vitest";
import { createDocumentDesk } from "../../src/app/document-desk.ts";
import { followEditions } from "../../src/app/serving/serve-folders.ts";
import { openSharedDocuments } from "../../src/app/shared-documents.ts";
import type { DatabaseAddress } from "../../src/core/database-address.ts";
import type { DocumentDesk } from "../../src/core/document-desk.ts";
import type { DocumentId } from "../../src/core/domain.ts";
import type { Log } from "../../src/core/log.ts";
import { createDatabase } from "../../src/database/database.ts";
import { migrate } from "../../src/database/migrate.ts";
import { freshDatabase } from "../setup/fresh-database.ts";
import { openLibrary, seedsDir as projectSeeds } from "../setup/open-library.ts";
import { copyOf, temporaryFolder } from "../setup/temporary-folder.ts";

const noLog: Log = { debug() {}, info() {}, warn() {}, error() {} };

interface Desk {
  readonly desk: DocumentDesk;
  /** Ids of the documents that answers use. */
  readonly ids: () => readonly string[];
  /** What was told about taking documents over. */
  readonly told: readonly string[];
}

/** A desk as of one process, which looks for changes ten times a second. @param seedsDir a folder that is missing if not given */
async function openDeskOn(address: DatabaseAddress, seedsDir?: string): Promise<Desk> {
  const database = createDatabase({ address, code: "state.unavailable", what: "The documents" });
  await migrate(database);
  const told: string[] = [];
  const dataDir = temporaryFolder();
  const shared = await openSharedDocuments(database, {
    seedsDir: seedsDir ?? path.join(dataDir, "none"),
    dataDir,
    report: (line) => told.push(line),
    lookEveryMs: 100,
  });
  const prepared = await openLibrary({
    seedsDir: shared.folders.seedsDir,
    indexDir: copyOf(inject("indexDir")),
  });
  const { refresher, shown } = followEditions(prepared);
  const desk = createDocumentDesk({
    folders: shared.folders,
    places: prepared.places,
    refresher,
    shown,
    cacheDir: temporaryFolder(),
    inTurn: shared.inTurn,
  });
  const looking = shared.watch(noLog, () => refresher.refresh());
  onTestFinished(async () => {
    await looking.close();
    await shared.close();
    await prepared.close();
    await database.close();
  });
  return { desk, told, ids: () => prepared.library.cases().map(({ document }) => document.id) };
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await delay(20);
}

const hanbin = "hanbin" as DocumentId;

test("what one changes is answered by the other, taken back by it, and both have one history", async () => {
  const address = await freshDatabase();
  const one = await openDeskOn(address, copyOf(projectSeeds));
  const other = await openDeskOn(address);
  expect(one.told).toEqual([
    expect.stringMatching(/^Taken over from .*: hanbin\.md, .*zhangye\.md$/),
  ]);
  expect(other.ids()).toEqual(one.ids());

  await one.desk.withdraw({ id: hanbin, lastChangeAt: null, by: "小王" });
  await until(() => !other.ids().includes(hanbin));
  const [withdrawn] = await other.desk.history();
  expect(withdrawn).toMatchObject({ by: "小王", change: "withdrawn", file: "hanbin.md" });
  expect(await other.desk.undo("小李", withdrawn?.at ?? "")).toMatchObject({ by: "小李" });
  for (const each of [one, other]) await until(() => each.ids().includes(hanbin));
  expect(await one.desk.history()).toEqual(await other.desk.history());
});

test("of two at once that keep, withdraw or take back, both are done, the second on what the first left", async () => {
  const address = await freshDatabase();
  const desks = [await openDeskOn(address, copyOf(projectSeeds)), await openDeskOn(address)];
  const text = (town: string) =>
    new TextEncoder().encode(`${town}推行一支队伍管执法\n\n${town}下放执法事项三十项。\n`);
  const kept = await Promise.all(
    desks.map(async ({ desk }, index) => {
      const manuscript = await desk.read("a.txt", text(["柳林县", "大余县"][index] ?? ""));
      return desk.keep({ manuscript, replaced: null, original: null, by: "小王" });
    }),
  );
  expect(kept.map((each) => each?.isChanged)).toEqual([true, true]);
  const withdrawn = await Promise.all(
    desks.map(({ desk }) => desk.withdraw({ id: hanbin, lastChangeAt: null, by: "小李" })),
  );
  expect(withdrawn.filter((each) => each !== null)).toHaveLength(1);
  const ids = kept.map((each) => each?.document.id);
  for (const each of desks)
    await until(
      () =>
        ids.every((id) => id !== undefined && each.ids().includes(id)) &&
        !each.ids().includes(hanbin),
    );
  const histories = await Promise.all(desks.map(({ desk }) => desk.history()));
  expect(histories[0]).toHaveLength(3);
  expect(histories[1]).toEqual(histories[0]);
});

test("a document that is removed from one seeds folder stays, since another may have it", async () => {
  const address = await freshDatabase();
  const seeds = copyOf(projectSeeds);
  await openDeskOn(address, seeds);
  rmSync(path.join(seeds, "hanbin.md"));
  const again = await openDeskOn(address, seeds);
  expect(again.ids()).toContain(hanbin);
});
