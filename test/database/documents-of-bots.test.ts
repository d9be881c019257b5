/** Bots on one database answer from the same documents, whichever of them, or `npm run add`, got them. */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { type BotProgram, startBotProgram } from "../setup/bot-program.ts";
import { freshDatabase, urlOf } from "../setup/fresh-database.ts";
import { runScript } from "../setup/run-program.ts";
import { temporaryFolder } from "../setup/temporary-folder.ts";
import { createStandIn } from "../telegram/stand-in/create-stand-in.ts";

const report =
  "柳林县清理空壳事业单位情况\n\n2023年5月6日 来源:吕梁日报\n\n一、清理空壳单位。全县清理27家空壳事业单位,收回编制81名。\n";

test("a document that is added beside them is answered by all of them", async () => {
  const url = urlOf(await freshDatabase());
  const standIn = await createStandIn();
  // Of one folder, as on one machine with the same settings.
  const dataDir = temporaryFolder();
  const start = (seedsDir: object) =>
    startBotProgram(standIn, { dataDir, env: { DATABASE_URL: url, ...seedsDir } });
  const programs: BotProgram[] = [];
  onTestFinished(async () => {
    for (const { child } of programs) child.kill("SIGKILL");
    await Promise.all(programs.map((program) => program.ended()));
    await standIn.close();
  });
  for (const seeds of [{}, { SEEDS_DIR: path.join(dataDir, "none") }]) {
    const program = start(seeds);
    programs.push(program);
    await standIn.waitUntil(
      () => program.output().includes("answering in Telegram"),
      "start",
      120_000,
    );
  }
  expect(programs[0]?.output()).toContain("Taken over from");
  expect(programs[1]?.output()).not.toContain("Taken over from");

  const file = path.join(temporaryFolder(), "report.txt");
  writeFileSync(file, report);
  const added = await runScript("add", ["--yes", file], {
    env: { DATABASE_URL: url, DATA_DIR: dataDir },
  });
  expect(added).toMatchObject({ code: 0, stdout: expect.stringContaining("added") as unknown });
  for (const program of programs)
    await standIn.waitUntil(
      () => /^(?=.*"documents":6)(?=.*the documents have changed)/m.test(program.output()),
      "the document",
      60_000,
    );
}, 300_000);
