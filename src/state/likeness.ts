/**
 * Groups texts that say the same in nearly the same words. Two texts whose likeness reaches the threshold are in the
 * same group.
 *
 * The measure is the share of common character pairs, Jaccard's coefficient (P. Jaccard 1901) over shingles as
 * A. Broder, "On the resemblance and containment of documents", 1997, has it. Grouped by single link: like is
 * what a chain of like texts joins (P. Sneath 1957).
 */

type Shingles = ReadonlySet<string>;

/** Width, case, spaces and punctuation make no difference. */
export function likeness(a: string, b: string): number {
  return jaccard(shinglesOf(a), shinglesOf(b));
}

/** Returns groups of positions in `texts`, each position in exactly one. Groups and their members ascend. */
export function groupAlike(texts: readonly string[], threshold: number): number[][] {
  const groups = createGroups(texts.length);
  const shingles = texts.map(shinglesOf);
  const textsWith = new Map<string, number[]>();
  shingles.forEach((own, text) => {
    // Only earlier texts that share a pair are looked at: most share none.
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

/** A text of one character has no pair, and is its own; one of none is like others of none. */
function shinglesOf(text: string): Shingles {
  const plain = text.normalize("NFKC").toLowerCase();
  const characters = Array.from(plain.replace(/[^\p{L}\p{N}]/gu, ""));
  if (characters.length < 2) return new Set([characters.join("")]);
  return new Set(characters.slice(1).map((character, i) => `${characters[i]}${character}`));
}

function jaccard(a: Shingles, b: Shingles): number {
  const sharedCount = [...a].filter((shingle) => b.has(shingle)).length;
  return sharedCount / (a.size + b.size - sharedCount);
}

/** Disjoint sets, each named by its lowest member. */
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
