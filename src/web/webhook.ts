/**
 * Delivers the updates that Telegram posts to the bot; the status tells Telegram whether to send one again.
 * Invariant: 200 means that the update is on disk, and a request without the secret delivers nothing.
 */
import type { IncomingMessage } from "node:http";
import { createSecretCheck } from "./secret.ts";
import { refusal, type Route } from "./server.ts";

interface WebhookOptions {
  readonly secret: string;
  /** Returns false when Telegram must send the update again later. */
  readonly deliver: (update: unknown) => Promise<boolean>;
}

const secretHeader = "x-telegram-bot-api-secret-token";
/** The longest possible message, in reply to another one of that length, takes less than a tenth of this. */
const maxBodyBytes = 1024 * 1024;
/** Telegram obeys this `retry-after`; without it, it doubles its wait with each attempt. */
const comeAgainSeconds = 5;

export function webhookRoute({ secret, deliver }: WebhookOptions): Route {
  const isKnown = createSecretCheck(secret);
  return {
    methods: ["POST"],
    async answer(request) {
      if (!isKnown(request.headers[secretHeader])) return refusal(401);
      const body = await readBody(request, maxBodyBytes);
      if (body === null) return refusal(413);
      const update = parse(body);
      if (update === null) return refusal(400);
      return (await deliver(update))
        ? { status: 200, body: "" }
        : refusal(503, { "retry-after": String(comeAgainSeconds) });
    },
  };
}

/** Returns null for anything but a JSON object. */
function parse(body: Buffer): object | null {
  try {
    const value: unknown = JSON.parse(body.toString("utf8"));
    return typeof value === "object" && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/**
 * Returns null for a body longer than the limit. The rest of it is read and discarded, since a client that is still
 * sending would not see the reply.
 */
export function readBody(request: IncomingMessage, limitBytes: number): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= limitBytes) return chunks.push(chunk);
      chunks.length = 0;
      return resolve(null);
    });
    request.on("end", () => resolve(Buffer.concat(chunks)));
    request.on("error", reject);
  });
}
