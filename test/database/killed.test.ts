/** Nothing is lost when programs that share a database are killed. */
import { expect, onTestFinished, test } from "vitest";
import { startBotProgram } from "../setup/bot-program.ts";
import { freshDatabase, urlOf } from "../setup/fresh-database.ts";
import { temporaryFolder } from "../setup/temporary-folder.ts";
import { expectNothingLost } from "../telegram/expect-nothing-lost.ts";
import { killUnderLoad } from "../telegram/kill-under-load.ts";
import { createStandIn } from "../telegram/stand-in/create-stand-in.ts";

test("programs that are killed while they answer lose no question, and keep their order", async () => {
  const databaseUrl = urlOf(await freshDatabase());
  const sharing = { programs: 2, databaseUrl };
  expectNothingLost(await killUnderLoad({ questions: 100, kills: 5, chats: 12, sharing }));
}, 300_000);

test("programs behind one webhook that are killed while they answer lose no question", async () => {
  const sharing = { programs: 2, databaseUrl: urlOf(await freshDatabase()), hasWebhook: true };
  expectNothingLost(await killUnderLoad({ questions: 60, kills: 3, chats: 12, sharing }));
}, 300_000);

test("where the program that polls is frozen another one polls, and neither answers twice", async () => {
  const env = { DATABASE_URL: urlOf(await freshDatabase()) };
  const standIn = await createStandIn();
  const start = () => startBotProgram(standIn, { dataDir: temporaryFolder(), env });
  const ready = (program: ReturnType<typeof start>) =>
    standIn.waitUntil(() => program.output().includes("answering in Telegram"), "a start", 120_000);
  const polling = start();
  await ready(polling);
  const other = start();
  await ready(other);
  onTestFinished(async () => {
    for (const { child } of [polling, other]) child.kill("SIGKILL");
    await Promise.all([polling.ended(), other.ended()]);
    await standIn.close();
  });
  const user = standIn.users.person("asker");
  const chat = standIn.users.privateChat(user);
  const ask = (count: number) => {
    standIn.users.sendText(chat, user, "河曲县如何安置超编人员?");
    return standIn.waitUntil(() => standIn.sent().length >= count, `${count} answers`, 60_000);
  };
  await ask(1);
  polling.child.kill("SIGSTOP");
  await ask(2);
  await ask(3);
  polling.child.kill("SIGCONT");
  other.child.kill("SIGSTOP");
  await ask(4);
  other.child.kill("SIGCONT");
  await ask(5);
  expect(standIn.sent()).toHaveLength(5);
}, 300_000);
