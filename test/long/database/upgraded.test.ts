/** Programs of the version before the newest migration answer on beside those that have made it, until they are stopped. */
import { execFileSync } from "node:child_process";
import { readdirSync, symlinkSync } from "node:fs";
import path from "node:path";
import { expect, inject, onTestFinished, test } from "vitest";
import { startBotProgram } from "../../setup/bot-program.ts";
import { freshDatabase, urlOf } from "../../setup/fresh-database.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";
import { expectAllAnswered } from "../../telegram/expect-nothing-lost.ts";
import { createAsker, reportOf, untilAllAnswered } from "../../telegram/question-load.ts";
import { createStandIn } from "../../telegram/stand-in/create-stand-in.ts";

const root = path.resolve(import.meta.dirname, "../../..");
const migrations = "src/database/migrations";
const git = (...words: readonly string[]) =>
  execFileSync("git", words, { cwd: root, maxBuffer: 2 ** 30 });

/** The project as it was before the newest migration, of the repository's history; its dependencies are today's. */
function unpackVersionBefore(): string {
  const newest = readdirSync(path.join(root, migrations)).toSorted().at(-1) ?? "";
  const file = path.join(migrations, newest);
  const added = String(git("log", "--diff-filter=A", "--format=%H", "-1", "--", file)).trim();
  if (added === "") throw new Error(`The history of the repository does not have ${file}.`);
  const folder = temporaryFolder();
  execFileSync("tar", ["-x", "-C", folder], { input: git("archive", `${added}^`) });
  symlinkSync(path.join(root, "node_modules"), path.join(folder, "node_modules"));
  return folder;
}

test("an upgrade process by process loses nothing, and nothing is sent twice", async () => {
  const DATABASE_URL = urlOf(await freshDatabase());
  const standIn = await createStandIn();
  const rootBefore = unpackVersionBefore();
  const INDEX_DIR = temporaryFolder();
  symlinkSync(inject("modelCacheDir"), path.join(INDEX_DIR, "model"));
  const startOld = () =>
    startBotProgram(standIn, {
      dataDir: temporaryFolder(),
      root: rootBefore,
      env: { DATABASE_URL, INDEX_DIR },
    });
  const startNew = () =>
    startBotProgram(standIn, { dataDir: temporaryFolder(), env: { DATABASE_URL } });
  const asked = createAsker(standIn, { questions: 450, chats: 40 });

  const old = [startOld(), startOld()];
  asked.next(150);
  await untilAllAnswered(standIn, old, 180_000);
  const all = [...old, startNew(), startNew()];
  onTestFinished(async () => {
    for (const { child } of all) child.kill("SIGKILL");
    await standIn.close();
  });
  const isAnswering = () => all.every((each) => each.output().includes("answering in Telegram"));
  await standIn.waitUntil(isAnswering, "the newer programs", 120_000);
  asked.next(150);
  await untilAllAnswered(standIn, all, 60_000);
  for (const { child } of old) child.kill("SIGTERM");
  expect(await Promise.all(old.map((program) => program.ended()))).toEqual([0, 0]);
  asked.next(150);
  await standIn.waitUntil(asked.areAllAnswered, "all questions answered", 300_000);
  const report = reportOf(standIn, asked, []);
  expectAllAnswered(report);
  expect(report.answers.filter((times) => times.length > 1)).toEqual([]);
});
