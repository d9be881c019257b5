/**
 * Questions of one mark or one word without end. Where a pattern is tried anew from each of them, they would take
 * minutes: the time limit of a test ends it then.
 */
import { expect, test } from "vitest";
import { longestSharedPhrase } from "../../../src/language/shared-words.ts";
import { followUpOf } from "../../../src/questions/follow-up.ts";
import type { PlaceWords } from "../../../src/questions/limit-follow-up.ts";
import { readLimits } from "../../../src/questions/limits/read-limits.ts";

const times = 300_000;
const previous = {
  question: "河曲县如何安置超编人员?",
  topic: "如何安置超编人员?",
  places: ["河曲县"],
  shownIds: [],
  isPointedTo: false,
};

const noPlaces: PlaceWords = {
  read: () => [],
  readLimits: (text) => readLimits(text, [], 2026),
  inEnglish: (name) => name,
  contentWords: () => [],
};

test.each([" ", "?", "…", "。"])("%j between two words ends neither", (mark) => {
  expect(followUpOf(`乡镇${mark.repeat(times)}在哪`, previous, noPlaces)).toBeNull();
});

test("marks at the end say nothing", () => {
  expect(followUpOf(`还有吗${"?".repeat(times)}`, previous, noPlaces)).toMatchObject({
    isMore: true,
  });
});

test.each(["…", "的"])(
  "a stretch that both have is found beside a thousand times %j",
  (character) => {
    const filling = character.repeat(times / 30);
    const shared = `把超编人员安置到乡镇${filling}工作`;
    expect(longestSharedPhrase(`他们${shared}吗`, `县里${shared}了`)).toBe(shared.slice(1));
  },
);

test("of several stretches the longest counts, from its first to its last character that says something", () => {
  const text = "对富余的人员开展培训,让他们转岗";
  expect(longestSharedPhrase("富余人员的培训怎么开展?", text)).toBe("富余");
  expect(longestSharedPhrase("对富余的人员怎么办", text)).toBe("富余的人员");
  expect(longestSharedPhrase("的的的", text)).toBe("");
});
