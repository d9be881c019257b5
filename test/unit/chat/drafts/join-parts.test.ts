/** Pieces of a text that a client cut: which belong together, and what stood between them. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canFollow, joinParts, type SentPart } from "../../../../src/chat/drafts/take-text.ts";

const part: SentPart = { lengthUtf16: 4000, sentAtS: 100, writtenAtS: 100, origin: null };

describe("a message is the next piece", () => {
  test.each<readonly [string, Partial<SentPart>, boolean]>([
    ["that comes at once", { sentAtS: 101, writtenAtS: 101 }, true],
    [
      "that comes within seconds, however short",
      { sentAtS: 105, writtenAtS: 105, lengthUtf16: 3 },
      true,
    ],
    ["not that comes later", { sentAtS: 106, writtenAtS: 106 }, false],
    ["not that was forwarded", { origin: "channel" }, false],
    ["not that was written at another time", { writtenAtS: 90 }, false],
  ])("%s", (_, next, follows) => {
    expect(canFollow({ ...part, ...next }, part)).toBe(follows);
  });

  test("not of what no client would have cut", () => {
    expect(canFollow(part, { ...part, lengthUtf16: 2047 })).toBe(false);
  });
});

test.each([
  ["一是清理。", "二是整合。", 3000, "一是清理。\n二是整合。"],
  ["不断完", "善制度。", 4096, "不断完善制度。"],
  ["一、清理。", "二、整合", 4096, "一、清理。\n二、整合"],
  ["reform of the", "county", 3000, "reform of the county"],
])("%s + %s", (before, next, lastUtf16, joined) => {
  expect(joinParts(before, next, lastUtf16)).toBe(joined);
});

test("nothing that was sent is lost, and nothing but space is added", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.nat({ max: 4096 }), (before, next, lastUtf16) => {
      const joined = joinParts(before, next, lastUtf16);
      expect(joined.startsWith(before) && joined.endsWith(next)).toBe(true);
      expect(joined.slice(before.length, joined.length - next.length).trim()).toBe("");
    }),
  );
});
