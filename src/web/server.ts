/**
 * HTTP server that dispatches by exact path; any other path is 404.
 * Invariant: a reply reveals nothing about internal failures, and clients that send or read too slowly are cut off.
 */
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { AppError, messageOf } from "../core/errors.ts";
import type { Log } from "../core/log.ts";

interface HttpLimits {
  /** From the connection, or the first byte of a further request on it, to the end of the headers. */
  readonly headersMs: number;
  /** To the end of the body. */
  readonly requestMs: number;
  /** Without a byte in either direction, during a reply or between requests. */
  readonly idleMs: number;
}

export interface HttpOptions {
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  readonly routes: ReadonlyMap<string, Route>;
  readonly log: Log;
  readonly limits?: HttpLimits;
}

export interface HttpServer {
  readonly port: number;
  /** Accepts no more connections, and ends the open ones when they are answered, after a second at the latest. */
  close(): Promise<void>;
}

/** A reverse proxy keeps a connection for a minute; closing it here earlier could lose a request. */
const usualLimits: HttpLimits = { headersMs: 5_000, requestMs: 15_000, idleMs: 75_000 };
const mostConnections = 1_000;
const maxHeaderBytes = 8 * 1024;
const answeredWithinMs = 1_000;

/** @throws AppError `http.unavailable` when the port is in use or the host is no address of this machine. */
export async function openHttp(options: HttpOptions): Promise<HttpServer> {
  const { host, port, log, limits = usualLimits } = options;
  const server = createServer(
    {
      headersTimeout: limits.headersMs,
      requestTimeout: limits.requestMs,
      keepAliveTimeout: limits.idleMs,
      connectionsCheckingInterval: Math.ceil(limits.headersMs / 5),
      maxHeaderSize: maxHeaderBytes,
    },
    (request, response) => void serve(request, response),
  );
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const reply = await answerSafely(options, request);
    // While the server closes, a connection kept alive would only delay it.
    if (!server.listening) response.setHeader("connection", "close");
    write(response, reply);
  };
  server.setTimeout(limits.idleMs);
  server.maxConnections = mostConnections;
  await listen(server, host, port);
  server.on("error", (error) => log.error("HTTP failed", { error: messageOf(error) }));
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = once(server, "close");
      server.close();
      await Promise.race([closed, sleep(answeredWithinMs, undefined, { ref: false })]);
      server.closeAllConnections();
      await closed;
    },
  };
}

async function listen(server: Server, host: string, port: number): Promise<void> {
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
    throw new AppError(
      "http.unavailable",
      `HTTP cannot be served on ${host}, port ${port}: ${causes[code] ?? messageOf(cause)}. Set HTTP_PORT or HTTP_HOST to another, or leave HTTP_PORT empty, and start again.`,
      { host, port, cause: code },
      cause,
    );
  }
}

const causes: Readonly<Record<string, string>> = {
  EADDRINUSE: "another program uses that port",
  EACCES: "that port is not for users without rights; those above 1023 are",
  EADDRNOTAVAIL: "this machine has no such address",
};

function write(response: ServerResponse, reply: Reply): void {
  response.writeHead(reply.status, {
    "content-type": "text/plain; charset=utf-8",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    ...reply.headers,
  });
  response.end(reply.body);
}

async function answerSafely(
  { routes, log }: HttpOptions,
  request: IncomingMessage,
): Promise<Reply> {
  const [path = ""] = (request.url ?? "").split("?");
  try {
    return await answer(routes.get(path), request);
  } catch (error) {
    // A client that has disconnected is no failure.
    if (!request.destroyed)
      log.error("a request was not answered", { path, error: messageOf(error) });
    return refusal(500);
  }
}

async function answer(route: Route | undefined, request: IncomingMessage): Promise<Reply> {
  if (route === undefined) return refusal(404);
  if (!route.methods.includes(request.method ?? ""))
    return refusal(405, { allow: route.methods.join(", ") });
  return route.answer(request);
}

interface Reply {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Route {
  readonly methods: readonly string[];
  /** If this throws, the client gets 500 without a reason. */
  answer(request: IncomingMessage): Reply | Promise<Reply>;
}

const reasons = {
  400: "Bad Request",
  401: "Unauthorized",
  404: "Not Found",
  405: "Method Not Allowed",
  413: "Content Too Large",
  500: "Internal Server Error",
  503: "Service Unavailable",
} as const;

/** A reply of one line that is the same for every cause, so that it reveals nothing. */
export function refusal(
  status: keyof typeof reasons,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return { status, body: `${reasons[status]}\n`, headers };
}

export function json(status: number, value: unknown): Reply {
  const headers = { "content-type": "application/json; charset=utf-8" };
  return { status, body: `${JSON.stringify(value)}\n`, headers };
}
