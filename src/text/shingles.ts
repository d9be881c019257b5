/**
 * Texts in, how much alike they are out: by the short stretches that they share.
 * Broder, On the resemblance and containment of documents, 1997.
 */

/** Long enough that two texts hardly share one by chance. */
const shingleUtf16 = 4;

export function shinglesOf(text: string): Set<string> {
  const shingles = new Set<string>();
  for (let start = 0; start < Math.max(1, text.length - shingleUtf16 + 1); start++)
    shingles.add(text.slice(start, start + shingleUtf16));
  return shingles;
}

/** Jaccard similarity, 0 to 1. */
export function resemblance(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const shingle of a) if (b.has(shingle)) shared++;
  return shared / (a.size + b.size - shared);
}
