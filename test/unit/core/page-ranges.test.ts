/** Where pages begin in a text, and which of them a passage stands on. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { pageRanges, recognisedOn } from "../../../src/core/page-ranges.ts";
import { pageOpeningsIn, pageStartsIn } from "../../../src/documents/page-starts.ts";

const pages = [
  ["关于机构改革的通知", "各乡镇：现将有关事项通知如下。"],
  ["青岭县人民政府办公室", "二、整合原农技站、水利站。"],
  ["三、各乡镇应当于九月底前完成。"],
];
/** The head of the second page is left out of the text. */
const text = `${pages[0]?.join("\n\n")}\n\n${pages[1]?.[1]}\n\n${pages[2]?.[0]}`;
const on = (pageStarts: readonly (number | null)[], words: string, recognised = "1-3") => {
  const startUtf16 = text.indexOf(words);
  const passage = { startUtf16, endUtf16: startUtf16 + words.length };
  return recognisedOn({ recognised, pageStarts }, [passage]);
};

test("a passage stands on the page where its words are, also in a text that was corrected", () => {
  const openings = pageOpeningsIn(text, pages);
  expect(openings).toEqual(["关于机构改革的通", "二整合原农技站水", "三各乡镇应当于九"]);
  const starts = pageStartsIn(text, 0, openings);
  expect(on(starts, "现将有关事项")).toBe("1");
  expect(on(starts, "如下。\n\n二、整合")).toBe("1-2");
  expect(on(starts, "九月底")).toBe("3");
  expect(on(starts, "九月底", "1-2")).toBeNull();
  expect(on([], "九月底")).toBe("1-3");
  const shifted = pageStartsIn(`另加的话。\n${text}`, 6, openings);
  expect(shifted.slice(1)).toEqual(starts.slice(1).map((start) => (start ?? 0) + 6));
});

test("where the beginning of a page is gone, both pages are meant", () => {
  const starts = pageStartsIn(text, 0, [
    "关于机构改革的通",
    "别的字别的字别的",
    "三各乡镇应当于九",
  ]);
  expect(starts[1]).toBeNull();
  expect(on(starts, "水利站")).toBe("1-2");
  expect(on(starts, "九月底")).toBe("3");
});

test("ranges have every page, and no other", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 40 })), (numbers) => {
      const ascending = numbers.toSorted((a, b) => a - b);
      const starts = Array.from({ length: 40 }, (_, index) => index);
      const recognised = pageRanges(ascending);
      const all = [{ startUtf16: 0, endUtf16: 40 }];
      expect(recognisedOn({ recognised, pageStarts: starts }, all)).toBe(recognised);
    }),
  );
});
