/** Whatever a bot remembers is the same after a move to the database and back. */
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDatabase } from "../../../src/database/database.ts";
import { migrate } from "../../../src/database/migrate.ts";
import { openAlone } from "../../../src/state/embedded/open-alone.ts";
import { openEmbeddedState } from "../../../src/state/embedded/open-embedded-state.ts";
import { createEmbeddedRecords } from "../../../src/state/embedded/records.ts";
import { createMovableRecords } from "../../../src/state/postgres/movable-records.ts";
import { openPostgresState } from "../../../src/state/postgres/open-postgres-state.ts";
import {
  digestRecords,
  type RecordKind,
  recordKinds,
  type StateRecords,
} from "../../../src/state/state-records.ts";
import type { StateStore } from "../../../src/state/state-store.ts";
import { emptyDatabase, makeDatabase } from "../../setup/fresh-database.ts";
import { dayMs, startMs } from "../../setup/state-records.ts";
import { makeFolder } from "../../setup/temporary-folder.ts";
import { rmSync } from "node:fs";
import { allOf, anyActs, updatesOf } from "./state-acts.ts";

const failing = { code: "state.unavailable", what: "The bot's state" } as const;
let made: Awaited<ReturnType<typeof makeDatabase>>;
beforeAll(async () => {
  made = await makeDatabase();
  const database = createDatabase({ address: made.address, ...failing });
  await migrate(database);
  await database.close();
});
afterAll(() => made.drop());

async function inFolder<Result>(
  dataDir: string,
  work: (records: StateRecords) => Promise<Result>,
): Promise<Result> {
  const state = await openAlone({ dataDir });
  try {
    return await work(createEmbeddedRecords(state, dataDir));
  } finally {
    await state.close();
  }
}

async function inDatabase<Result>(
  work: (records: StateRecords) => Promise<Result>,
): Promise<Result> {
  const database = createDatabase({ address: made.address, ...failing });
  try {
    return await database.change((query) => work(createMovableRecords(query)));
  } finally {
    await database.close();
  }
}

async function copy(from: StateRecords, to: StateRecords): Promise<void> {
  for (const kind of recordKinds)
    for await (const batch of from.read(kind)) await to.add(kind, batch);
}

async function digests(records: StateRecords) {
  const found: [RecordKind, unknown][] = [];
  for (const kind of recordKinds) found.push([kind, await digestRecords(records, kind)]);
  return found;
}

test("records of anything that a bot does go into the database and back as they are", async () => {
  const now = () => startMs;
  await fc.assert(
    fc.asyncProperty(anyActs, fc.boolean(), async (acts, isSwept) => {
      const folders = [makeFolder(), makeFolder()] as const;
      const [first, second] = folders;
      await emptyDatabase(made.address);
      const openFirst = () => openEmbeddedState({ dataDir: first, retentionDays: 90, now });
      const openSecond = () => openEmbeddedState({ dataDir: second, retentionDays: 90, now });
      const openShared = () => openPostgresState({ address: made.address, retentionDays: 90, now });
      const using = async <Result>(
        open: () => Promise<StateStore>,
        use: (state: StateStore) => Promise<Result>,
      ) => {
        const state = await open();
        try {
          return await use(state);
        } finally {
          await state.close();
        }
      };
      try {
        const before = await using(openFirst, async (state) => {
          for (const act of acts) await act(state);
          if (isSwept) {
            await state.sweep(startMs + 91 * dayMs, () => undefined);
            for (const act of acts.slice(0, 5)) await act(state);
          }
          return allOf(state);
        });
        const moved = await inFolder(first, async (from) => {
          await inDatabase((to) => copy(from, to));
          return digests(from);
        });
        expect(await inDatabase(digests)).toEqual(moved);
        await inDatabase((from) => inFolder(second, (to) => copy(from, to)));
        expect(await inFolder(second, digests)).toEqual(moved);
        expect(await using(openShared, allOf)).toEqual(before);
        expect(await using(openSecond, allOf)).toEqual(before);
        const after = await using(openFirst, updatesOf);
        expect(await using(openShared, updatesOf)).toEqual(after);
        expect(await using(openSecond, updatesOf)).toEqual(after);
      } finally {
        for (const folder of folders) rmSync(folder, { recursive: true, force: true });
      }
    }),
    { numRuns: 8 },
  );
}, 240_000);
