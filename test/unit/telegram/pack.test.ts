/** Lines of HTML are laid into messages in order and complete. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { type LineGroup, packMessages } from "../../../src/telegram/pack.ts";

function group(lines: LineGroup["lines"], heading = ""): LineGroup {
  return { heading, lines };
}

test("any lines are packed in order and complete, a group in one message where it fits", () => {
  const line = fc.integer({ min: 1, max: 4096 }).map((length) => "x".repeat(length));
  const lineGroup = fc.array(line, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(fc.array(lineGroup, { maxLength: 8 }), (groups) => {
      const packed = packMessages(groups.map((lines) => group(lines.map((html) => [html]))));
      expect(packed.join("\n").split(/\n+/).filter(Boolean)).toEqual(groups.flat());
      for (const message of packed) expect(message.length).toBeLessThanOrEqual(4096);
      for (const whole of groups.map((lines) => lines.join("\n"))) {
        if (whole.length > 4096) continue;
        expect(packed.some((message) => message.includes(whole))).toBe(true);
      }
    }),
  );
});

test("a line of more than a message goes on in the next one, in whole pieces", () => {
  const pieces = Array.from({ length: 9 }, (_, index) => `<b>${String(index).repeat(800)}</b>`);
  const packed = packMessages([[["start"]], [pieces], [["end"]]].map((lines) => group(lines)));
  expect(packed).toHaveLength(2);
  expect(packed.join("")).toBe(`start\n\n${pieces.join("")}\n\nend`);
});

test("a heading stands once above groups that share it, and again where a message begins with one", () => {
  const long = "x".repeat(3000);
  const packed = packMessages([
    group([["one"]], "A"),
    group([["two"]], "A"),
    group([["other"]], "B"),
    group([["plain"]]),
    group([[long]], "B"),
    group([[long]], "B"),
  ]);
  expect(packed.map((message) => message.replaceAll(long, "long"))).toEqual([
    "A\none\n\ntwo\n\nB\nother\n\nplain\n\nB\nlong",
    "B\nlong",
  ]);
});
