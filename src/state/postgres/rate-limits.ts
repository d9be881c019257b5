import type { Database } from "../../database/database.ts";
import { judgeRequest, type LimitCount, type Limits } from "../rate-limits.ts";
import { storedId } from "../stored-ids.ts";
import { countSchema, nothingCounted } from "../stored-values.ts";
import { createRecords } from "./records.ts";

interface Parts {
  readonly database: Database;
  readonly now: () => number;
}

/** Counts over all processes: they ask one after another. */
export function createLimits({ database, now }: Parts): Limits {
  const table = createRecords<LimitCount>(database, "limits", countSchema);
  return {
    take: ({ atMs, ...request }) =>
      database.change(async (query) => {
        const { kind, id } = request.who;
        const key = [request.limit, kind, storedId(id)];
        const lock = table.lock(key);
        const [, row] = await Promise.all([query(lock.text, lock.values), table.get(key, query)]);
        const before = row?.value ?? nothingCounted;
        const { verdict, after } = judgeRequest(before, { ...request, atMs: atMs ?? now() });
        if (after !== null) {
          const userId = kind === "user" ? id : null;
          const put = table.put({ key, atMs: now(), userId, value: after });
          await query(put.text, put.values);
        }
        return verdict;
      }),
  };
}
