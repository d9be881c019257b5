/** A bot goes on where it was after a move: with what a talk is about, and with what it had not answered yet. */
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { type BotProgram, startBotProgram } from "../../setup/bot-program.ts";
import { freshDatabase, urlOf } from "../../setup/fresh-database.ts";
import { runScript } from "../../setup/run-program.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";
import { createStandIn } from "../../telegram/stand-in/create-stand-in.ts";

test("a talk is continued in the database, and in a folder again", async () => {
  const url = urlOf(await freshDatabase());
  const standIn = await createStandIn();
  const started: BotProgram[] = [];
  onTestFinished(async () => {
    for (const { child } of started) child.kill("SIGKILL");
    await Promise.all(started.map((program) => program.ended()));
    await standIn.close();
  });
  const start = (dataDir: string, env: Readonly<Record<string, string>>) => {
    const program = startBotProgram(standIn, { dataDir, env });
    started.push(program);
    return program;
  };
  const user = standIn.users.person("小李");
  const chat = standIn.users.privateChat(user);
  const ask = (text: string) => standIn.users.sendText(chat, user, text);
  /** The text of the `count`-th answer, when the program has noted it as its `own`-th. */
  const answered = async (program: BotProgram, count: number, own = 1) => {
    await standIn.waitUntil(() => standIn.sent().length >= count, `${count} answers`, 120_000);
    const isNoted = () => program.output().split("question answered").length > own;
    await standIn.waitUntil(isNoted, "its log line");
    return standIn.sent().at(-1)?.text ?? "";
  };
  const stop = async (program: BotProgram) => {
    program.child.kill("SIGTERM");
    expect(await program.ended()).toBe(0);
  };
  const dataDir = temporaryFolder();
  const move = async (to: string) => {
    const moved = await runScript("move", ["--to", to], {
      env: { DATABASE_URL: url, DATA_DIR: dataDir },
    });
    expect(moved).toMatchObject({ code: 0, stderr: "" });
  };

  const embedded = start(dataDir, {});
  ask("河曲县如何安置超编人员?");
  await answered(embedded, 1);
  // Taken, and its answer never sent.
  standIn.failNext("sendMessage", "hang");
  ask("上犹呢?");
  const isTaken = () => standIn.updates.unconfirmed().length === 0;
  await standIn.waitUntil(isTaken, "the second one taken");
  embedded.child.kill("SIGKILL");
  await embedded.ended();

  await move("database");
  const shared = start(temporaryFolder(), { DATABASE_URL: url });
  expect(await answered(shared, 2)).toMatch(/^↪ 上犹如何安置超编人员/);
  ask("浏阳呢?");
  expect(await answered(shared, 3, 2)).toMatch(/^↪ 浏阳如何安置超编人员/);
  await stop(shared);

  const dir = path.join(temporaryFolder(), "bot");
  await move(dir);
  const back = start(path.join(dir, "data"), { SEEDS_DIR: path.join(dir, "seeds") });
  ask("张掖呢?");
  expect(await answered(back, 4)).toMatch(/^↪ 张掖如何安置超编人员/);
  await stop(back);
  expect(standIn.sent()).toHaveLength(4);
}, 300_000);
