/**
 * The queue of updates: what users do goes in, getUpdates or a webhook takes it out. An update is there until
 * an offset beyond it, or an answer of the webhook, confirms it. One poll at a time: a second one ends the first
 * with 409.
 */
import { arrayField, integerField } from "./fields.ts";
import type { Fields } from "./body.ts";
import { badRequest, Refusal } from "./refusal.ts";

export interface Update {
  readonly update_id: number;
  readonly [kind: string]: unknown;
}

interface Waiting {
  readonly limit: number;
  readonly answer: (updates: readonly Update[]) => void;
  readonly refuse: (refusal: Refusal) => void;
}

export interface UpdateQueue {
  /** Not kept when the bot asked for other kinds only. */
  add(kind: string, content: unknown): number;
  /** Kept whatever it is: what was there before the bot asked for other kinds, and what no server should hand out. */
  addAnything(content: Readonly<Record<string, unknown>>): number;
  get(fields: Fields, closed: AbortSignal): Promise<readonly Update[]>;
  /** Calls the listener after each update that is kept. */
  onAdded(listener: () => void): void;
  queued(): readonly Update[];
  confirm(updateId: number): void;
  /** From now on only the kinds in `allowed_updates` are kept; without that field, those as before. */
  allow(fields: Fields): void;
  /** Ends the poll that is held, if there is one. */
  refusePoll(refusal: Refusal): void;
  /** Ids that wait to be confirmed. */
  unconfirmed(): readonly number[];
  /** How often the bot has polled. */
  polls(): number;
  close(): void;
}

/** Those that the stand-in makes. Telegram passes over names that it does not know. */
const kinds: ReadonlySet<unknown> = new Set([
  "message",
  "edited_message",
  "channel_post",
  "edited_channel_post",
  "callback_query",
  "inline_query",
  "chosen_inline_result",
  "guest_message",
  "my_chat_member",
]);

const conflict =
  "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running";

export function createUpdateQueue(): UpdateQueue {
  let queue: Update[] = [];
  let nextId = 1_000;
  let pollCount = 0;
  let allowed: readonly unknown[] = [];
  let waiting: Waiting | null = null;
  let whenAdded = () => undefined as void;

  const refusePoll = (refusal: Refusal) => {
    waiting?.refuse(refusal);
    waiting = null;
  };
  const deliver = () => {
    if (waiting === null || queue.length === 0) return;
    const { limit, answer } = waiting;
    waiting = null;
    answer(queue.slice(0, limit));
  };

  const addAnything = (content: Readonly<Record<string, unknown>>): number => {
    nextId += 1;
    queue.push({ update_id: nextId, ...content });
    deliver();
    whenAdded();
    return nextId;
  };

  return {
    add(kind, content) {
      const isWanted = allowed.length === 0 || allowed.includes(kind);
      return isWanted ? addAnything({ [kind]: content }) : (nextId += 1);
    },
    addAnything,
    get(fields, closed) {
      const offset = integerField(fields, "offset") ?? 0;
      const limit = integerField(fields, "limit") ?? 100;
      const timeoutMs = (integerField(fields, "timeout") ?? 0) * 1000;
      allowed = readAllowed(fields) ?? allowed;
      pollCount += 1;
      refusePoll(new Refusal(409, conflict));
      queue =
        offset < 0 ? queue.slice(offset) : queue.filter(({ update_id }) => update_id >= offset);
      if (queue.length > 0 || timeoutMs === 0) return Promise.resolve(queue.slice(0, limit));
      return new Promise((resolve, reject) => {
        const mine: Waiting = { limit, answer: settle(resolve), refuse: settle(reject) };
        const timer = setTimeout(() => mine.answer([]), timeoutMs);
        closed.addEventListener("abort", () => mine.answer([]));
        waiting = mine;
        function settle<T>(then: (value: T) => void) {
          return (value: T) => {
            clearTimeout(timer);
            if (waiting === mine) waiting = null;
            then(value);
          };
        }
      });
    },
    onAdded: (listener) => void (whenAdded = listener),
    queued: () => queue,
    confirm: (updateId) => void (queue = queue.filter(({ update_id: id }) => id !== updateId)),
    allow: (fields) => void (allowed = readAllowed(fields) ?? allowed),
    refusePoll,
    unconfirmed: () => queue.map(({ update_id }) => update_id),
    polls: () => pollCount,
    close: () => waiting?.answer([]),
  };
}

function readAllowed(fields: Fields): readonly unknown[] | undefined {
  const allowed = arrayField(fields, "allowed_updates");
  const unknown = allowed?.find((kind) => !kinds.has(kind));
  if (unknown === undefined) return allowed;
  throw badRequest(`the stand-in knows no updates of the kind ${JSON.stringify(unknown)}`);
}
