/** Counts votes and adds counts. */
import type { VoteCounts, VoteReason } from "../core/usage.ts";
import type { Vote } from "./state-store.ts";

export const noVotes: VoteCounts = countVotes([]);

export function countVotes(votes: readonly Pick<Vote, "direction" | "reason">[]): VoteCounts {
  const reasons: Record<VoteReason, number> = {
    "wrong-place": 0,
    "not-asked": 0,
    "nothing-new": 0,
  };
  let up = 0;
  for (const { direction, reason } of votes) {
    if (direction === "up") up += 1;
    if (reason !== null) reasons[reason] += 1;
  }
  return { up, down: votes.length - up, reasons };
}

export function addVotes(a: VoteCounts, b: VoteCounts): VoteCounts {
  const sum = (reason: VoteReason) => a.reasons[reason] + b.reasons[reason];
  return {
    up: a.up + b.up,
    down: a.down + b.down,
    reasons: {
      "wrong-place": sum("wrong-place"),
      "not-asked": sum("not-asked"),
      "nothing-new": sum("nothing-new"),
    },
  };
}
