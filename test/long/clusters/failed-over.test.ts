/** The server of three programs dies while they answer, and one that follows it synchronously takes its place. */
import { existsSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { connectDocuments } from "../../../src/app/shared-documents.ts";
import type { DatabaseAddress } from "../../../src/core/database-address.ts";
import type { Log } from "../../../src/core/log.ts";
import { migrate } from "../../../src/database/migrate.ts";
import { followGenerations } from "../../../src/index/postgres/follow-generations.ts";
import { openIndexDatabase } from "../../../src/index/postgres/open-store.ts";
import { writeGeneration } from "../../../src/index/postgres/write-generation.ts";
import { createTokenizer } from "../../../src/language/tokenize.ts";
import { urlOf } from "../../setup/fresh-database.ts";
import { createHashedEmbedder } from "../../setup/hashed-embedder.ts";
import { openGeneration } from "../../setup/index-database.ts";
import { type PostgresCluster, startCluster, startStandby } from "../../setup/postgres-cluster.ts";
import { buildOptions } from "../../setup/small-index.ts";
import { aSourceDocument } from "../../setup/source-document.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";
import { expectAllAnswered, timesOf } from "../../telegram/expect-nothing-lost.ts";
import { faultsUnderLoad } from "../../telegram/faults-under-load.ts";

interface Pair {
  readonly primary: PostgresCluster;
  readonly standby: PostgresCluster;
  /** Whichever of them takes writes. */
  readonly address: DatabaseAddress;
}

async function startPair(): Promise<Pair> {
  const primary = await startCluster();
  const standby = await startStandby(primary);
  const hosts = [...primary.address.hosts, ...standby.address.hosts];
  return { primary, standby, address: { ...primary.address, hosts, session: "read-write" } };
}

test.each([
  ["at once", 0, false],
  ["after all programs have counted as dead", 15_000, true],
])(
  "a standby that takes over %s has lost nothing, and nothing is sent twice",
  async (_, promotedAfterMs, hasWebhook) => {
    const { primary, standby, address } = await startPair();
    const report = await faultsUnderLoad({
      questions: 200,
      chats: 40,
      sharing: { programs: 3, databaseUrl: urlOf(address), hasWebhook },
      faults: [
        async () => {
          await primary.kill();
          await delay(promotedAfterMs);
          await standby.promote();
        },
      ],
    });
    console.log(timesOf(`failed over after ${promotedAfterMs} ms`, report));
    expectAllAnswered(report);
    expect(report.answers.filter((times) => times.length > 1)).toEqual([]);
  },
);

const means = { embedder: createHashedEmbedder(), tokenizer: createTokenizer([]) };
const noLog: Log = { debug() {}, info() {}, warn() {}, error() {} };

test("a process that only reads goes over to the standby as well, with its announcements", async () => {
  const { primary, standby, address } = await startPair();
  const reading = openIndexDatabase(address);
  await migrate(reading);
  const write = async (text: string) => {
    const writing = openIndexDatabase(address);
    const documents = [aSourceDocument(text, { id: "a" })];
    const number = await writeGeneration(writing, buildOptions({ ...means, documents }));
    await writing.close();
    return number;
  };
  let newest = 0;
  const following = followGenerations(
    reading,
    async () => void (newest = (await openGeneration(reading, means)).number),
    // Announcements alone.
    2 ** 30,
  );
  const connect = (seedsDir: string) =>
    connectDocuments(address, { seedsDir, dataDir: temporaryFolder(), report: () => undefined });
  const here = await connect("seeds");
  const there = await connect("none");
  const watching = there.watch(noLog, () => Promise.resolve());
  onTestFinished(async () => {
    await following.close();
    await watching.close();
    await Promise.all([reading.close(), here.close(), there.close()]);
  });
  const back = { timeout: 30_000 };

  const before = await write("编制由人员核对。");
  await expect.poll(() => newest, back).toBe(before);
  await primary.kill();
  await standby.promote();
  const fromMs = performance.now();
  const after = await write("铜钟由人员敲响。");
  await expect.poll(() => newest, back).toBe(after);
  console.log(`announced after ${Math.round(performance.now() - fromMs)} ms`);
  await here.inTurn(async () => rmSync(path.join(here.folders.seedsDir, "hanbin.md")));
  await expect
    .poll(() => existsSync(path.join(there.folders.seedsDir, "hanbin.md")), back)
    .toBe(false);
  console.log(`documents after ${Math.round(performance.now() - fromMs)} ms`);
}, 120_000);
