/** Pieces of work in turns: what arrives from outside is seen between any two of them. */
import { once } from "node:events";
import { createServer, connect, type AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { createTicks } from "../../../src/core/event-loop.ts";

test("come one by one, in their order", async () => {
  const onePerTick = createTicks();
  const done: number[] = [];
  await Promise.all(
    [1, 2, 3].map(async (piece) => {
      await onePerTick();
      done.push(piece);
      await onePerTick();
      done.push(10 * piece);
    }),
  );
  expect(done).toEqual([1, 2, 3, 10, 20, 30]);
});

test("let a message in between them, however many are ready", async () => {
  const server = createServer((socket) => socket.pipe(socket)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  onTestFinished(() => {
    socket.destroy();
    server.close();
  });
  await once(socket, "connect");

  const onePerTick = createTicks();
  const events: string[] = [];
  socket.on("data", () => events.push("message"));
  const pieces = Array.from({ length: 200 }, async () => {
    await onePerTick();
    events.push("piece");
  });
  socket.write("hello");
  await Promise.all(pieces);
  // There and back are a few turns; without them the message would come after all the pieces.
  expect(events.indexOf("message")).toBeGreaterThan(0);
  expect(events.indexOf("message")).toBeLessThan(pieces.length);
});
