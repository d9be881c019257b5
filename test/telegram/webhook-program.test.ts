/** The program itself behind a webhook: killed in the middle, it answers after the next start what it had taken. */
import { expect, onTestFinished, test } from "vitest";
import { startBotProgram, type BotProgram } from "../setup/bot-program.ts";
import { freePort } from "../setup/free-port.ts";
import { temporaryFolder } from "../setup/temporary-folder.ts";
import { createStandIn } from "./stand-in/create-stand-in.ts";

const url = "https://bot.example/telegram";

test("each question is answered once, before, during and after a restart", async () => {
  const standIn = await createStandIn();
  const port = await freePort();
  const dataDir = temporaryFolder();
  const started: BotProgram[] = [];
  const start = () => {
    const env = { WEBHOOK_URL: url, HTTP_PORT: String(port) };
    const program = startBotProgram(standIn, { dataDir, env });
    started.push(program);
    return program;
  };
  onTestFinished(async () => {
    for (const { child } of started) child.kill("SIGKILL");
    await standIn.close();
  });
  standIn.webhooks.publish("https://bot.example", `http://127.0.0.1:${port}`);
  const { users } = standIn;
  const askers = ["小李", "小张", "小王"].map((name) => users.person(name));
  const ask = (number: 0 | 1 | 2, text: string) => {
    const user = askers[number];
    if (user !== undefined) users.sendText(users.privateChat(user), user, text);
  };

  const first = start();
  ask(0, "河曲县如何安置超编人员?");
  await standIn.waitForMessages(1);
  // What is on its way when the process is killed may be sent twice: the first answer has to have arrived.
  await standIn.waitUntil(() => first.output().includes("question answered"), "its log line");
  expect(standIn.updates.polls()).toBe(0);

  // Taken, and its answer never sent.
  standIn.failNext("sendMessage", "hang");
  ask(1, "上犹县的职责清单有多少条?");
  await standIn.waitUntil(() => standIn.updates.unconfirmed().length === 0, "the second taken");
  first.child.kill("SIGKILL");
  await first.ended();
  ask(2, "汉滨区如何考核乡镇?");

  const second = start();
  await standIn.waitForMessages(3);
  await standIn.waitUntil(() => standIn.updates.unconfirmed().length === 0, "all taken");
  second.child.kill("SIGTERM");
  expect(await second.ended()).toBe(0);
  const texts = standIn.sent().map(({ text }) => text);
  expect(texts).toHaveLength(3);
  for (const place of ["河曲县", "上犹县", "汉滨区"])
    expect(texts.filter((text) => text.startsWith(place))).toHaveLength(1);

  const secrets = standIn.calls("setWebhook").map(({ fields }) => String(fields["secret_token"]));
  expect(new Set(secrets).size).toBe(2);
  for (const secret of secrets) {
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(first.output() + second.output()).not.toContain(secret);
  }
}, 240_000);

test("without a port the program ends and says what is missing", async () => {
  const standIn = await createStandIn();
  const program = startBotProgram(standIn, {
    dataDir: temporaryFolder(),
    env: { WEBHOOK_URL: url },
  });
  expect(await program.ended()).toBe(1);
  expect(program.output()).toContain("HTTP_PORT is not set");
  await standIn.close();
}, 60_000);
