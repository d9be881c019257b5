/** Updates are brought to a webhook until it takes them, and cannot be fetched meanwhile. */
import { once } from "node:events";
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { json as readJson } from "node:stream/consumers";
import { describe, expect, onTestFinished, test } from "vitest";
import { startCaller, type Caller } from "./caller.ts";

interface Brought {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly update: { readonly update_id: number; readonly message?: { readonly text: string } };
}

interface Receiver extends Caller {
  readonly brought: Brought[];
  /** What the next updates are answered with; then 200. */
  readonly statuses: number[];
  /** Two people, each in a chat of his own. */
  readonly say: (text: string, from?: 0 | 1) => void;
}

const url = "https://bot.example/hook?part=1";

async function startReceiver(): Promise<Receiver> {
  const caller = await startCaller();
  const brought: Brought[] = [];
  const statuses: number[] = [];
  const take = async (request: IncomingMessage, response: ServerResponse) => {
    const { url: path = "", headers } = request;
    const update = (await readJson(request)) as Brought["update"];
    brought.push({ path, headers, update });
    response.writeHead(statuses.shift() ?? 200).end();
  };
  const server = createServer((...exchange) => void take(...exchange)).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  caller.standIn.webhooks.publish("https://bot.example", `http://127.0.0.1:${port}`);
  const { users } = caller.standIn;
  const people = [users.person("小李"), users.person("小张")] as const;
  const say = (text: string, from: 0 | 1 = 0) =>
    void users.sendText(users.privateChat(people[from]), people[from], text);
  return { ...caller, brought, statuses, say };
}

const textsOf = (brought: readonly Brought[]) => brought.map(({ update }) => update.message?.text);

describe("a webhook", () => {
  test("is brought what waited and what comes, with its secret, and then it waits no more", async () => {
    const { standIn, call, say, brought } = await startReceiver();
    say("一");
    expect(await call("setWebhook", { url, secret_token: "s-e_cret" })).toMatchObject({ ok: true });
    say("二", 1);
    await standIn.waitUntil(() => standIn.updates.unconfirmed().length === 0, "all taken");
    expect(new Set(textsOf(brought))).toEqual(new Set(["一", "二"]));
    expect(brought).toHaveLength(2);
    for (const { path, headers } of brought) {
      expect(path).toBe("/hook?part=1");
      expect(headers["x-telegram-bot-api-secret-token"]).toBe("s-e_cret");
      expect(headers["content-type"]).toBe("application/json");
    }
  });

  test("without a secret is shown none", async () => {
    const { standIn, call, say, brought } = await startReceiver();
    await call("setWebhook", { url });
    say("一");
    await standIn.waitUntil(() => brought.length === 1, "the update");
    expect(brought[0]?.headers).not.toHaveProperty("x-telegram-bot-api-secret-token");
  });

  test("that refuses an update is brought it again, before the next of its chat", async () => {
    const { standIn, call, say, brought, statuses } = await startReceiver();
    statuses.push(503, 401, 302);
    await call("setWebhook", { url });
    say("一");
    say("二");
    await standIn.waitUntil(() => standIn.updates.unconfirmed().length === 0, "all taken");
    expect(textsOf(brought)).toEqual(["一", "一", "一", "一", "二"]);
    const tries = standIn.webhooks.deliveries().map(({ status }) => status);
    expect(tries).toEqual([503, 401, 302, 200, 200]);
  });

  test("that is taken away is brought nothing more; what waits is fetched", async () => {
    const { standIn, call, say, brought, statuses, updates } = await startReceiver();
    statuses.push(...Array.from({ length: 1_000 }, () => 500));
    await call("setWebhook", { url });
    say("一");
    await standIn.waitUntil(() => brought.length > 1, "some tries");
    await call("deleteWebhook");
    const tries = brought.length;
    expect(await updates()).toMatchObject([["message", { text: "一" }]]);
    say("二");
    expect(await updates()).toMatchObject([["message", { text: "二" }]]);
    expect(brought.length - tries).toBeLessThanOrEqual(1);
    expect((await call("getWebhookInfo")).result).toMatchObject({ url: "" });
  });

  test("gets only the kinds that it wants", async () => {
    const { standIn, call, say } = await startReceiver();
    await call("setWebhook", { url, allowed_updates: ["callback_query"] });
    say("一");
    expect(standIn.updates.unconfirmed()).toEqual([]);
  });

  test("is told of, with what waits for it and what failed", async () => {
    const { standIn, call, statuses, say } = await startReceiver();
    statuses.push(...Array.from({ length: 1_000 }, () => 500));
    await call("setWebhook", { url, max_connections: 7 });
    say("一");
    await standIn.waitUntil(() => standIn.webhooks.deliveries().length > 0, "a try");
    const { result } = await call("getWebhookInfo");
    expect(result).toMatchObject({
      url,
      max_connections: 7,
      pending_update_count: 1,
      last_error_date: standIn.clock.nowSeconds(),
      last_error_message: "Wrong response: 500",
    });
  });

  test("may have what waits dropped", async () => {
    const { standIn, call, say } = await startReceiver();
    say("一");
    await call("setWebhook", { url, drop_pending_updates: true });
    expect(standIn.updates.unconfirmed()).toEqual([]);
  });
});

describe("fetching", () => {
  test("is refused while there is a webhook", async () => {
    const { call, expectRefusal } = await startReceiver();
    await call("setWebhook", { url });
    await expectRefusal("getUpdates", {}, /^Conflict: can't use getUpdates method while webhook/);
    await call("setWebhook", { url: "" });
    expect((await call("getUpdates")).ok).toBe(true);
  });

  test("that waits is ended by a webhook", async () => {
    const { standIn, call } = await startReceiver();
    const poll = call("getUpdates", { timeout: 30 });
    await standIn.waitUntil(() => standIn.updates.polls() === 1, "a poll");
    await call("setWebhook", { url });
    const description = "Conflict: terminated by setWebhook request";
    expect(await poll).toMatchObject({ error_code: 409, description });
  });
});

test.each([
  [{ url: "http://bot.example/hook" }, /An HTTPS URL must be provided for webhook/],
  [{ url: "bot.example" }, /invalid webhook URL specified/],
  [{ url: "https://bot.example:8081/hook" }, /only on ports 80, 88, 443 or 8443/],
  [{ url: "https://nowhere.example/hook" }, /Failed to resolve host/],
  [{ url, secret_token: "with space" }, /secret token contains unallowed characters/],
  [{ url, secret_token: "a".repeat(257) }, /secret token contains unallowed characters/],
  [{ url, max_connections: 101 }, /max_connections must be from 1 to 100/],
  [{ url, max_connections: 0 }, /max_connections must be from 1 to 100/],
  [{ url, allowed_updates: ["messages"] }, /no updates of the kind/],
  [{ url, certificate: "a" }, /unknown field "certificate" of setWebhook/],
])("an address that cannot be used is refused: %j", async (fields, problem) => {
  const { call, expectRefusal } = await startReceiver();
  await expectRefusal("setWebhook", fields, problem);
  expect((await call("getWebhookInfo")).result).toMatchObject({ url: "" });
});
