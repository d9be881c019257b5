/** The HTTP server: what it answers, and whom it cuts off. */
import { once } from "node:events";
import { connect } from "node:net";
import { text as readAll } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { AppError } from "../../../src/core/errors.ts";
import { openHttp, type Route } from "../../../src/web/server.ts";
import { readBody } from "../../../src/web/webhook.ts";
import { createGate, recordingLog } from "../../telegram/harness.ts";
import { startServer } from "./test-server.ts";

const hello: Route = {
  methods: ["GET", "HEAD"],
  answer: () => ({ status: 200, body: "hello\n" }),
};

describe("an answer", () => {
  test("is the route's, whatever the query", async () => {
    const { url } = await startServer({ "/hello": hello });
    const response = await fetch(`${url}/hello?who=me`);
    expect([response.status, await response.text()]).toEqual([200, "hello\n"]);
    const head = await fetch(`${url}/hello`, { method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([200, ""]);
  });

  test.each(["/", "/hello/", "/Hello", "//hello", "/hello/../hello2", "/%68ello"])(
    "of another path is 404: %s",
    async (path) => {
      const { server } = await startServer({ "/hello": hello });
      const request = `GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`;
      const reply = await sendRaw(server.port, request);
      expect(reply).toMatch(/^HTTP\/1\.1 404 Not Found\r\n/);
    },
  );

  test("to another method is 405, with those there are", async () => {
    const { url } = await startServer({ "/hello": hello });
    const response = await fetch(`${url}/hello`, { method: "DELETE" });
    expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
  });

  test("says nothing of what went wrong inside; the log does", async () => {
    const answer = () => Promise.reject(new Error("the disk of 河曲 is full"));
    const { url, logged } = await startServer({ "/broken": { methods: ["GET"], answer } });
    const response = await fetch(`${url}/broken`);
    expect([response.status, await response.text()]).toEqual([500, "Internal Server Error\n"]);
    expect(JSON.stringify([...response.headers])).not.toContain("河曲");
    expect(logged).toEqual([
      {
        level: "error",
        message: "a request was not answered",
        fields: { path: "/broken", error: "the disk of 河曲 is full" },
      },
    ]);
  });

  test("to what is no HTTP is one line, without a stack", async () => {
    const { server } = await startServer({ "/hello": hello });
    const reply = await sendRaw(server.port, "河曲\r\n\r\n");
    expect(reply).toBe("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
  });
});

describe("a client that is slow", () => {
  const limits = { headersMs: 100, requestMs: 200, idleMs: 2_000 };

  test.each([
    ["says nothing", ""],
    ["does not end its headers", "GET /hello HTTP/1.1\r\nHost: a\r\n"],
    ["does not end its body", "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\na"],
  ])("is cut off when it %s", async (_, begun) => {
    const echo: Route = {
      methods: ["POST"],
      answer: async (request) => ({ status: 200, body: await readAll(request) }),
    };
    const { server, logged } = await startServer({ "/hello": hello, "/echo": echo }, { limits });
    const reply = await sendRaw(server.port, begun);
    expect(reply === "" || reply.startsWith("HTTP/1.1 408 Request Timeout")).toBe(true);
    expect(logged).toEqual([]);
  });
});

test("a client that hangs up in the middle of its request is no failure", async () => {
  let heard: unknown;
  const listening: Route = {
    methods: ["POST"],
    async answer(request) {
      heard = await readBody(request, 100).catch((error: unknown) => error);
      throw heard;
    },
  };
  const { server, logged } = await startServer({ "/": listening });
  const socket = connect(server.port, "127.0.0.1");
  await once(socket, "connect");
  socket.end("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\na");
  await readAll(socket);
  await server.close();
  expect(heard).toBeInstanceOf(Error);
  expect(logged).toEqual([]);
});

describe("a server", () => {
  test("is closed when its last answers are given", async () => {
    const gate = createGate();
    let isAsked = () => undefined as void;
    const asked = new Promise<void>((resolve) => (isAsked = resolve));
    const slow: Route = {
      methods: ["GET"],
      async answer() {
        isAsked();
        await gate.opened;
        return { status: 200, body: "late\n" };
      },
    };
    const { url, server } = await startServer({ "/slow": slow });
    const pending = fetch(`${url}/slow`);
    await asked;
    const closed = server.close();
    gate.open();
    expect(await (await pending).text()).toBe("late\n");
    await closed;
    await expect(fetch(`${url}/slow`)).rejects.toThrow();
  });

  test("on a port that is in use is refused, with advice", async () => {
    const { server } = await startServer({});
    const second = openHttp({
      host: "127.0.0.1",
      port: server.port,
      routes: new Map(),
      log: recordingLog([]),
    });
    const error = await second.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: "http.unavailable" });
    expect(String(error)).toContain(`port ${server.port}: another program uses that port`);
    expect(String(error)).toContain("HTTP_PORT");
  });

  test("on an address that is not this machine's is refused, with advice", async () => {
    const options = { port: 0, routes: new Map(), log: recordingLog([]) };
    const error = await openHttp({ host: "192.0.2.1", ...options }).catch((e: unknown) => e);
    expect(error).toMatchObject({ code: "http.unavailable" });
    expect(String(error)).toContain("this machine has no such address");
  });
});

/** Everything that comes back until the server ends the connection. */
async function sendRaw(port: number, text: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  await once(socket, "connect");
  socket.write(text);
  return readAll(socket);
}
