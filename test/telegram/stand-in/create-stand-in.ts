/**
 * A Bot API server for tests, over real HTTP on a free port. It keeps chats, hands out updates,
 * checks what the bot sends as strictly as Telegram and keeps it. Tests play the users through
 * `users`, and read what the bot did through the rest.
 */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { InlineAnswer } from "./calls/answer-inline-query.ts";
import type { Clock } from "./clock.ts";
import type { RecordedCall } from "./methods.ts";
import type { Refusal } from "./refusal.ts";
import { handleRequest, type Failure, type ServerState } from "./serve.ts";
import { createUpdateQueue, type UpdateQueue } from "./updates.ts";
import { createUsers, type Users } from "./users.ts";
import { type Condition, createWatch } from "./watch.ts";
import { createWebhooks, type Webhooks } from "./webhook.ts";
import {
  chatRecord,
  createWorld,
  type ChatAction,
  type ChatMessage,
  type CommandList,
  type GroupLimit,
  type SentMessage,
  type StandInChat,
} from "./world.ts";
import { standingMessages, type StandingMessage } from "./standing.ts";

export type { Failure } from "./serve.ts";

export interface StandIn {
  /** For BOT_API_ROOT. */
  readonly url: string;
  readonly token: string;
  readonly username: string;
  readonly users: Users;
  readonly updates: UpdateQueue;
  readonly webhooks: Webhooks;
  /** Stands still until a test advances it. */
  readonly clock: Clock;
  /** Accepted answers to inline queries, in order. */
  inlineAnswers(): readonly InlineAnswer[];
  /** What the bot seemed to be doing, in order. */
  chatActions(): readonly ChatAction[];
  /** The menus as they are now, one for each scope and language. */
  commandLists(): readonly CommandList[];
  /** What the bot says of itself: `description zh` is the long text for Chinese, `short_description` the short one for all others. */
  descriptions(): Readonly<Record<string, string>>;
  /** What the bot sent and edited, in order. */
  sent(): readonly SentMessage[];
  /** What stands in a chat now, whoever wrote it, in order. */
  messagesIn(chat: StandInChat): readonly ChatMessage[];
  /** The bot's messages that stand in a chat now, in their order there. */
  standing(chatId: number): readonly StandingMessage[];
  /** Accepted calls, in order. */
  calls(method?: string): readonly RecordedCall[];
  /** Refusals that the bot got, in order; those of `failNext` not among them. */
  refusals(): readonly Refusal[];
  /** The first `count` messages that pass; rejects with what there is when they do not come. */
  waitForMessages(
    count: number,
    filter?: (message: SentMessage) => boolean,
  ): Promise<readonly SentMessage[]>;
  waitUntil(condition: Condition, what: string, limitMs?: number): Promise<void>;
  /** The next call of the method fails like this. */
  failNext(method: string, failure: Failure): void;
  /** Calls of the method wait, as on a slow line, until what this gives is called. */
  holdBack(method: string): () => void;
  /** The methods of failures that have not happened yet. */
  planned(): readonly string[];
  /** Cuts every connection until it comes back. */
  goAway(): void;
  comeBack(): void;
  close(): Promise<void>;
}

export interface StandInOptions {
  readonly token?: string;
  readonly username?: string;
  /** As a Bot API server from before 10.2: it passes over the fields of ephemeral messages. */
  readonly isBeforeEphemeral?: boolean;
  /** `true` for Telegram's twenty messages a minute into one group; without it, no limit. */
  readonly limitGroups?: boolean | GroupLimit;
}

export async function createStandIn(options: StandInOptions = {}): Promise<StandIn> {
  const { token = "700001:stand-in_token-of-the-tests", username = "practice_bot" } = options;
  const world = createWorld(username, groupLimitOf(options));
  world.isBeforeEphemeral = options.isBeforeEphemeral === true;
  const updates = createUpdateQueue();
  const watch = createWatch();
  const webhooks = createWebhooks(updates, world.clock, watch.changed);
  const state: ServerState = {
    world,
    updates,
    webhooks,
    calls: [],
    inlineAnswers: [],
    refusals: [],
    failures: [],
    held: new Map(),
    token,
    isAway: false,
    changed: watch.changed,
  };
  const server = createServer((request, response) => {
    void handleRequest(state, request, response).then(watch.changed);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    token,
    username,
    users: createUsers(world, updates, state.inlineAnswers),
    updates,
    webhooks,
    clock: world.clock,
    inlineAnswers: () => state.inlineAnswers,
    chatActions: () => world.chatActions,
    commandLists: () => [...world.commands.values()],
    descriptions: () => Object.fromEntries(world.descriptions),
    sent: () => world.sent,
    messagesIn: (chat) => [...chatRecord(world, chat.id).messages.values()],
    standing: (chatId) => standingMessages(world, chatId),
    calls: (method) => state.calls.filter((call) => method === undefined || call.method === method),
    refusals: () => state.refusals,
    async waitForMessages(count, filter = () => true) {
      const passing = () => world.sent.filter(filter);
      await watch.until(
        () => passing().length >= count,
        () => `${count} messages; sent were ${describe(world.sent)}`,
      );
      return passing().slice(0, count);
    },
    waitUntil: (condition, what, limitMs) => watch.until(condition, () => what, limitMs),
    failNext: (method, failure) => void state.failures.push({ method, failure }),
    holdBack(method) {
      let letGo: () => void = () => undefined;
      state.held.set(method, new Promise((resolve) => (letGo = resolve)));
      return () => {
        state.held.delete(method);
        letGo();
      };
    },
    planned: () => state.failures.map(({ method }) => method),
    goAway() {
      state.isAway = true;
      server.closeAllConnections();
    },
    comeBack() {
      state.isAway = false;
    },
    async close() {
      webhooks.remove();
      updates.close();
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function groupLimitOf({ limitGroups = false }: StandInOptions): GroupLimit | null {
  if (limitGroups === false) return null;
  return limitGroups === true ? { messages: 20 } : limitGroups;
}

/** A photo's bytes would fill the screen. */
function describe(sent: readonly SentMessage[]): string {
  const shown = sent.map((message) => ({ ...message, photo: message.photo?.length ?? null }));
  return JSON.stringify(shown, null, 1);
}
