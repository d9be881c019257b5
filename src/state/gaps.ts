/**
 * Finds gaps in the documents: logged questions that were not answered or got a vote down, grouped by likeness, newest
 * first. Only the newest questions are read, so the cost does not grow with the log. Each question is in one gap;
 * questions of forgotten users are in none.
 */
import type { Gap } from "../core/usage.ts";
import { addVotes, noVotes } from "./feedback.ts";
import { groupAlike } from "./likeness.ts";
import type { LoggedQuestion, QuestionLog } from "./state-store.ts";

/** Likeness from which two questions count as the same, 0 to 1. */
const alikeFrom = 0.5;

/** Questions read. Range 1000 to 20 000: reading takes 0.1 to 0.2 seconds, during which no update is handled. */
export const mostRead = 5_000;
/** Questions grouped. Range 100 to 2000: each is compared with all that share a pair of characters, often all. */
export const mostOpen = 500;

type Known = LoggedQuestion & { readonly text: string };

export async function findGaps(questions: Pick<QuestionLog, "newest">): Promise<readonly Gap[]> {
  // Newest first: the groups and their members keep this order.
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
