import { expect, test } from "vitest";
import { isEnglishWord } from "../../../src/language/english-vocabulary.ts";

test.each(["aa", "county", "counties", "hauling", "merged", "zzzs", "june"])("%s", (word) => {
  expect(isEnglishWord(word)).toBe(true);
});

test.each(["", "a-b", "heku", "hanbing", "zzzz", "aaaa", "County"])("%j is no word", (word) => {
  expect(isEnglishWord(word)).toBe(false);
});
