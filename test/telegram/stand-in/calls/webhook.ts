/** setWebhook, deleteWebhook and getWebhookInfo. A bot has a webhook or fetches its updates, never both. */
import type { Fields } from "../body.ts";
import { booleanField } from "../fields.ts";
import { Refusal } from "../refusal.ts";
import type { UpdateQueue } from "../updates.ts";
import { readWebhook } from "../webhook-settings.ts";
import type { Webhooks } from "../webhook.ts";

interface Context {
  readonly updates: UpdateQueue;
  readonly webhooks: Webhooks;
}

export function setWebhook({ updates, webhooks }: Context, fields: Fields): true {
  const settings = readWebhook(fields, (origin) => webhooks.isPublished(origin));
  updates.allow(fields);
  dropWhere(updates, fields);
  updates.refusePoll(new Refusal(409, "Conflict: terminated by setWebhook request"));
  if (settings === null) webhooks.remove();
  else webhooks.set(settings);
  return true;
}

export function deleteWebhook({ updates, webhooks }: Context, fields: Fields): true {
  dropWhere(updates, fields);
  webhooks.remove();
  return true;
}

export function getWebhookInfo({ updates, webhooks }: Context): Record<string, unknown> {
  const current = webhooks.current();
  const error = webhooks.lastError();
  return {
    url: current?.url ?? "",
    has_custom_certificate: false,
    pending_update_count: updates.unconfirmed().length,
    ...(error !== null && { last_error_date: error.atSeconds, last_error_message: error.message }),
    ...(current !== null && { max_connections: current.maxConnections }),
  };
}

export function refuseFetching({ webhooks }: Pick<Context, "webhooks">): void {
  if (webhooks.current() === null) return;
  throw new Refusal(
    409,
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
  );
}

function dropWhere(updates: UpdateQueue, fields: Fields): void {
  if (!booleanField(fields, "drop_pending_updates")) return;
  for (const updateId of updates.unconfirmed()) updates.confirm(updateId);
}
