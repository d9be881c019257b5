/**
 * Finds words that differ in one edit: a character that is missing, too many or wrong, or two neighbours swapped.
 */

export function isOneEdit(one: string, other: string): boolean {
  if (one.length > other.length) return isOneEdit(other, one);
  let at = 0;
  while (at < one.length && one.charAt(at) === other.charAt(at)) at += 1;
  const [rest, otherRest] = [one.slice(at), other.slice(at)];
  if (one.length < other.length) return rest === otherRest.slice(1);
  const isSwapped =
    rest.charAt(0) === otherRest.charAt(1) && rest.charAt(1) === otherRest.charAt(0);
  return rest !== "" && rest.slice(isSwapped ? 2 : 1) === otherRest.slice(isSwapped ? 2 : 1);
}

/** The values of all keys that are one edit from a word. */
export type OneEditIndex<Value> = (word: string) => readonly Value[];

/** Two words are at most one edit apart only if they are equal once at most one character of each is left out. */
export function createOneEditIndex<Value>(
  entries: Iterable<readonly [key: string, values: readonly Value[]]>,
): OneEditIndex<Value> {
  const byShortened = new Map<string, Set<readonly [string, readonly Value[]]>>();
  for (const entry of entries)
    for (const shortened of withOneLess(entry[0])) {
      const sharing = byShortened.get(shortened) ?? new Set();
      byShortened.set(shortened, sharing.add(entry));
    }
  return (word) => {
    const near = withOneLess(word).flatMap((each) => [...(byShortened.get(each) ?? [])]);
    return [...new Set(near)].flatMap(([key, values]) => (isOneEdit(word, key) ? values : []));
  };
}

/** The word and all words that leave out one of its characters. */
function withOneLess(word: string): string[] {
  return [word, ...Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1))];
}
