/** Three programs that share a database, any of which is killed again and again. */
import { test } from "vitest";
import { freshDatabase, urlOf } from "../../setup/fresh-database.ts";
import { countsOf, expectNothingLost } from "../../telegram/expect-nothing-lost.ts";
import { killUnderLoad } from "../../telegram/kill-under-load.ts";

test.each([
  ["that poll in turn", false],
  ["behind one webhook", true],
])("three programs on one database %s lose no question in thirty kills", async (_, hasWebhook) => {
  const sharing = { programs: 3, databaseUrl: urlOf(await freshDatabase()), hasWebhook };
  const report = await killUnderLoad({ questions: 600, kills: 30, chats: 40, sharing });
  expectNothingLost(report);
  console.log(countsOf(report));
});
