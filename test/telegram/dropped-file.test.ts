/** The real program: what is put into the seeds folder, changed and removed there while it runs. */
import { appendFileSync, unlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, inject, onTestFinished, test } from "vitest";
import { bgeSmallZh } from "../../src/embedding/model-spec.ts";
import { startBotProgram } from "../setup/bot-program.ts";
import { temporaryFolder } from "../setup/temporary-folder.ts";
import { createStandIn } from "./stand-in/create-stand-in.ts";

const first =
  "---\ntitle: 审批改革\nplace: 河曲县\n---\n一是整合审批窗口。把分散在各部门的审批窗口集中到政务大厅。\n";
const dropped = "---\ntitle: 周转池\nplace: 上犹县\n---\n一是建立编制周转池。急需的单位先用后还，";
const rest = "每年年底统一清算一次，超期不还的由县委编办收回。\n";
const question = "上犹县的编制周转池怎么用?";

test("is answered from, when it is whole, and no more when it is gone", async () => {
  const standIn = await createStandIn();
  const seedsDir = temporaryFolder({ "hequ.md": first });
  const env = {
    SEEDS_DIR: seedsDir,
    INDEX_DIR: temporaryFolder(),
    MODEL_DIR: path.join(inject("modelCacheDir"), bgeSmallZh.id),
  };
  const program = startBotProgram(standIn, { dataDir: temporaryFolder(), env });
  onTestFinished(async () => {
    program.child.kill("SIGKILL");
    await standIn.close();
  });
  const user = standIn.users.person("小李");
  const chat = standIn.users.privateChat(user);
  const ask = async () => {
    const count = standIn.sent().length;
    standIn.users.sendText(chat, user, question);
    const messages = await standIn.waitForMessages(count + 1);
    return messages.at(-1)?.text ?? "";
  };
  const changes = () => program.output().split("the documents have changed").length - 1;
  const changed = (count: number) =>
    standIn.waitUntil(() => changes() === count, `change ${count}`, 120_000);

  await standIn.waitUntil(() => standIn.updates.polls() > 0, "a poll", 120_000);
  expect(await ask()).not.toContain("周转池。");

  const file = path.join(seedsDir, "shangyou.md");
  writeFileSync(file, dropped);
  appendFileSync(file, rest);
  await changed(1);
  expect(await ask()).toContain("急需的单位先用后还，每年年底统一清算一次");

  unlinkSync(file);
  await changed(2);
  expect(await ask()).not.toContain("先用后还");
  standIn.users.sendText(chat, user, "shangyou-01");
  const [withdrawn] = await standIn.waitForMessages(1, ({ text }) => text.includes("已经撤下"));
  expect(withdrawn?.text).toContain("先用后还");
});
