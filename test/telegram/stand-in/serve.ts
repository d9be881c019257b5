/** One request in, its reply out: what Telegram would say, or a failure that a test planned. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { readFields } from "./body.ts";
import type { InlineAnswer } from "./calls/answer-inline-query.ts";
import { callMethod, type RecordedCall } from "./methods.ts";
import { Refusal, type RefusalParameters } from "./refusal.ts";
import type { UpdateQueue } from "./updates.ts";
import type { Webhooks } from "./webhook.ts";
import type { World } from "./world.ts";

/** `drop` cuts the connection, `cut` in the middle of a file, `hang` never answers, `page` is what a proxy shows in Telegram's place. */
export type Failure =
  | {
      readonly errorCode: number;
      readonly description: string;
      readonly parameters?: RefusalParameters;
    }
  | "drop"
  | "cut"
  | "hang"
  | "page";

export interface ServerState {
  readonly world: World;
  readonly updates: UpdateQueue;
  readonly webhooks: Webhooks;
  readonly calls: RecordedCall[];
  readonly inlineAnswers: InlineAnswer[];
  readonly refusals: Refusal[];
  readonly failures: { readonly method: string; readonly failure: Failure }[];
  /** Methods whose calls wait on their way, and what ends that. */
  readonly held: Map<string, Promise<void>>;
  readonly token: string;
  /** As if nobody listened: every connection is cut. */
  isAway: boolean;
  readonly changed: () => void;
}

export async function handleRequest(
  state: ServerState,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    if (state.isAway) return void request.socket.destroy();
    const file = /^\/file\/bot([^/]+)\/(.+)$/.exec(request.url ?? "");
    if (file !== null) return await serveFile(state, file, response);
    const path = /^\/bot([^/]+)\/(\w+)$/.exec(request.url?.split("?")[0] ?? "");
    if (path === null) throw new Refusal(404, "Not Found");
    const method = path[2] ?? "";
    if (decodeURIComponent(path[1] ?? "") !== state.token) throw new Refusal(401, "Unauthorized");
    const fields = await readFields(request);
    const failure = takeFailure(state, method);
    if (failure !== undefined) return fail(response, failure);
    const closed = new AbortController();
    response.on("close", () => closed.abort());
    await state.held.get(method);
    // Whoever gave up meanwhile never reached the server.
    if (closed.signal.aborted) return;
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

/** Planned failures go by the name `file`; `cut` ends the connection in the middle. */
async function serveFile(
  state: ServerState,
  [, token = "", path = ""]: RegExpExecArray,
  response: ServerResponse,
): Promise<void> {
  if (decodeURIComponent(token) !== state.token) throw new Refusal(401, "Unauthorized");
  const failure = takeFailure(state, "file");
  await state.held.get("file");
  if (failure !== undefined && failure !== "cut") return fail(response, failure);
  const bytes = state.world.files.at(decodeURIComponent(path));
  response.writeHead(200, {
    "content-type": "application/octet-stream",
    "content-length": bytes.length,
  });
  if (failure === undefined) return void response.end(bytes);
  response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
}

function fail(response: ServerResponse, failure: Failure): void {
  if (failure === "drop" || failure === "cut") return void response.destroy();
  if (failure === "hang") return;
  if (failure === "page") return void response.writeHead(502).end("<html>Bad Gateway</html>");
  reply(response, failure.errorCode, { ...failure, ok: false });
}

function takeFailure(state: ServerState, method: string): Failure | undefined {
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
