/**
 * Logged questions in; what the documents do not answer out: questions that got no answer or a vote down,
 * grouped by likeness.
 * Always holds: newest first; each such question whose text is still known is in exactly one gap.
 */
import type { Gap } from "../domain.ts";
import type { LoggedQuestion } from "./question-log.ts";
import { addVotes, noVotes } from "./feedback.ts";
import { groupAlike } from "./likeness.ts";

/** The share of common character pairs at which two questions count as the same one, 0 to 1. */
export const alikeFrom = 0.5;

type Known = LoggedQuestion & { readonly text: string };

export function findGaps(questions: readonly LoggedQuestion[]): readonly Gap[] {
  // Newest first, so that each group begins with its newest, and the groups stand in that order too.
  const open = questions.filter(isOpen).toSorted((a, b) => b.atMs - a.atMs || b.id - a.id);
  const groups = groupAlike(
    open.map(({ text }) => text),
    alikeFrom,
  );
  return groups.flatMap((positions) => {
    const members = positions.map((position) => open[position]).filter((one) => one !== undefined);
    return toGap(members);
  });
}

function isOpen(question: LoggedQuestion): question is Known {
  return question.text !== null && (question.status !== "answered" || question.votes.down > 0);
}

function toGap(members: readonly Known[]): Gap[] {
  const newest = members[0];
  if (newest === undefined) return [];
  return [
    {
      wording: newest.text,
      questionCount: members.length,
      votes: members.map(({ votes }) => votes).reduce(addVotes, noVotes),
      newestAtMs: newest.atMs,
    },
  ];
}
