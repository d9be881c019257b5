/**
 * Finds gaps in the documents: logged questions that were not answered or got a vote down, grouped by likeness, newest
 * first. Only the newest questions are read, so the cost does not grow with the log. Each question is in one gap;
 * questions of forgotten users are in none.
 * Groups are found by single-linkage clustering (P. Sneath 1957): two texts whose likeness reaches the threshold are in the
 * same group. Likeness is the Jaccard coefficient (P. Jaccard 1901) of the sets of character pairs, the resemblance by
 * shingles of A. Broder, "On the resemblance and containment of documents", 1997.
 */
import { addVotes, type Gap, noVotes } from "../core/usage.ts";
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

type Shingles = ReadonlySet<string>;

/**
 * Returns groups of indices into `texts`, each index in exactly one. Groups and members are in ascending order.
 * Likeness ignores character width, case, spaces and punctuation.
 * @param threshold least likeness of two texts in one group, above 0 to 1
 */
export function groupAlike(texts: readonly string[], threshold: number): number[][] {
  const groups = createGroups(texts.length);
  const shingles = texts.map(shinglesOf);
  const textsWith = new Map<string, number[]>();
  shingles.forEach((own, text) => {
    // Compares only with earlier texts that share a pair, because most share none.
    for (const [earlier, sharedCount] of countShared(own, textsWith)) {
      const unionCount = own.size + (shingles[earlier]?.size ?? 0) - sharedCount;
      if (sharedCount / unionCount >= threshold) groups.join(earlier, text);
    }
    for (const shingle of own) {
      const holders = textsWith.get(shingle);
      if (holders === undefined) textsWith.set(shingle, [text]);
      else holders.push(text);
    }
  });
  return groups.list();
}

function countShared(
  own: Shingles,
  textsWith: ReadonlyMap<string, readonly number[]>,
): Map<number, number> {
  const counts = new Map<number, number>();
  for (const shingle of own) {
    for (const text of textsWith.get(shingle) ?? []) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return counts;
}

/** Character pairs; a text of one character is its own shingle, and a text without characters has the empty one. */
function shinglesOf(text: string): Shingles {
  const plain = text.normalize("NFKC").toLowerCase();
  const characters = Array.from(plain.replace(/[^\p{L}\p{N}]/gu, ""));
  if (characters.length < 2) return new Set([characters.join("")]);
  return new Set(characters.slice(1).map((character, i) => `${characters[i]}${character}`));
}

/** Union-find; the lowest member represents its set. */
function createGroups(count: number) {
  const parents = new Map<number, number>();
  const rootOf = (member: number): number => {
    let root = member;
    for (let up = parents.get(root); up !== undefined; up = parents.get(root)) root = up;
    return root;
  };
  return {
    join: (a: number, b: number) => {
      const [rootA, rootB] = [rootOf(a), rootOf(b)];
      if (rootA !== rootB) parents.set(Math.max(rootA, rootB), Math.min(rootA, rootB));
    },
    list: (): number[][] => {
      const groups = new Map<number, number[]>();
      for (let member = 0; member < count; member += 1) {
        const group = groups.get(rootOf(member));
        if (group === undefined) groups.set(member, [member]);
        else group.push(member);
      }
      return [...groups.values()];
    },
  };
}
