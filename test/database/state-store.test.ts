import { afterAll, beforeAll } from "vitest";
import { openPostgresState } from "../../src/state/postgres/open-postgres-state.ts";
import { describeStateStore } from "../contract/state-store.ts";
import { emptyDatabase, makeDatabase } from "../setup/fresh-database.ts";

// A database for each test would take most of the time.
let made: Awaited<ReturnType<typeof makeDatabase>>;
beforeAll(async () => {
  made = await makeDatabase();
});
afterAll(() => made.drop());

describeStateStore("the state store in PostgreSQL", {
  createPlace: async () => {
    await emptyDatabase(made.address);
    return made.address.database ?? "";
  },
  open: (_place, options) => openPostgresState({ address: made.address, ...options }),
});
