/**
 * The fields of setWebhook in, where and how updates are to be brought out. Null for an empty address, which takes
 * the webhook away. What Telegram could not reach or would not take is refused.
 */
import type { Fields } from "./body.ts";
import { integerField, textField } from "./fields.ts";
import { badRequest } from "./refusal.ts";

export interface WebhookSettings {
  readonly url: string;
  readonly secretToken: string | null;
  readonly maxConnections: number;
}

const ports: readonly string[] = ["", "443", "80", "88", "8443"];

export function readWebhook(
  fields: Fields,
  isPublished: (origin: string) => boolean,
): WebhookSettings | null {
  const url = textField(fields, "url") ?? "";
  const settings = {
    url,
    secretToken: readSecret(fields),
    maxConnections: readMaxConnections(fields),
  };
  if (url === "") return null;
  if (!URL.canParse(url)) throw badRequest("invalid webhook URL specified");
  const { protocol, port, origin } = new URL(url);
  if (protocol !== "https:") throw badWebhook("An HTTPS URL must be provided for webhook");
  if (!ports.includes(port))
    throw badWebhook("Webhook can be set up only on ports 80, 88, 443 or 8443");
  if (!isPublished(origin)) throw badWebhook("Failed to resolve host: Name or service not known");
  return settings;
}

function readSecret(fields: Fields): string | null {
  const secret = textField(fields, "secret_token");
  if (secret === undefined) return null;
  if (/^[\w-]{1,256}$/.test(secret)) return secret;
  throw badRequest("secret token contains unallowed characters");
}

/** Telegram takes any number, as if it were the nearest of these. */
function readMaxConnections(fields: Fields): number {
  const count = integerField(fields, "max_connections") ?? 40;
  if (count >= 1 && count <= 100) return count;
  throw badRequest("max_connections must be from 1 to 100");
}

function badWebhook(problem: string): Error {
  return badRequest(`bad webhook: ${problem}`);
}
