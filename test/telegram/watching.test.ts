/** The program watched from outside, over HTTP: from its start, while it answers, and when it stops. */
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { expect, onTestFinished, test, vi } from "vitest";
import { ruleMetrics, rules } from "../setup/alert-rules.ts";
import { startBotProgram, type BotProgram } from "../setup/bot-program.ts";
import { freePort } from "../setup/free-port.ts";
import { temporaryFolder } from "../setup/temporary-folder.ts";
import { createStandIn, type StandIn } from "./stand-in/create-stand-in.ts";

interface Watched {
  readonly standIn: StandIn;
  readonly program: BotProgram;
  readonly port: number;
  readonly get: (path: string) => Promise<Response>;
}

async function startWatched(env: Readonly<Record<string, string>> = {}): Promise<Watched> {
  const standIn = await createStandIn();
  const port = await freePort();
  const program = startBotProgram(standIn, {
    dataDir: temporaryFolder(),
    env: { HTTP_PORT: String(port), ...env },
  });
  onTestFinished(async () => {
    program.child.kill("SIGKILL");
    await standIn.close();
  });
  const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
  return { standIn, program, port, get };
}

/** Takes connections and says nothing. */
async function openSilence(): Promise<{ readonly url: string; readonly called: () => boolean }> {
  let isCalled = false;
  const server = createServer(() => (isCalled = true)).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, called: () => isCalled };
}

test("a program that still waits for its model lives and is not ready, and can be stopped", async () => {
  const hub = await openSilence();
  const { standIn, program, get } = await startWatched({
    INDEX_DIR: temporaryFolder(),
    HF_ENDPOINT: hub.url,
  });
  await standIn.waitUntil(hub.called, "the program asking for its model", 60_000);
  const health = await get("/healthz");
  expect(health.status).toBe(503);
  expect(await health.json()).toEqual({
    live: true,
    ready: false,
    index: null,
    queueDepth: 0,
    lastContactAt: null,
    disk: null,
  });
  expect((await get("/livez")).status).toBe(200);
  expect(await (await get("/metrics")).text()).toContain("reform_bot_ready 0\n");
  program.child.kill("SIGTERM");
  expect(await program.ended()).toBe(0);
}, 120_000);

test("a program that answers is ready, counts, and shows nothing else", async () => {
  const { standIn, program, get } = await startWatched();
  const user = standIn.users.person("小李");
  standIn.users.sendText(standIn.users.privateChat(user), user, "河曲县如何安置超编人员?");
  await standIn.waitForMessages(1);

  const health = await get("/healthz");
  expect(health.status).toBe(200);
  const index = { builtAt: expect.any(String), ageSeconds: expect.any(Number) };
  expect(await health.json()).toMatchObject({ live: true, ready: true, index });

  await standIn.waitUntil(() => program.output().includes("question answered"), "its log line");
  const figures = await (await get("/metrics")).text();
  expect(figures).toContain('reform_bot_updates_total{kind="message"} 1\n');
  expect(figures).toContain('reform_bot_answers_total{status="answered",mode="private"} 1\n');
  for (const name of ["answer_duration", "queue_wait"])
    expect(figures).toContain(`reform_bot_${name}_seconds_count 1\n`);
  const figureOf = (name: string) =>
    Number(figures.split(`\nreform_bot_${name} `)[1]?.split("\n")[0]);
  const disks = ["data", "index"].map((dir) => `disk_free_bytes{dir="${dir}"}`);
  for (const name of ["database_size_bytes", "index_passages", "index_current", ...disks])
    expect(figureOf(name)).toBeGreaterThan(0);
  for (const name of ["last_sweep", "last_contact", "index_built"])
    expect(figureOf(`${name}_timestamp_seconds`)).toBeGreaterThan(1_700_000_000);
  // What an alert asks for must be there, or it never fires.
  const shown = new Set(figures.split("\n").map((line) => /^\w*/u.exec(line)?.[0]));
  const asked = rules.flatMap(({ expr }) => ruleMetrics(expr).map(({ metric }) => metric));
  expect(asked.length).toBeGreaterThan(rules.length);
  expect(asked.filter((metric) => !shown.has(metric))).toEqual([]);
  expect(figures).not.toContain("河曲");
  // A figure of bytes may have the same digits within it.
  expect(figures).not.toMatch(new RegExp(`(?<!\\d)${user.id}(?!\\d)`, "u"));

  for (const path of ["/", "/healthz/", "/favicon.ico"]) expect((await get(path)).status).toBe(404);
  program.child.kill("SIGTERM");
  expect(await program.ended()).toBe(0);
}, 180_000);

test("a program that Telegram no longer answers is not ready, and says why", async () => {
  const { standIn, program, get } = await startWatched();
  await standIn.waitUntil(() => standIn.calls("getUpdates").length > 0, "a poll", 120_000);
  await standIn.waitUntil(() => program.output().includes("answering in Telegram"), "its log line");
  expect((await get("/healthz")).status).toBe(200);
  await standIn.close();
  await vi.waitFor(async () => expect((await get("/healthz")).status).toBe(503), 60_000);
  expect((await get("/livez")).status).toBe(200);
  expect(await (await get("/metrics")).text()).toContain("reform_bot_ready 0\n");
  expect(program.output()).toMatch(
    /failed!: .*(?:ECONN|socket|terminated).*"Telegram cannot be reached"/u,
  );
  program.child.kill("SIGTERM");
  expect(await program.ended()).toBe(0);
}, 240_000);

test("a port that is in use ends the program with advice", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const { program } = await startWatched({ HTTP_PORT: String(port) });
  expect(await program.ended()).toBe(1);
  expect(program.output()).toContain(`port ${port}: another program uses that port`);
  expect(program.output()).toContain('"code":"http.unavailable"');
}, 120_000);
