/**
 * Updates that Telegram brings in, each delivered to the bot out; the answer tells Telegram whether to bring it again.
 * Always holds: an update is on disk before it is answered with 200; what does not know the secret delivers nothing.
 *
 * A request in, its body out; null where that is longer than the limit. What goes beyond it is read on and thrown
 * away: whoever still sends would not hear the answer.
 */
import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { refusal, type Route } from "./server.ts";

export interface WebhookOptions {
  readonly secret: string;
  /** False where the update must come again later. */
  readonly deliver: (update: unknown) => boolean;
}

const secretHeader = "x-telegram-bot-api-secret-token";
/** The longest message that there can be, in reply to another such, takes less than a tenth of it. */
const maxBodyBytes = 1024 * 1024;
/** Telegram waits as long as it is told to, and otherwise twice as long with each try. */
const comeAgainSeconds = 5;

export function webhookRoute({ secret, deliver }: WebhookOptions): Route {
  const expected = digest(secret);
  const isKnown = (shown: string | readonly string[] | undefined) =>
    typeof shown === "string" && timingSafeEqual(digest(shown), expected);
  return {
    methods: ["POST"],
    async answer(request) {
      if (!isKnown(request.headers[secretHeader])) return refusal(401);
      const body = await readBody(request, maxBodyBytes);
      if (body === null) return refusal(413);
      const update = parse(body);
      if (update === null) return refusal(400);
      return deliver(update)
        ? { status: 200, body: "" }
        : refusal(503, { "retry-after": String(comeAgainSeconds) });
    },
  };
}

/** Of one length whatever is compared: how long a comparison takes then tells nothing. */
function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

/** Null for what is no JSON object. */
function parse(body: Buffer): object | null {
  try {
    const value: unknown = JSON.parse(body.toString("utf8"));
    return typeof value === "object" && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

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
