/**
 * This process among those that share the state. Others take over what it holds once it has not renewed its time for
 * `lifeMs`, by the server's clock: it has died, is frozen, or cannot reach the server. An instance that was cut off itself
 * takes over nothing for as long again, since the others may have been, too. If one goes on that was taken to be dead, the
 * statements that write for an update find that another has it, and fail (`require_hold`).
 */
import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { Database } from "../../database/database.ts";

/** Well below the ten seconds within which another process is to take over. */
const lifeMs = 8_000;
const renewEveryMs = 2_000;
const endWithinMs = 2_000;
/** How long it may be asked of a transaction whether it took place. */
const keepCommitsMs = 10 * 60_000;

export interface Instance {
  readonly id: string;
  /** What this instance holds is free at once. */
  end(): Promise<void>;
}

/** @param database of its own, so that the time is renewed also while all other connections are in use; closed by `end` */
export async function startInstance(database: Database): Promise<Instance> {
  const id = randomUUID();
  const renew = () =>
    database.write([
      {
        text: `insert into instances (id, alive_until)
               values ($1, clock_timestamp() + $2 * interval '1 millisecond')
               on conflict (id) do update set alive_until = excluded.alive_until, judges_from =
                 case when instances.alive_until > clock_timestamp() then instances.judges_from
                   else excluded.alive_until end`,
        values: [id, lifeMs],
      },
      {
        text: "delete from commits where at < now() - $1 * interval '1 millisecond'",
        values: [keepCommitsMs],
      },
      { text: "delete from instances where alive_until < now() - interval '1 day'" },
    ]);
  await renew();
  let renewing: Promise<void> | null = null;
  const timer = setInterval(() => {
    // If the server cannot be reached, the next one tries again; who uses the state is told by its own calls.
    renewing ??= renew()
      .catch(() => undefined)
      .finally(() => (renewing = null));
  }, renewEveryMs);
  timer.unref();
  return {
    id,
    async end() {
      clearInterval(timer);
      const statement = { text: "delete from instances where id = $1", values: [id] };
      // Behind a renewal, which has the one connection. Where it fails the instance is dead when its time is over.
      const deleted = database.write([statement]).catch(() => undefined);
      await Promise.race([deleted, delay(endWithinMs, undefined, { ref: false })]);
      await database.close();
    },
  };
}
