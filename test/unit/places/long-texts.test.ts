/**
 * Texts that are nothing but names, or no text at all. If each name were compared with all others, or each unit looked
 * for in all that follows, these would take minutes: the time limit of a test ends it then.
 */
import { expect, test } from "vitest";
import { joinMentions } from "../../../src/places/mention.ts";
import { segmentText } from "../../../src/places/segmentation.ts";
import { gazetteer, segment, smallCounties } from "./support.ts";

const times = 12_000;

test.each([
  ["朝阳区、", "ambiguous"],
  ["河曲县、", "corpus"],
  ["汉宾区、", "corpus"],
  ["北京市、", "absent"],
  ["Hequ, ", "corpus"],
])("%j again and again is read each time", (name, kind) => {
  const readings = smallCounties.read(name.repeat(times));
  expect(readings).toHaveLength(times);
  expect(new Set(readings.map((reading) => reading.kind))).toEqual(new Set([kind]));
});

test("what is no valid Unicode is looked for nowhere", () => {
  const text = `${"\ud83d".repeat(times)}河曲`;
  let searches = 0;
  const counted = Object.assign(new String(text), {
    indexOf: (word: string, from: number) => {
      searches += 1;
      return text.indexOf(word, from);
    },
  });
  // Where a string is wanted, the String that counts does all that one does.
  const { words } = segmentText(counted as unknown as string, () => segment(text));
  expect(words.map(({ word }) => word)).toEqual(["河曲"]);
  expect(searches).toBe(1);
});

test("of several places of one name, only those that others may contain are told apart by them", () => {
  const [beijing] = gazetteer.byName("北京市");
  const candidates = gazetteer.byName("朝阳区");
  if (beijing === undefined) throw new Error("There is no 北京市.");
  const mention = (start: number, meant: typeof candidates) => ({
    start,
    end: start + 3,
    candidates: meant,
    corrected: false,
  });
  const joined = joinMentions("北京市有一个朝阳区", [
    mention(0, [beijing]),
    mention(6, candidates),
  ]);
  expect(candidates.length).toBeGreaterThan(1);
  expect(joined[1]?.candidates.map(({ province }) => province)).toEqual(["北京市"]);
});
