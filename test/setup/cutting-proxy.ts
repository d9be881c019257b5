/** A TCP proxy that a test may cut, hold up, silence, slow down or close: a network that fails. */
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { onTestFinished } from "vitest";
import type { DatabaseAddress, DatabaseHost } from "../../src/core/database-address.ts";

export type Direction = "to server" | "from server";

export interface CuttingProxy {
  /** The address by way of the proxy. */
  readonly address: DatabaseAddress;
  /** Ends the connection by which so many more bytes have gone through in this direction. */
  cutAfter(bytes: number, direction: Direction): void;
  /** As `cutAfter`, but that connection stays open, and nothing goes through it any more. */
  silenceAfter(bytes: number, direction: Direction): void;
  /** What comes goes on in pieces of one to so many bytes, so much later. */
  split(pieces: { readonly mostBytes: number; readonly lateMs: number } | null): void;
  /** Ends all connections. */
  cut(): void;
  /** Lets nothing through any more, without ending anything, until it is called with false. */
  hold(isHeld: boolean): void;
  /** Whether new connections are refused. */
  refuse(isRefused: boolean): void;
}

interface Budget {
  left: number;
  readonly direction: Direction;
  readonly ending: "cut" | "silence";
}

interface Link {
  isSilent: boolean;
}

export async function cuttingProxy(target: DatabaseAddress): Promise<CuttingProxy> {
  const [{ host, port } = { host: "127.0.0.1", port: 5432 }]: readonly DatabaseHost[] =
    target.hosts;
  const sockets = new Set<Socket>();
  let budget: Budget | null = null;
  let pieces: Parameters<CuttingProxy["split"]>[0] = null;
  let isHeld = false;
  let isRefused = false;
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  const write = async (to: Socket, bytes: Buffer): Promise<void> => {
    if (pieces === null) return void to.write(bytes);
    await delay(pieces.lateMs);
    for (let from = 0; from < bytes.length;) {
      const end = from + 1 + Math.floor(Math.random() * (pieces?.mostBytes ?? bytes.length));
      // The next one is a packet of its own.
      await new Promise((resolve) => to.write(bytes.subarray(from, end), resolve));
      from = end;
    }
  };
  const pass = (from: Socket, to: Socket, direction: Direction, link: Link) => {
    const forward = async (chunk: Buffer): Promise<void> => {
      if (isHeld || link.isSilent) return;
      if (budget?.direction !== direction) return write(to, chunk);
      const passed = chunk.subarray(0, budget.left);
      budget.left -= passed.length;
      if (budget.left > 0) return write(to, passed);
      const { ending } = budget;
      budget = null;
      link.isSilent = true;
      await write(to, passed);
      if (ending === "silence") return;
      to.write("", () => {
        from.destroy();
        to.destroy();
      });
    };
    let last = Promise.resolve();
    to.setNoDelay();
    from.on("data", (chunk: Buffer) => void (last = last.then(() => forward(chunk))));
    from.on("error", () => undefined);
    from.on("close", () => {
      sockets.delete(from);
      void last.then(() => to.destroy());
    });
  };
  const server = createServer((client) => {
    if (isRefused) return void client.destroy();
    const upstream = connect(port, host);
    const link: Link = { isSilent: false };
    sockets.add(client).add(upstream);
    pass(client, upstream, "to server", link);
    pass(upstream, client, "from server", link);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.close();
    cut();
  });
  const own = server.address() as AddressInfo;
  return {
    address: { ...target, hosts: [{ host: "127.0.0.1", port: own.port }] },
    cutAfter: (left, direction) => void (budget = { left, direction, ending: "cut" }),
    silenceAfter: (left, direction) => void (budget = { left, direction, ending: "silence" }),
    split: (now) => void (pieces = now),
    cut,
    hold: (held) => void (isHeld = held),
    refuse: (refused) => void (isRefused = refused),
  };
}
