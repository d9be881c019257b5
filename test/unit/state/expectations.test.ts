/** What somebody's next message may belong to: whose word ends it, and what an older version kept of it. */
import { expect, onTestFinished, test } from "vitest";
import * as v from "valibot";
import { openDatabase } from "../../../src/state/database.ts";
import { createExpectations } from "../../../src/state/expectations.ts";
import { createTimedTable } from "../../../src/state/timed-table.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";

const title = { kind: "value", draftId: 1, field: "title", promptIds: [3] } as const;

async function withExpectations() {
  const database = await openDatabase(temporaryFolder());
  onTestFinished(() => database.close());
  return { database, expectations: createExpectations(database, () => 0) };
}

test("an update ends what it set itself, or an earlier one, and not what a later one set", async () => {
  const { expectations } = await withExpectations();
  expectations.set({ userId: 7, updateId: 5 }, title);
  expectations.clear({ userId: 8, updateId: 9 });
  expectations.clear({ userId: 7, updateId: 4 });
  expect(expectations.get(7)?.expectation).toMatchObject(title);
  for (const updateId of [5, 6]) {
    expectations.set({ userId: 7, updateId: 5 }, title);
    expectations.clear({ userId: 7, updateId });
    expect(expectations.get(7)).toBeNull();
  }
});

test("one that an older version kept is there, and any update may end it", async () => {
  const { database, expectations } = await withExpectations();
  const before = createTimedTable(database, "expectations", v.unknown());
  before.put({ key: [7], atMs: 0, userId: 7, value: title });
  expect(expectations.get(7)?.expectation).toMatchObject(title);
  expectations.clear({ userId: 7, updateId: 1 });
  expect(expectations.get(7)).toBeNull();
});
