/** A server that takes a connection and says in the same packet that it shuts down, as one does that is restarted. */
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { parseDatabaseAddress } from "../../../src/core/database-address.ts";
import { createDatabase } from "../../../src/database/database.ts";

function message(type: string, body: string): Buffer {
  const content = Buffer.from(body, "latin1");
  const head = Buffer.from(`${type}    `, "latin1");
  head.writeUInt32BE(content.length + 4, 1);
  return Buffer.concat([head, content]);
}

const isTaken = message("R", "\0\0\0\0");
const isReady = message("Z", "I");
const shutsDown = message("E", "SFATAL\0VFATAL\0C57P01\0Mterminating connection\0\0");

test("fails the call, and does not end the process", async () => {
  const server = createServer((socket) => {
    socket.once("data", () => socket.end(Buffer.concat([isTaken, isReady, shutsDown])));
    socket.on("error", () => undefined);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const address = parseDatabaseAddress(`postgres://u@127.0.0.1:${port}/d?sslmode=disable`);
  const database = createDatabase({ address, code: "state.unavailable", what: "The test's data" });
  onTestFinished(async () => {
    await database.close();
    server.close();
  });
  await expect(database.read("select 1")).rejects.toMatchObject({ code: "state.unavailable" });
});
