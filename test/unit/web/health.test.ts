/** What `GET /healthz` says of a bot that starts, runs and stops. */
import { expect, test } from "vitest";
import { healthRoute, type Health, liveRoute } from "../../../src/web/health.ts";
import { startServer } from "./test-server.ts";

async function ask(health: Health) {
  const { url } = await startServer({ "/healthz": healthRoute(() => health) });
  const response = await fetch(`${url}/healthz`);
  return {
    status: response.status,
    type: response.headers.get("content-type"),
    body: (await response.json()) as Record<string, unknown>,
  };
}

test("before the index is open it lives and is not ready", async () => {
  expect(
    await ask({
      isReady: false,
      indexBuiltAtMs: null,
      queueDepth: 0,
      lastContactAtMs: null,
      disk: null,
    }),
  ).toEqual({
    status: 503,
    type: "application/json; charset=utf-8",
    body: { live: true, ready: false, index: null, queueDepth: 0, lastContactAt: null, disk: null },
  });
});

test("a bot that takes questions is ready, and tells how old its index is", async () => {
  const builtAtMs = Date.now() - 90_000;
  const { status, body } = await ask({
    isReady: true,
    indexBuiltAtMs: builtAtMs,
    queueDepth: 3,
    lastContactAtMs: builtAtMs,
    disk: null,
  });
  expect(status).toBe(200);
  expect(body).toMatchObject({ live: true, ready: true, queueDepth: 3 });
  const index = body["index"] as { builtAt: string; ageSeconds: number };
  expect(Date.parse(index.builtAt)).toBe(builtAtMs);
  expect(index.ageSeconds).toBeGreaterThanOrEqual(90);
});

test("a disk without room is told, with its figures", async () => {
  const figures = { freeBytes: 1000, minimumFreeBytes: 4000, reserveBytes: 2000 };
  const disk = { ...figures, isEnough: false };
  const health = { isReady: false, indexBuiltAtMs: 0, queueDepth: 0, lastContactAtMs: 0, disk };
  const { status, body } = await ask(health);
  expect(status).toBe(503);
  expect(body["disk"]).toEqual({
    ...figures,
    problem: expect.stringContaining("no room") as string,
  });
});

test("an index from the future, as a wrong clock makes it, is new", async () => {
  const health = {
    isReady: true,
    indexBuiltAtMs: Date.now() + 60_000,
    queueDepth: 0,
    lastContactAtMs: null,
    disk: null,
  };
  expect((await ask(health)).body["index"]).toMatchObject({ ageSeconds: 0 });
});

test("a process that answers is alive, whatever it waits for", async () => {
  const { url } = await startServer({ "/livez": liveRoute });
  const response = await fetch(`${url}/livez`);
  expect([response.status, await response.json()]).toEqual([200, { live: true }]);
});
