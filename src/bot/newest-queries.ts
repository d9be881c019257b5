/**
 * Fetched updates in, the same without inline queries that their user has already typed on out. While one is
 * answered the next keystrokes wait; of those only the last is still looked at.
 * The newer query stands later in the same batch, so the one left out is confirmed with it.
 */
import type { Transformer } from "grammy";
import type { Update } from "grammy/types";

export function keepNewestQueries(): Transformer {
  return async (prev, method, payload, signal) => {
    const response = await prev(method, payload, signal);
    if (method !== "getUpdates" || !response.ok) return response;
    return { ...response, result: newestOf(response.result as Update[]) as typeof response.result };
  };
}

function newestOf(updates: readonly Update[]): readonly Update[] {
  const newest = new Map<number, number>();
  for (const { update_id, inline_query } of updates) {
    if (inline_query !== undefined) newest.set(inline_query.from.id, update_id);
  }
  return updates.filter(
    ({ update_id, inline_query }) =>
      inline_query === undefined || newest.get(inline_query.from.id) === update_id,
  );
}
