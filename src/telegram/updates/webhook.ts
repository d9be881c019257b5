/**
 * Telegram told how updates get here: brought to an address, or kept until they are fetched.
 * Always holds: what waits with Telegram is not dropped by either.
 */
import type { Update } from "grammy/types";
import { grammySignal } from "../grammy-signal.ts";
import { untilReached, type Line } from "./polling.ts";

export interface Webhook {
  /** https://…, where this process is reached. */
  readonly url: string;
  /** Telegram shows it with every update. */
  readonly secret: string;
}

/** What it brings at a time; each is on disk within milliseconds. */
const maxConnections = 40;

/** False when it was given up on. @throws GrammyError when Telegram does not take the address. */
export async function setWebhook(
  line: Line,
  { url, secret }: Webhook,
  updateKinds: readonly Exclude<keyof Update, "update_id">[],
): Promise<boolean> {
  const fields = {
    allowed_updates: updateKinds,
    secret_token: secret,
    drop_pending_updates: false,
    max_connections: maxConnections,
  };
  const set = () => line.api.setWebhook(url, fields, grammySignal(line.signal));
  return (await untilReached(line, set)) !== null;
}

/** Telegram hands out no updates while it has an address to bring them to. False when it was given up on. */
export async function clearWebhook(line: Line): Promise<boolean> {
  const clear = () =>
    line.api.deleteWebhook({ drop_pending_updates: false }, grammySignal(line.signal));
  return (await untilReached(line, clear)) !== null;
}
