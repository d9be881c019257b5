/** Processes that share a database share the secret of their webhook: any of them takes any update. */
import { expect, onTestFinished, test } from "vitest";
import { webhookSecret } from "../../src/app/webhook-secret.ts";
import { startBotProgram } from "../setup/bot-program.ts";
import { freePort } from "../setup/free-port.ts";
import { freshDatabase, urlOf } from "../setup/fresh-database.ts";
import { temporaryFolder } from "../setup/temporary-folder.ts";
import { createStandIn } from "../telegram/stand-in/create-stand-in.ts";

const url = "https://bot.example/telegram";
const webhook = { url, path: "/telegram", secret: null };

test("it is made once, whoever asks first, and one that is set wins", async () => {
  const database = await freshDatabase();
  const secrets = await Promise.all(
    Array.from({ length: 6 }, () => webhookSecret({ database, webhook })),
  );
  expect(new Set(secrets).size).toBe(1);
  expect(secrets[0]).toMatch(/^[\w-]{43}$/);
  expect(await webhookSecret({ database, webhook })).toBe(secrets[0]);
  expect(await webhookSecret({ database, webhook: { ...webhook, secret: "set" } })).toBe("set");
  expect(await webhookSecret({ database: await freshDatabase(), webhook })).not.toBe(secrets[0]);
  expect(await webhookSecret({ database: null, webhook })).not.toBe(secrets[0]);
});

test("two programs that are started at once take what is brought to either", async () => {
  const databaseUrl = urlOf(await freshDatabase());
  const standIn = await createStandIn();
  const ports = [await freePort(), await freePort()];
  const publish = (port = 0) =>
    standIn.webhooks.publish("https://bot.example", `http://127.0.0.1:${port}`);
  publish(ports[0]);
  const programs = ports.map((port) =>
    startBotProgram(standIn, {
      dataDir: temporaryFolder(),
      env: { DATABASE_URL: databaseUrl, WEBHOOK_URL: url, HTTP_PORT: String(port) },
    }),
  );
  onTestFinished(async () => {
    for (const { child } of programs) child.kill("SIGKILL");
    await Promise.all(programs.map((program) => program.ended()));
    await standIn.close();
  });
  const isReady = () => standIn.calls("setWebhook").length >= programs.length;
  await standIn.waitUntil(isReady, "both webhooks", 240_000);
  const secrets = standIn.calls("setWebhook").map(({ fields }) => String(fields["secret_token"]));
  expect(new Set(secrets).size).toBe(1);
  const user = standIn.users.person("小李");
  const chat = standIn.users.privateChat(user);
  for (const [n, port] of ports.entries()) {
    publish(port);
    standIn.users.sendText(chat, user, "河曲县如何安置超编人员?");
    await standIn.waitUntil(() => standIn.sent().length > n, "the answer", 60_000);
  }
  expect(standIn.sent()).toHaveLength(ports.length);
  for (const program of programs) expect(program.output()).not.toContain(secrets[0]);
}, 300_000);
