/** Tells Telegram to send updates to a webhook, or to keep them for polling. Neither drops updates that wait there. */
import type { Update } from "grammy/types";
import { grammySignal } from "../grammy-signal.ts";
import { untilReached, type Line } from "./polling.ts";

export interface Webhook {
  /** The https:// address of this process. */
  readonly url: string;
  /** Telegram sends it with every update. */
  readonly secret: string;
}

/** Updates sent in parallel; each is on disk within milliseconds. */
const maxConnections = 40;

/**
 * False when the bot was stopped first.
 * @throws GrammyError where Telegram does not take the address
 */
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

/** Telegram answers no poll while a webhook is set. False when the bot was stopped first. */
export async function clearWebhook(line: Line): Promise<boolean> {
  const clear = () =>
    line.api.deleteWebhook({ drop_pending_updates: false }, grammySignal(line.signal));
  return (await untilReached(line, clear)) !== null;
}
