/** The real process: what somebody wrote to it is in a backup made while it runs, and after /forget in no file of its own. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openEmbeddedState } from "../../src/state/embedded/open-embedded-state.ts";
import { startBotProgram } from "../setup/bot-program.ts";
import { startProgram } from "../setup/run-program.ts";
import { filesBelow } from "../setup/small-disk.ts";
import { temporaryFolder } from "../setup/temporary-folder.ts";
import { createStandIn } from "./stand-in/create-stand-in.ts";

const words = "我自己的一句私话";

test("words are in the backup, and after /forget in no file", async () => {
  const standIn = await createStandIn();
  const dataDir = temporaryFolder();
  const program = startBotProgram(standIn, { dataDir });
  onTestFinished(async () => {
    program.child.kill("SIGKILL");
    await standIn.close();
  });
  const [user, other] = [standIn.users.person("小李"), standIn.users.person("小王")];
  const chats = [standIn.users.privateChat(user), standIn.users.privateChat(other)] as const;
  const noted = () => program.output().match(/question answered/g)?.length ?? 0;
  const questions = [
    "河曲县如何安置超编人员",
    "上犹县的职责清单有多少条",
    "浏阳市怎么管理编外人员",
  ];
  for (const [n, question] of questions.entries()) {
    standIn.users.sendText(chats[0], user, `${question}？${words}`);
    await standIn.waitUntil(() => noted() === n + 1, `an answer; ${program.output()}`, 120_000);
  }
  const file = path.join(temporaryFolder(), "bot.tar.gz");
  const env = { DATA_DIR: dataDir, SEEDS_DIR: path.resolve("seeds") };
  const backing = startProgram("backup", [file], { env }).finished;
  standIn.users.sendText(chats[1], other, "汉滨区如何考核乡镇？");
  expect(await backing).toMatchObject({ code: 0 });
  await standIn.waitUntil(() => noted() === 4, "the other's answer");

  const has = (text: string) =>
    filesBelow(dataDir).some((each) => readFileSync(each).includes(text));
  expect(has(words)).toBe(true);
  const before = standIn.sent().length;
  standIn.users.sendText(chats[0], user, "/forget");
  const [asked] = (await standIn.waitForMessages(before + 1)).slice(-1);
  standIn.users.pressButton(chats[0], user, asked?.messageId ?? 0, "forget:yes");
  await standIn.waitForMessages(before + 2);
  expect(has(words)).toBe(false);
  expect(has("汉滨区如何考核乡镇")).toBe(true);
  program.child.kill("SIGTERM");
  expect(await program.ended()).toBe(0);
  expect(has(words)).toBe(false);

  const restored = temporaryFolder();
  const env2 = { ...env, DATA_DIR: restored };
  expect(await startProgram("restore", [file], { env: env2 }).finished).toMatchObject({ code: 0 });
  const state = await openEmbeddedState({ dataDir: restored, retentionDays: 90 });
  const kept = (await state.questions.since(0)).map(({ text }) => text);
  await state.close();
  expect(kept.slice(0, 3)).toEqual(questions.map((question) => `${question}？${words}`));
}, 240_000);
