import * as v from "valibot";
import { judgeRequest, type LimitCount, type LimitedRequest, type Limits } from "../rate-limits.ts";
import type { StateDatabase } from "./database.ts";
import { storedId } from "./ids.ts";
import { createTimedTable, type TimedTable } from "./timed-table.ts";

export interface EmbeddedLimits extends Limits {
  readonly table: TimedTable<LimitCount>;
}

const counted = v.tuple([v.number(), v.number()]);
const countSchema: v.GenericSchema<unknown, LimitCount> = v.object({
  passed: v.array(counted),
  told: v.nullable(counted),
});
const nothing: LimitCount = { passed: [], told: null };

export function createLimits(database: StateDatabase, now: () => number): EmbeddedLimits {
  const table = createTimedTable(database, "limits", countSchema);
  const take = ({ atMs, ...request }: LimitedRequest) =>
    database.write(() => {
      const { kind, id } = request.who;
      const key = [request.limit, kind, storedId(id)];
      const before = table.get(key)?.value ?? nothing;
      const { verdict, after } = judgeRequest(before, { ...request, atMs: atMs ?? now() });
      const userId = kind === "user" ? storedId(id) : null;
      if (after !== null) table.put({ key, atMs: now(), userId, value: after });
      return verdict;
    });
  return { table, take: async (request) => take(request) };
}
