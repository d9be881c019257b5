/**
 * Lets one process write a collection's next generation, while the others wait. A process that has died or is frozen does
 * not renew its lease, and another goes on. Two at once would do no harm, only the work twice, so nothing is fenced.
 */
import { randomUUID } from "node:crypto";
import { repeatedly } from "../../core/repeatedly.ts";
import type { Database } from "../../database/database.ts";
import type { Collection } from "./collection.ts";

const lifeMs = 10_000;
const renewEveryMs = 3_000;

export interface BuilderLease {
  release(): Promise<void>;
}

/** Returns null while another process has it. */
export async function tryBuilderLease(
  database: Database,
  { number }: Pick<Collection, "number">,
): Promise<BuilderLease | null> {
  const holder = randomUUID();
  const renew = () =>
    database.change((query) =>
      query(
        `insert into index_builders (collection, holder, held_until)
         values ($1, $2, clock_timestamp() + $3 * interval '1 millisecond')
         on conflict (collection) do update
           set holder = excluded.holder, held_until = excluded.held_until
           where index_builders.holder = $2 or index_builders.held_until < clock_timestamp()
         returning holder`,
        [number, holder, lifeMs],
      ),
    );
  if ((await renew()).length === 0) return null;
  const renewing = repeatedly(renewEveryMs, async () => void (await renew()));
  return {
    async release() {
      await renewing.close();
      const statement = {
        text: "delete from index_builders where collection = $1 and holder = $2",
        values: [number, holder],
      };
      // Else it is free when its time is over.
      await database.write([statement]).catch(() => undefined);
    },
  };
}
