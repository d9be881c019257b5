/** Two programs on one DATA_DIR: the second waits, and goes on where the first ended. */
import { expect, onTestFinished, test } from "vitest";
import { startBotProgram } from "../setup/bot-program.ts";
import { temporaryFolder } from "../setup/temporary-folder.ts";
import { createStandIn } from "./stand-in/create-stand-in.ts";

test("a second program waits for the first, and takes over when that is killed", async () => {
  const standIn = await createStandIn();
  const dataDir = temporaryFolder();
  const first = startBotProgram(standIn, { dataDir });
  onTestFinished(async () => {
    for (const { child } of [first, second]) child.kill("SIGKILL");
    await standIn.close();
  });
  await standIn.waitUntil(() => standIn.updates.polls() > 0, "the first one's poll", 120_000);
  const second = startBotProgram(standIn, { dataDir });
  const isWaiting = () => second.output().includes("another process keeps the bot's state");
  await standIn.waitUntil(isWaiting, "the second one waiting", 120_000);

  const user = standIn.users.person("小李");
  const chat = standIn.users.privateChat(user);
  standIn.users.sendText(chat, user, "河曲县如何安置超编人员?");
  const isNoted = () => first.output().includes("question answered");
  await standIn.waitUntil(isNoted, "the first one's answer noted");
  first.child.kill("SIGKILL");
  await first.ended();
  standIn.users.sendText(chat, user, "上犹县的职责清单有多少条?");
  const isTakenOver = () => standIn.sent().length === 2;
  await standIn.waitUntil(isTakenOver, `the second one's answer`);
  second.child.kill("SIGTERM");
  expect(await second.ended()).toBe(0);
  expect(standIn.sent()).toHaveLength(2);
  expect(second.output().match(/another process keeps/g)).toHaveLength(1);
}, 240_000);
