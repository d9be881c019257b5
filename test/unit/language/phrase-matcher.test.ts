/** Phrases in any text: what a look at every stretch of it would find, in a time that grows with its length alone. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { wordKey } from "../../../src/language/english-words.ts";
import { createPhraseMatcher, phraseKey } from "../../../src/language/phrase-matcher.ts";

const phrases = [
  "编制",
  "编制数",
  "数",
  "staff",
  "staffing quota",
  "quota",
  "a",
  "a b",
  "a 1",
  "policy",
];
const byPhrase = new Map(phrases.map((phrase) => [phraseKey(phrase), [phrase]]));

/** The longest stretch at each place that has a phrase's key, and does not begin or end within a word. */
function matchSlowly(text: string): string[] {
  const isWithinWord = (at: number) => /[a-z0-9]{2}/.test(text.slice(Math.max(0, at - 1), at + 1));
  const found: string[] = [];
  for (let start = 0; start < text.length; start += 1) {
    if (start > 0 && isWithinWord(start)) continue;
    for (let end = text.length; end > start; end -= 1) {
      const [phrase] = byPhrase.get(phraseKey(text.slice(start, end))) ?? [];
      if (phrase === undefined || isWithinWord(end)) continue;
      found.push(`${start}-${end} ${phrase}`);
      start = end - 1;
      break;
    }
  }
  return found;
}

test("finds what a look at every stretch finds", () => {
  const piece = fc.constantFrom(
    ...phrases,
    "quotas",
    "policies",
    "es",
    "s",
    "1",
    " ",
    "-",
    "é",
    "😀",
    "\ud83d",
  );
  const match = createPhraseMatcher([{ byPhrase, keyOfWord: wordKey }]);
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 9 }), (pieces) => {
      const text = pieces.join("");
      const found = match(text).map(({ start, end, entries }) => `${start}-${end} ${entries[0]}`);
      expect(found).toEqual(matchSlowly(text));
      for (const { start, end, written } of match(text))
        expect(written).toBe(text.slice(start, end));
    }),
    { numRuns: 500 },
  );
});

test.each(["a-", "编", "staff ", "1 ", "😀"])("looks up no more of %j than its length", (piece) => {
  let lookUps = 0;
  class Counting extends Map<string, string[]> {
    override get(key: string): string[] | undefined {
      lookUps += 1;
      return super.get(key);
    }
  }
  const text = piece.repeat(1_000);
  createPhraseMatcher([{ byPhrase: new Counting(byPhrase), keyOfWord: wordKey }])(text);
  // Three phrases at most begin with the same character and have different lengths.
  expect(lookUps).toBeLessThanOrEqual(3 * text.length);
});

test("a later layer is asked only where the earlier ones have nothing", () => {
  const layer = (own: readonly string[], keyOfWord: (word: string) => string) => ({
    byPhrase: new Map(own.map((phrase) => [phrase, [phrase]])),
    keyOfWord,
  });
  const withoutEnding = (word: string) => word.replace(/ing$/, "");
  const match = createPhraseMatcher([
    layer(["staffing"], wordKey),
    layer(["staff post", "staff", "train"], withoutEnding),
  ]);
  const found = (text: string) => match(text).map(({ written, entries }) => [written, ...entries]);
  expect(found("staffing post")).toEqual([["staffing", "staffing"]]);
  expect(found("staff post, training")).toEqual([
    ["staff post", "staff post"],
    ["training", "train"],
  ]);
});
