/** Listens to a channel of the database on a connection of its own, which is made again whenever it is lost. */
import { setTimeout as delay } from "node:timers/promises";
import type { Client } from "pg";

const againAfterMs = 1000;
/** Between two looks whether the server still answers. */
const askEveryMs = 20_000;

export interface Listener {
  /** Called when listening begins, also after a loss: what was sent before is not delivered. */
  readonly onBegin: () => void;
  readonly onNotice: (payload: string) => void;
}

export interface Listening {
  close(): Promise<void>;
}

/** @param makeClient resolves with a client that is not connected */
export function listenOn(
  makeClient: () => Promise<Client>,
  channel: string,
  { onBegin, onNotice }: Listener,
): Listening {
  const closing = new AbortController();
  /** Once it is connected: to end it before, `pg` may never resolve. */
  let connected: Client | null = null;
  const once = async (): Promise<void> => {
    const own = await makeClient();
    if (closing.signal.aborted) return;
    const ended = new Promise<void>((resolve) => own.on("end", resolve));
    // A network that is gone ends nothing by itself.
    const asking = setInterval(() => {
      own.query("select").catch(() => own.end().catch(() => undefined));
    }, askEveryMs);
    asking.unref();
    own.on("notification", ({ payload }) => onNotice(payload ?? ""));
    try {
      await own.connect();
      if (closing.signal.aborted) return;
      connected = own;
      await own.query(`listen ${channel}`);
      if (!closing.signal.aborted) onBegin();
      await ended;
    } finally {
      connected = null;
      clearInterval(asking);
      await own.end().catch(() => undefined);
    }
  };
  const listening = async (): Promise<void> => {
    while (!closing.signal.aborted) {
      await once().catch(() => undefined);
      await delay(againAfterMs, undefined, { signal: closing.signal }).catch(() => undefined);
    }
  };
  const done = listening();
  return {
    async close() {
      closing.abort();
      await connected?.end().catch(() => undefined);
      await done;
    },
  };
}
