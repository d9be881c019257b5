/** English words by their endings and spellings: the same word is one, two words stay two. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createBaseForm, wordKey } from "../../../src/language/english-words.ts";

describe("one word in several spellings", () => {
  test.each([
    ["departments", "department"],
    ["duties", "duty"],
    ["branches", "branch"],
    ["organize", "organise"],
    ["reorganizations", "reorganisation"],
    ["labour", "labor"],
    ["neighbouring", "neighboring"],
    ["centres", "center"],
    ["programmes", "program"],
  ])("%s is %s", (written, same) => {
    expect(wordKey(written)).toBe(wordKey(same));
  });

  test.each([
    ["press", "pres"],
    ["size", "sise"],
    ["hour", "hor"],
    ["course", "corse"],
    ["bus", "bu"],
  ])("%s is not %s", (written, other) => {
    expect(wordKey(written)).not.toBe(wordKey(other));
  });
});

describe("the base form, among the words that are known", () => {
  const known = new Set(
    ["merge", "plan", "fill", "post", "apply", "agree", "proper", "department", "staff"].map(
      wordKey,
    ),
  );
  const baseForm = createBaseForm(known);

  test.each([
    ["merged", "merge"],
    ["merging", "merge"],
    ["planned", "plan"],
    ["filling", "fill"],
    ["posted", "post"],
    ["applied", "apply"],
    ["applying", "apply"],
    ["properly", "proper"],
    ["departmental", "department"],
    ["staffing", "staff"],
  ])("of %s is %s", (written, base) => {
    expect(baseForm(written)).toBe(base);
  });

  test.each(["united", "string", "reply", "regional", "red", "plans"])(
    "of %s, of which no base is known, is itself",
    (written) => {
      expect(baseForm(written)).toBe(written);
    },
  );

  test("is always the word itself, or a known word of three letters at least that begins like it", () => {
    const word = fc.stringMatching(/^[a-z]{1,12}$/);
    fc.assert(
      fc.property(fc.array(word, { maxLength: 5 }), word, (words, written) => {
        const base = createBaseForm(new Set(words))(written);
        if (base === written) return;
        expect(words).toContain(base);
        expect(base.length).toBeGreaterThanOrEqual(3);
        expect(written.slice(0, 2)).toBe(base.slice(0, 2));
      }),
    );
  });
});
