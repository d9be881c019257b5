/**
 * A site on this machine that tests reach by public names: the resolver and the connector that they bring lead there,
 * and note what they were asked for.
 */
import { readFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { type AddressInfo, connect } from "node:net";
import path from "node:path";
import { onTestFinished } from "vitest";
import type { Network } from "../../src/readers/link/public-request.ts";

export interface LocalSite {
  readonly network: Network;
  /** `host` for each name that was resolved. */
  readonly resolved: string[];
  /** `address:port` for each connection. */
  readonly connected: string[];
  /** `host/path` for each request. */
  readonly requested: string[];
}

function pem(name: string): string {
  return readFileSync(path.resolve(import.meta.dirname, `../fixtures/tls/${name}.pem`), "utf8");
}

/** Made for these tests, and signed by itself. */
export function certificate(): string {
  return pem("site-certificate");
}

/** An address of a public resolver: nothing is sent there. */
export const publicAddress = "1.1.1.1";

/**
 * @param addresses by host; others have `publicAddress`
 * @param isSecure whether it speaks TLS, as www.qingling.gov.cn
 */
export async function localSite(
  answer: RequestListener,
  addresses: Readonly<Record<string, readonly string[]>> = {},
  isSecure = false,
): Promise<LocalSite> {
  const requested: string[] = [];
  const listener: RequestListener = (request, response) => {
    requested.push(`${request.headers.host ?? ""}${request.url ?? ""}`);
    answer(request, response);
  };
  const server = isSecure
    ? createSecureServer({ key: pem("site-key"), cert: certificate() }, listener)
    : createServer(listener);
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port: localPort } = server.address() as AddressInfo;
  const resolved: string[] = [];
  const connected: string[] = [];
  return {
    resolved,
    connected,
    requested,
    network: {
      resolve: async (host) => {
        resolved.push(host);
        return addresses[host] ?? [publicAddress];
      },
      connect: (address, port) => {
        connected.push(`${address}:${port}`);
        return connect({ host: "127.0.0.1", port: localPort });
      },
    },
  };
}
