/**
 * Makes one request to a public site. Invariant: a connection is made to an address that was checked to be public; no
 * setting changes that.
 */
import { lookup } from "node:dns/promises";
import { type IncomingMessage, request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { connect as connectSocket, isIP, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { refuseLink } from "./link-reasons.ts";
import { isPublicAddress } from "./public-address.ts";

/** How names are resolved and sockets opened; tests bring their own. The checks stand before both. */
export interface Network {
  /** The addresses of a host. */
  resolve(host: string): Promise<readonly string[]>;
  /** @param address one that was checked */
  connect(address: string, port: number): Socket;
  /** Certificates to trust beside those of Node; for tests. */
  readonly ca?: string;
}

export const systemNetwork: Network = {
  resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
  connect: (address, port) => connectSocket({ host: address, port }),
};

const mostAddresses = 3;

export const agentName = "reform-practice-bot";
const headers = {
  "user-agent": `${agentName}/0.1`,
  accept: "text/html,application/xhtml+xml,application/pdf,*/*;q=0.5",
  "accept-language": "zh-CN,zh;q=0.9",
  "accept-encoding": "gzip, deflate, br",
};

export interface Requesting {
  readonly network: Network;
  readonly signal: AbortSignal;
}

/**
 * Resolves with the head of the answer; redirects are not followed.
 * @throws AppError `link.unreadable`, and what the signal's abort throws
 */
export async function requestPublic(
  url: URL,
  { network, signal }: Requesting,
): Promise<IncomingMessage> {
  const addresses = await publicAddresses(url, { network, signal });
  let failure: unknown;
  for (const address of addresses.slice(0, mostAddresses))
    try {
      return await requestFrom(address, url, network, signal);
    } catch (error) {
      if (signal.aborted) throw error;
      failure = error;
    }
  throw refuseLink("unreachable", url.href, { cause: failure });
}

/** All of them have to be public: a name that also leads elsewhere is not asked. */
async function publicAddresses(url: URL, requesting: Requesting): Promise<readonly string[]> {
  const host = url.hostname.replace(/^\[|\]$/gu, "");
  const addresses = isIP(host) === 0 ? await resolved(host, url, requesting) : [host];
  if (addresses.length === 0) throw refuseLink("unknown-host", url.href);
  if (!addresses.every(isPublicAddress)) throw refuseLink("not-public", url.href);
  return addresses;
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(new Error("aborted")), { once: true });
  });
}

async function resolved(
  host: string,
  url: URL,
  { network, signal }: Requesting,
): Promise<readonly string[]> {
  try {
    return await Promise.race([network.resolve(host), aborted(signal)]);
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw refuseLink("unknown-host", url.href, { cause });
  }
}

function requestFrom(
  address: string,
  url: URL,
  network: Network,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const isSecure = url.protocol === "https:";
  const port = url.port === "" ? (isSecure ? 443 : 80) : Number(url.port);
  const request = isSecure ? httpsRequest : httpRequest;
  const createConnection = () => {
    const socket = network.connect(address, port);
    if (!isSecure) return socket;
    const name = url.hostname;
    const { ca } = network;
    return connectTls({
      socket,
      ...(isIP(name.replace(/^\[|\]$/gu, "")) === 0 && { servername: name }),
      ...(ca !== undefined && { ca }),
    });
  };
  return new Promise((resolve, reject) => {
    // With an agent, even `false`, Node would connect by itself and resolve the name anew.
    request(url, { createConnection, defaultPort: port, headers, signal })
      .on("response", resolve)
      .on("error", reject)
      .end();
  });
}

/** Unpacked; the limit holds for what comes out, so that a small answer cannot become a large one. */
export async function bodyOf(
  message: IncomingMessage,
  url: URL,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const stated = Number(message.headers["content-length"]);
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    if (stated > maxBytes) throw refuseLink("too-large", url.href);
    for await (const chunk of unpacked(message) as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > maxBytes) throw refuseLink("too-large", url.href);
      signal.throwIfAborted();
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } finally {
    message.destroy();
  }
}

function unpacked(message: IncomingMessage): NodeJS.ReadableStream {
  const encoding = message.headers["content-encoding"]?.trim().toLowerCase();
  const unpack =
    encoding === "gzip" || encoding === "x-gzip"
      ? createGunzip()
      : encoding === "deflate"
        ? createInflate()
        : encoding === "br"
          ? createBrotliDecompress()
          : null;
  if (unpack === null) return message;
  message.on("error", (error) => unpack.destroy(error));
  return message.pipe(unpack);
}
