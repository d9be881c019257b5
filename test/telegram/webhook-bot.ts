/**
 * The bot in this process behind a webhook: the stand-in brings updates over HTTP to the server that the program
 * itself has, as a reverse proxy would hand them on.
 */
import { onTestFinished } from "vitest";
import type { TelegramBot } from "../../src/telegram/create-bot.ts";
import { openHttp } from "../../src/web/server.ts";
import { webhookRoute } from "../../src/web/webhook.ts";
import { recordingLog, startBot, type Harness, type HarnessOptions } from "./harness.ts";

export const webhook = { url: "https://bot.example/telegram", secret: "s-e_cret" };

export interface WebhookHarness extends Harness {
  /** What answers behind the public address. */
  readonly localUrl: string;
  /** Lets another bot, as after a restart, take what is brought. */
  readonly handOver: (bot: TelegramBot) => void;
}

export async function startWebhookBot(options: HarnessOptions = {}): Promise<WebhookHarness> {
  let bot: TelegramBot | null = null;
  const deliver = async (update: unknown) => bot?.deliver(update) ?? false;
  const server = await openHttp({
    host: "127.0.0.1",
    port: 0,
    routes: new Map([["/telegram", webhookRoute({ secret: webhook.secret, deliver })]]),
    log: recordingLog([]),
  });
  onTestFinished(() => server.close());
  const localUrl = `http://127.0.0.1:${server.port}`;
  const harness = await startBot({
    ...options,
    webhook,
    prepare(standIn) {
      standIn.webhooks.publish("https://bot.example", localUrl);
      options.prepare?.(standIn);
    },
  });
  bot = harness.bot;
  return { ...harness, localUrl, handOver: (next) => void (bot = next) };
}

/** As Telegram brings an update, unless something is changed. */
export function bring(
  { localUrl }: Pick<WebhookHarness, "localUrl">,
  body: string,
  init: RequestInit = {},
): Promise<Response> {
  return fetch(`${localUrl}/telegram`, {
    method: "POST",
    body,
    headers: {
      "content-type": "application/json",
      "x-telegram-bot-api-secret-token": webhook.secret,
    },
    ...init,
  });
}
