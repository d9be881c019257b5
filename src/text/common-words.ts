/**
 * How often the dictionary's makers counted a word in, how telling the word is in a question out: 0.2 for one that
 * every text has (地方, 现在), 1 for one that hardly any has.
 * A few documents do not show it: what is said every day is rare in them, because they are written otherwise.
 */

/** The dictionary's counts, summed. */
const countedWords = 60_000_000;
/** One word in as many says nothing, and one in as many all: natural logarithms, 1 in 400 and 1 in 160,000. */
const nothingAt = 6;
const allAt = 12;
/** The commonest word still is something that was said. */
const minShare = 0.2;

/** Words that are counted less often are wholly telling. */
export const minCommonCount = Math.floor(countedWords / Math.exp(allAt));

export function tellingShare(count: number): number {
  const rarity = Math.log(countedWords / count);
  const share = (rarity - nothingAt) / (allAt - nothingAt);
  return Math.max(minShare, Math.min(1, share));
}
