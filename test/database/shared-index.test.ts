/** An index that several processes keep up to the documents that they share. */
import path from "node:path";
import { writeFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { expect, inject, onTestFinished, test } from "vitest";
import { serveDatabase } from "../../src/app/serving/serve-database.ts";
import type { Serving } from "../../src/app/serving/serving.ts";
import { createDocumentDesk } from "../../src/app/document-desk.ts";
import { parseConfig } from "../../src/core/config.ts";
import type { DatabaseAddress } from "../../src/core/database-address.ts";
import type { DocumentDesk } from "../../src/core/document-desk.ts";
import type { DocumentId } from "../../src/core/domain.ts";
import type { Log } from "../../src/core/log.ts";
import { noMeter } from "../../src/core/meter.ts";
import { openIndexDatabase } from "../../src/index/postgres/open-store.ts";
import { bgeSmallZh } from "../../src/embedding/model-spec.ts";
import { freshDatabase } from "../setup/fresh-database.ts";
import { seedsDir as projectSeeds } from "../setup/open-library.ts";
import { copyOf, temporaryFolder } from "../setup/temporary-folder.ts";

const noLog: Log = { debug() {}, info() {}, warn() {}, error() {} };

interface Process {
  readonly serving: Serving;
  readonly desk: DocumentDesk;
  readonly ids: () => readonly string[];
  /** The shares of what it has written itself, as its progress shows them. */
  readonly written: string[];
}

async function aProcess(address: DatabaseAddress, seedsDir?: string): Promise<Process> {
  const dataDir = temporaryFolder();
  const written: string[] = [];
  const config = {
    ...parseConfig({}),
    database: address,
    dataDir,
    seedsDir: seedsDir ?? path.join(dataDir, "none"),
    // Which has the dictionaries.
    indexDir: copyOf(inject("indexDir")),
    modelDir: path.join(inject("modelCacheDir"), bgeSmallZh.id),
  };
  const serving = await serveDatabase(address, {
    config,
    modelCacheDir: inject("modelCacheDir"),
    stderr: { write: (text: string) => written.push(text) > 0 },
    onUnverified: () => undefined,
    meter: noMeter,
    report: () => undefined,
  });
  const watching = await serving.watch(noLog, () => undefined);
  onTestFinished(async () => {
    await watching.close();
    await serving.close();
  });
  const { folders, places, refresher, inTurn, library } = serving;
  const desk = createDocumentDesk({
    folders,
    places,
    refresher,
    shown: () => serving.shown(),
    cacheDir: temporaryFolder(),
    ...(inTurn !== undefined && { inTurn }),
  });
  return {
    serving,
    desk,
    written,
    ids: () => library.cases().map(({ document }) => document.id),
  };
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await delay(20);
}

const hequ = "hequ" as DocumentId;

test("one writes it, another answers from it at once; what either changes is answered by both", async () => {
  const address = await freshDatabase();
  const one = await aProcess(address, copyOf(projectSeeds));
  expect(one.written.join("")).toContain("100%");
  const other = await aProcess(address);
  expect(other.written).toEqual([]);
  const question = "河曲县如何安置超编人员？";
  const [first, second] = [
    await one.serving.library.answer(question),
    await other.serving.library.answer(question),
  ];
  expect(first.status).toBe("answered");
  expect(second.excerpts.map(({ text }) => text)).toEqual(first.excerpts.map(({ text }) => text));

  await other.desk.withdraw({ id: hequ, lastChangeAt: null, by: "小李" });
  await other.desk.refresh();
  expect(other.ids()).not.toContain(hequ);
  expect(JSON.stringify(await other.serving.library.answer(question))).not.toContain(`"${hequ}-`);
  await until(() => !one.ids().includes(hequ));
  const [withdrawn] = await one.desk.history();
  expect(withdrawn).toMatchObject({ change: "withdrawn", document: { place: { name: "河曲县" } } });
  await one.desk.undo("小王", withdrawn?.at ?? "");
  for (const each of [one, other]) await until(() => each.ids().includes(hequ));
  expect(await one.desk.earlierCount(hequ)).toBe(1);
});

test("changes of several at once are written once each at most, and the last of them is shown by all", async () => {
  const address = await freshDatabase();
  const seedsDir = copyOf(projectSeeds);
  const processes = [await aProcess(address, seedsDir)];
  while (processes.length < 3) processes.push(await aProcess(address));
  const added = await Promise.all(
    processes.map(async ({ desk }, number) => {
      const place = ["柳林县", "大余县", "石楼县"][number] ?? "";
      const text = `${place}推行一支队伍管执法\n\n${place}下放执法事项三十项。\n`;
      const manuscript = await desk.read("a.txt", new TextEncoder().encode(text));
      const kept = await desk.keep({ manuscript, replaced: null, original: null, by: place });
      await desk.refresh();
      return kept?.document.id ?? "";
    }),
  );
  // Which a person puts into the folder of one of them.
  writeFileSync(path.join(seedsDir, "late.txt"), "石楼县收回闲置的编制二十名。\n");
  for (const { ids } of processes)
    await until(() => ["late", ...added].every((id) => ids().includes(id)));
  const database = openIndexDatabase(address);
  onTestFinished(() => database.close());
  const generations = await database.read<{ revision: number }>(
    "select documents_revision as revision from index_generations order by generation",
  );
  const revisions = generations.map(({ revision }) => revision);
  expect(revisions).toEqual([...new Set(revisions)].toSorted((a, b) => a - b));
});
