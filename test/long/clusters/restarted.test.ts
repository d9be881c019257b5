/** The server of three programs is started again while they answer. */
import { expect, test } from "vitest";
import { urlOf } from "../../setup/fresh-database.ts";
import { startCluster } from "../../setup/postgres-cluster.ts";
import { expectAllAnswered, timesOf } from "../../telegram/expect-nothing-lost.ts";
import { faultsUnderLoad } from "../../telegram/faults-under-load.ts";

test.each([
  ["fast", "polling", false],
  ["immediate", "polling", false],
  ["fast", "webhook", true],
  ["immediate", "webhook", true],
] as const)(
  "a server that is restarted (%s, %s) loses nothing, and nothing is sent twice",
  async (mode, by, hasWebhook) => {
    const server = await startCluster();
    const report = await faultsUnderLoad({
      questions: 400,
      chats: 40,
      sharing: { programs: 3, databaseUrl: urlOf(server.address), hasWebhook },
      faults: Array.from({ length: 4 }, () => () => server.restart(mode)),
    });
    console.log(timesOf(`restarted (${mode}, ${by})`, report));
    expectAllAnswered(report);
    expect(report.answers.filter((times) => times.length > 1)).toEqual([]);
  },
);
