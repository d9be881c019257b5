import { judgeRequest, type LimitCount, type LimitedRequest, type Limits } from "../rate-limits.ts";
import type { StateDatabase } from "./database.ts";
import { storedId } from "../stored-ids.ts";
import { countSchema, nothingCounted } from "../stored-values.ts";
import { createTimedTable, type TimedTable } from "./timed-table.ts";

export interface EmbeddedLimits extends Limits {
  readonly table: TimedTable<LimitCount>;
}

export function createLimits(database: StateDatabase, now: () => number): EmbeddedLimits {
  const table = createTimedTable(database, "limits", countSchema);
  const take = ({ atMs, ...request }: LimitedRequest) =>
    database.write(() => {
      const { kind, id } = request.who;
      const key = [request.limit, kind, storedId(id)];
      const before = table.get(key)?.value ?? nothingCounted;
      const { verdict, after } = judgeRequest(before, { ...request, atMs: atMs ?? now() });
      const userId = kind === "user" ? storedId(id) : null;
      if (after !== null) table.put({ key, atMs: now(), userId, value: after });
      return verdict;
    });
  return { table, take: async (request) => take(request) };
}
