/**
 * Polls Telegram for updates; each batch is confirmed once it was taken. A passing failure is waited out however long
 * it lasts. Where another process polls for the same bot, this one waits and takes over when that ends.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { type Api, GrammyError, HttpError } from "grammy";
import type { Update } from "grammy/types";
import { messageOf } from "../../core/errors.ts";
import type { Log } from "../../core/log.ts";
import { grammySignal } from "../grammy-signal.ts";
import type { Inbox } from "../../state/state-store.ts";
import { faultOf, isStateAway } from "./faults.ts";
import type { Intake } from "./intake.ts";
import { backoffMs, jittered, type Timing } from "./timing.ts";

export interface Line {
  readonly api: Api;
  readonly signal: AbortSignal;
  readonly log: Log;
  readonly timing: Timing;
  /** Called after each call: whether Telegram answered it. */
  readonly onContact?: (isReached: boolean) => void;
}

interface PollingOptions extends Line {
  readonly updateKinds: readonly Exclude<keyof Update, "update_id">[];
  readonly intake: Pick<Intake, "take" | "room">;
  /** Whether this process is the one that polls, of those that share the inbox. */
  readonly inbox: Pick<Inbox, "mayPoll">;
}

/** How long Telegram holds a poll while nothing happens. */
const timeoutSeconds = 30;

/**
 * Resolves when the signal is aborted.
 * @throws GrammyError where Telegram does not know the token
 */
export async function poll(options: PollingOptions): Promise<void> {
  const { api, signal, intake } = options;
  let offset: number | undefined;
  let reachedAtMs = -Infinity;
  const standBy = async (): Promise<void> => {
    // Whether it could take over is told by a call that asks for nothing.
    if (performance.now() - reachedAtMs > timeoutSeconds * 1000) {
      await untilReached(options, () => api.getMe(grammySignal(signal)));
      reachedAtMs = performance.now();
    }
    await restBriefly(options);
  };
  while (!signal.aborted) {
    await intake.room(signal);
    if (!(await mayPoll(options))) {
      await standBy();
      continue;
    }
    const updates = await untilReached(options, () => fetchUpdates(options, offset));
    if (updates === null) return;
    // The disk may have filled up meanwhile. What is not taken is not confirmed either.
    if (!(await intake.take(updates))) {
      await restBriefly(options);
      continue;
    }
    const numbers = updates.map(({ update_id }) => update_id).filter(Number.isSafeInteger);
    if (numbers.length > 0) offset = Math.max(...numbers) + 1;
    // An update without a number cannot be confirmed, and comes again at once.
    if (numbers.length < updates.length) await restBriefly(options);
  }
}

/**
 * Repeats a call for as long as it takes. Null when the signal is aborted.
 * @throws GrammyError for a refusal that does not pass.
 */
export async function untilReached<T>(line: Line, call: () => Promise<T>): Promise<T | null> {
  for (let failures = 0; !line.signal.aborted; failures += 1) {
    try {
      const result = await call();
      line.onContact?.(true);
      if (failures > 0) line.log.info("Telegram can be reached again");
      return result;
    } catch (error) {
      if (line.signal.aborted) continue;
      line.onContact?.(false);
      await waitOut(line, error, failures);
    }
  }
  return null;
}

async function fetchUpdates(
  { api, updateKinds, signal }: PollingOptions,
  offset: number | undefined,
): Promise<readonly Update[]> {
  const rest = offset === undefined ? {} : { offset };
  return api.getUpdates(
    { ...rest, limit: 100, timeout: timeoutSeconds, allowed_updates: updateKinds },
    grammySignal(signal),
  );
}

async function mayPoll({ inbox, log }: PollingOptions): Promise<boolean> {
  try {
    return await inbox.mayPoll();
  } catch (error) {
    if (!isStateAway(error)) throw error;
    log.debug("it is not known who polls", { error: messageOf(error) });
    return false;
  }
}

async function restBriefly({ timing, signal }: Line): Promise<void> {
  await sleep(jittered(timing.pollAgainMs.first), undefined, { signal }).catch(() => undefined);
}

async function waitOut(
  { log, timing, signal }: Line,
  error: unknown,
  failures: number,
): Promise<void> {
  const isConflict = error instanceof GrammyError && error.error_code === 409;
  const fault = faultOf(error);
  if (fault.kind !== "passing" && !isConflict) throw error;
  const fields = { error: withCause(error) };
  if (isConflict && failures === 0) log.error(conflict, fields);
  else log.warn(isConflict ? stillInConflict : "Telegram cannot be reached", fields);
  const asked = fault.kind === "passing" ? fault.afterMs : null;
  const waitMs = isConflict ? jittered(timing.conflictMs) : backoffMs(timing.pollAgainMs, failures);
  await sleep((asked ?? 0) + waitMs, undefined, { signal }).catch(() => undefined);
}

/** "Network request failed" alone does not say whether a name, a certificate or a port is wrong. */
function withCause(error: unknown): string {
  const causes =
    error instanceof HttpError ? [error.error, causeOf(error.error)] : [causeOf(error)];
  const told = causes.flatMap((cause) => (cause === undefined ? [] : messageOf(cause)));
  return [...new Set([messageOf(error), ...told])].join(": ");
}

function causeOf(error: unknown): unknown {
  return error instanceof Error ? error.cause : undefined;
}

const stillInConflict = "Another program still receives this bot's messages";
const conflict =
  "Another program is receiving this bot's messages: a bot can run only once. Stop the other one, or ask @BotFather for a new token with /revoke. This one waits, and takes over when the other is gone.";
