/**
 * What the documents do not answer: logged questions that got no answer or a vote down, grouped by likeness, newest
 * first. Of the newest questions, each such one whose text is still known is in exactly one gap. The work does not grow
 * with the log.
 */
import type { Gap } from "../core/usage.ts";
import { addVotes, noVotes } from "./feedback.ts";
import { groupAlike } from "./likeness.ts";
import type { LoggedQuestion, QuestionLog } from "./state-store.ts";

/** The share of common character pairs at which two questions count as the same one, 0 to 1. */
const alikeFrom = 0.5;

/** Range 1000 to 20 000: reading so many takes one or two tenths of a second, and nobody is answered meanwhile. */
export const mostRead = 5_000;
/** Range 100 to 2000: each is compared with all that share a pair of characters with it, and often all do. */
export const mostOpen = 500;

type Known = LoggedQuestion & { readonly text: string };

export async function findGaps(questions: Pick<QuestionLog, "newest">): Promise<readonly Gap[]> {
  // Newest first, so that each group begins with its newest, and the groups stand in that order too.
  const open = await newestOpen(questions.newest(mostRead));
  const groups = groupAlike(
    open.map(({ text }) => text),
    alikeFrom,
  );
  return groups.flatMap((positions) => {
    const members = positions.map((position) => open[position]).filter((one) => one !== undefined);
    return toGap(members);
  });
}

async function newestOpen(newestFirst: AsyncIterable<LoggedQuestion>): Promise<readonly Known[]> {
  const open: Known[] = [];
  for await (const question of newestFirst) {
    if (isOpen(question)) open.push(question);
    if (open.length === mostOpen) break;
  }
  return open;
}

function isOpen(question: LoggedQuestion): question is Known {
  const { text, status, reason, votes } = question;
  const asksNothing = reason === "collection" || reason === "small-talk";
  const isMissing = status !== "answered" && !asksNothing;
  return text !== null && (isMissing || votes.down > 0);
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
