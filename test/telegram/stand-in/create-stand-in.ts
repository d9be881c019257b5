/**
 * A Bot API server for tests, over real HTTP on a free port. It keeps chats, hands out updates,
 * checks what the bot sends as strictly as Telegram and keeps it. Tests play the users through
 * `chats`, and read what the bot did through the rest.
 */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { readFields } from "./body.ts";
import { callMethod, type RecordedCall } from "./methods.ts";
import { Refusal, type RefusalParameters } from "./refusal.ts";
import { createUpdateQueue, type UpdateQueue } from "./updates.ts";
import { createUsers, type Users } from "./users.ts";
import { createWatch } from "./watch.ts";
import { createWorld, type SentMessage, type World } from "./world.ts";

export interface StandIn {
  /** For BOT_API_ROOT. */
  readonly url: string;
  readonly token: string;
  readonly username: string;
  readonly users: Users;
  readonly updates: UpdateQueue;
  /** What the bot sent and edited, in order. */
  sent(): readonly SentMessage[];
  /** Accepted calls, in order. */
  calls(method?: string): readonly RecordedCall[];
  /** Refusals that the bot got, in order; those of `failNext` not among them. */
  refusals(): readonly Refusal[];
  /** The first `count` messages that pass; rejects with what there is when they do not come. */
  waitForMessages(
    count: number,
    filter?: (message: SentMessage) => boolean,
  ): Promise<readonly SentMessage[]>;
  waitUntil(condition: () => boolean, what: string, limitMs?: number): Promise<void>;
  /** The next call of the method fails like this; `drop` cuts the connection instead. */
  failNext(method: string, failure: Failure): void;
  close(): Promise<void>;
}

export type Failure =
  | {
      readonly errorCode: number;
      readonly description: string;
      readonly parameters?: RefusalParameters;
    }
  | "drop";

interface State {
  readonly world: World;
  readonly updates: UpdateQueue;
  readonly calls: RecordedCall[];
  readonly refusals: Refusal[];
  readonly failures: { readonly method: string; readonly failure: Failure }[];
  readonly token: string;
  readonly changed: () => void;
}

export async function createStandIn(
  options: { readonly token?: string; readonly username?: string } = {},
): Promise<StandIn> {
  const { token = "700001:stand-in_token-of-the-tests", username = "practice_bot" } = options;
  const world = createWorld(username);
  const updates = createUpdateQueue();
  const watch = createWatch();
  const state: State = {
    world,
    updates,
    calls: [],
    refusals: [],
    failures: [],
    token,
    changed: watch.changed,
  };
  const server = createServer((request, response) => {
    void handle(state, request, response).then(watch.changed);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    token,
    username,
    users: createUsers(world, updates),
    updates,
    sent: () => world.sent,
    calls: (method) => state.calls.filter((call) => method === undefined || call.method === method),
    refusals: () => state.refusals,
    async waitForMessages(count, filter = () => true) {
      const passing = () => world.sent.filter(filter);
      await watch.until(
        () => passing().length >= count,
        () => `${count} messages; sent were ${JSON.stringify(world.sent, null, 1)}`,
      );
      return passing().slice(0, count);
    },
    waitUntil: (condition, what, limitMs) => watch.until(condition, () => what, limitMs),
    failNext: (method, failure) => void state.failures.push({ method, failure }),
    async close() {
      updates.close();
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

async function handle(
  state: State,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const path = /^\/bot([^/]+)\/(\w+)$/.exec(request.url?.split("?")[0] ?? "");
    if (path === null) throw new Refusal(404, "Not Found");
    const method = path[2] ?? "";
    if (decodeURIComponent(path[1] ?? "") !== state.token) throw new Refusal(401, "Unauthorized");
    const fields = await readFields(request);
    const failure = takeFailure(state, method);
    if (failure === "drop") return void request.socket.destroy();
    if (failure !== undefined) {
      return reply(response, failure.errorCode, { ...failure, ok: false });
    }
    const closed = new AbortController();
    response.on("close", () => closed.abort());
    const pending = callMethod(method, { ...state, closed: closed.signal }, fields);
    // A poll may be held for long; that it has begun is worth knowing.
    state.changed();
    const result = await pending;
    reply(response, 200, { ok: true, result });
  } catch (error) {
    if (!(error instanceof Refusal)) {
      return reply(response, 500, { ok: false, errorCode: 500, description: String(error) });
    }
    state.refusals.push(error);
    const { errorCode, message, parameters } = error;
    reply(response, errorCode, { ok: false, errorCode, description: message, parameters });
  }
}

function takeFailure(state: State, method: string): Failure | undefined {
  const index = state.failures.findIndex((planned) => planned.method === method);
  return index < 0 ? undefined : state.failures.splice(index, 1)[0]?.failure;
}

function reply(
  response: ServerResponse,
  status: number,
  { errorCode, ...body }: Record<string, unknown>,
): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(errorCode === undefined ? body : { ...body, error_code: errorCode }));
}
