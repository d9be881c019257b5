/** Two programs on one DATA_DIR, of which neither gives way. */
import { expect, onTestFinished, test } from "vitest";
import { startBotProgram } from "../setup/bot-program.ts";
import { temporaryFolder } from "../setup/temporary-folder.ts";
import { createStandIn } from "../telegram/stand-in/create-stand-in.ts";

test("a second program says why, and ends with 1; the first goes on", async () => {
  const standIn = await createStandIn();
  const dataDir = temporaryFolder();
  const first = startBotProgram(standIn, { dataDir });
  onTestFinished(async () => {
    first.child.kill("SIGKILL");
    await standIn.close();
  });
  await standIn.waitUntil(() => standIn.updates.polls() > 0, "the first one's poll", 120_000);
  const second = startBotProgram(standIn, { dataDir });
  expect(await second.ended()).toBe(1);
  expect(second.output()).toContain('"code":"state.locked"');
  expect(second.output()).toContain(dataDir);

  const user = standIn.users.person("小李");
  standIn.users.sendText(standIn.users.privateChat(user), user, "河曲县如何安置超编人员?");
  await standIn.waitForMessages(1);
});
