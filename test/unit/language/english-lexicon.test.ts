/** English words by the real lists: how common they are in speech, and their Chinese. */
import { rmSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { openEnglishLexicon } from "../../../src/language/english-lexicon.ts";
import { makeFolder } from "../../setup/temporary-folder.ts";

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
