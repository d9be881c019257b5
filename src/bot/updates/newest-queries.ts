/**
 * Inline queries, one for every keystroke, in; whether their user has typed on since out. Only the last of them
 * is worth an answer.
 */
import type { UserId } from "../../core/ids.ts";

export interface NewestQueries {
  note(userId: UserId, updateId: number): void;
  /** To be asked once for each. */
  isOutdated(userId: UserId, updateId: number): boolean;
}

export function createNewestQueries(): NewestQueries {
  const newest = new Map<UserId, number>();
  return {
    note: (userId, updateId) => void newest.set(userId, updateId),
    isOutdated(userId, updateId) {
      const last = newest.get(userId) ?? updateId;
      if (last === updateId) newest.delete(userId);
      return last !== updateId;
    },
  };
}
