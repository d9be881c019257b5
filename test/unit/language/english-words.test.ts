/** English words by their endings and spellings, by the real lists, and in Chinese. */
import { rmSync } from "node:fs";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import {
  createBaseForm,
  isEnglishWord,
  openEnglishLexicon,
  wordKey,
} from "../../../src/language/english-words.ts";
import { makeFolder } from "../../setup/temporary-folder.ts";

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

test.each(["aa", "county", "counties", "hauling", "merged", "zzzs", "june"])(
  "%s is a word",
  (word) => {
    expect(isEnglishWord(word)).toBe(true);
  },
);

test.each(["", "a-b", "heku", "hanbing", "zzzz", "aaaa", "County"])("%j is no word", (word) => {
  expect(isEnglishWord(word)).toBe(false);
});

const cacheDir = makeFolder({});
afterAll(() => rmSync(cacheDir, { recursive: true, force: true }));
const english = openEnglishLexicon(cacheDir);

test("a word is the less telling the more speech has it", () => {
  const shares = ["get", "deal", "furniture", "orphanage"].map((word) =>
    english.tellingShare(word),
  );
  expect(shares.toSorted((a, b) => a - b)).toEqual(shares);
  expect(new Set(shares).size).toBe(shares.length);
});

test("what is no word is wholly telling", () => {
  expect(english.isWord("linzhangzhi")).toBe(false);
  expect(english.tellingShare("linzhangzhi")).toBe(1);
});

describe("a word has the Chinese that the dictionary explains by it alone", () => {
  test.each([
    ["furniture", "家具"],
    ["elevators", "电梯"],
    ["nurseries", "托儿所"],
    ["swimming", "游泳"],
  ])("%s: %s", (word, chinese) => {
    expect(english.translationsOf(word)).toContain(chinese);
  });

  test("and none where it has no such word", () => {
    expect(english.translationsOf("linzhangzhi")).toEqual([]);
  });
});

test("the cache gives what the lists give", () => {
  const again = openEnglishLexicon(cacheDir);
  expect(again.translationsOf("furniture")).toEqual(english.translationsOf("furniture"));
  expect(again.tellingShare("deal")).toBe(english.tellingShare("deal"));
});
