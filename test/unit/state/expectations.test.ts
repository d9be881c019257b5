import { expect, test } from "vitest";
import * as v from "valibot";
import { openDatabase } from "../../../src/state/embedded/database.ts";
import { createTimedTable } from "../../../src/state/embedded/timed-table.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";
import { openTestState } from "./test-state.ts";

test("what an older version expected is there, and any update may end it", async () => {
  const title = { kind: "value", draftId: 1, field: "title", promptIds: [3] } as const;
  const dataDir = temporaryFolder();
  const database = await openDatabase(dataDir);
  const before = createTimedTable(database, "expectations", v.unknown());
  before.put({ key: [7], atMs: 0, userId: 7, value: title });
  await database.close();
  const state = await openTestState(dataDir);
  expect((await state.expectations.get("7"))?.expectation).toMatchObject(title);
  await state.write(({ expectations }) => expectations.clear({ userId: "7", updateId: 1 }));
  expect(await state.expectations.get("7")).toBeNull();
});
