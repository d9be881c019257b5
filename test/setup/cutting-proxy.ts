/** A TCP proxy that a test may cut, hold up or close: a network that fails. */
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { onTestFinished } from "vitest";
import type { DatabaseAddress, DatabaseHost } from "../../src/core/database-address.ts";

export interface CuttingProxy {
  /** The address by way of the proxy. */
  readonly address: DatabaseAddress;
  /** Ends each connection once so many more bytes have gone through it in this direction. */
  cutAfter(bytes: number, direction: "to server" | "from server"): void;
  /** Ends all connections. */
  cut(): void;
  /** Lets nothing through any more, without ending anything, until it is called with false. */
  hold(isHeld: boolean): void;
  /** Whether new connections are refused. */
  refuse(isRefused: boolean): void;
}

export async function cuttingProxy(target: DatabaseAddress): Promise<CuttingProxy> {
  const [{ host, port } = { host: "127.0.0.1", port: 5432 }]: readonly DatabaseHost[] =
    target.hosts;
  const sockets = new Set<Socket>();
  let budget: { left: number; readonly direction: string } | null = null;
  let isHeld = false;
  let isRefused = false;
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  const pass = (from: Socket, to: Socket, direction: string) => {
    from.on("data", (chunk: Buffer) => {
      if (isHeld) return;
      if (budget?.direction !== direction) return void to.write(chunk);
      const passed = chunk.subarray(0, budget.left);
      budget.left -= passed.length;
      if (budget.left > 0) return void to.write(passed);
      budget = null;
      to.write(passed, () => {
        from.destroy();
        to.destroy();
      });
    });
    from.on("error", () => undefined);
    from.on("close", () => {
      sockets.delete(from);
      to.destroy();
    });
  };
  const server = createServer((client) => {
    if (isRefused) return void client.destroy();
    const upstream = connect(port, host);
    sockets.add(client).add(upstream);
    pass(client, upstream, "to server");
    pass(upstream, client, "from server");
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
    cutAfter: (left, direction) => void (budget = { left, direction }),
    cut,
    hold: (held) => void (isHeld = held),
    refuse: (refused) => void (isRefused = refused),
  };
}
