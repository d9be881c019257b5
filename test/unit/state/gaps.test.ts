import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addVotes, countVotes, noVotes } from "../../../src/core/usage.ts";
import { findGaps, groupAlike, mostOpen, mostRead } from "../../../src/state/gaps.ts";
import type { LoggedQuestion } from "../../../src/state/state-store.ts";
import { aQuestion, logQuestions } from "../../setup/state-records.ts";
import { openTestState, type TestState } from "./test-state.ts";

const down = countVotes([{ direction: "down", reason: "not-asked" }]);
const up = countVotes([{ direction: "up", reason: null }]);

function logged(id: number, text: string | null, fields: Partial<LoggedQuestion> = {}) {
  return { ...aQuestion(), status: "none" as const, votes: noVotes, id, atMs: id, ...fields, text };
}

/** By what the log does: newest first. */
function gapsIn(questions: readonly LoggedQuestion[]) {
  return findGaps({
    async *newest(limit) {
      yield* questions.toReversed().slice(0, limit);
    },
  });
}

describe("gaps", () => {
  it("are like questions together, newest first, in their newest words", async () => {
    const gaps = await gapsIn([
      logged(1, "保德县如何精简机构?"),
      logged(2, "村医的编制从哪里来"),
      logged(3, "保德县怎样精简机构?", { status: "related", votes: addVotes(up, down) }),
      logged(4, "退役军人怎么安置", { status: "answered", votes: down }),
      logged(5, "保德县如何精简机构", { votes: down }),
      logged(6, "Teachers?"),
      // Nothing that a document could have said.
      logged(8, "谢谢", { reason: "small-talk" }),
      logged(9, "有哪些资料", { reason: "collection" }),
      logged(7, "村医的编制从哪儿来?"),
    ]);
    // 如何 against 怎样 leaves 保德 德县 精简 简机 机构 in common: 5 of 11.
    expect(
      gaps.map(({ wording, questionCount, newestAtMs }) => [wording, questionCount, newestAtMs]),
    ).toEqual([
      ["村医的编制从哪儿来?", 2, 7],
      ["Teachers?", 1, 6],
      ["保德县如何精简机构", 2, 5],
      ["退役军人怎么安置", 1, 4],
      ["保德县怎样精简机构?", 1, 3],
    ]);
    expect(gaps.map(({ votes }) => [votes.up, votes.down, votes.reasons["not-asked"]])).toEqual([
      [0, 0, 0],
      [0, 0, 0],
      [0, 1, 1],
      [0, 1, 1],
      [1, 1, 1],
    ]);
  });

  it("are not what was answered, or what nobody may know any more", async () => {
    expect(
      await gapsIn([
        logged(1, "answered", { status: "answered", votes: up }),
        logged(2, null),
        logged(3, null, { votes: down }),
      ]),
    ).toEqual([]);
    expect(await gapsIn([])).toEqual([]);
  });
});

describe("of a long log", () => {
  const oldest = "退役军人怎么安置";
  const fill = (state: TestState, count: number, status: "answered" | "none") =>
    logQuestions(state, [
      aQuestion({ text: oldest, status: "none" }),
      ...Array.from({ length: count - 1 }, () => aQuestion({ text: "村医?", status })),
    ]);
  const wordingsIn = async ({ questions }: TestState) =>
    (await findGaps(questions)).map(({ wording }) => wording);

  it("so many are read, and no more", async () => {
    const state = await openTestState();
    await fill(state, mostRead, "answered");
    expect(await wordingsIn(state)).toEqual([oldest]);
    await logQuestions(state, [aQuestion()]);
    expect(await wordingsIn(state)).toEqual([]);
  });

  it("so many without a good answer are compared, and no more", async () => {
    const state = await openTestState();
    await fill(state, mostOpen, "none");
    expect(await wordingsIn(state)).toEqual(["村医?", oldest]);
    await logQuestions(state, [aQuestion({ text: "Teachers?", status: "none" })]);
    expect(await wordingsIn(state)).toEqual(["Teachers?", "村医?"]);
  });

  it("nothing is read that lies behind what is compared", async () => {
    let readCount = 0;
    async function* newest() {
      for (;;) yield logged((readCount += 1), "村医?");
    }
    expect(await findGaps({ newest })).toMatchObject([{ questionCount: mostOpen }]);
    expect(readCount).toBe(mostOpen);
  });
});

const tiny = 1e-9;
const isAlike = (a: string, b: string, threshold: number) =>
  groupAlike([a, b], threshold).length === 1;

describe("likeness", () => {
  it.each([
    // 编制 制改 改革 | 编制 制改 改变: 2 of 4
    ["编制改革", "编制改变", 2 / 4],
    // 如何 何安 安置 置人 人员 | 怎样 样安 安置 置人 人员: 3 of 7
    ["如何安置人员", "怎样安置人员", 3 / 7],
    // A pair that is there twice counts once: 人人 人员 | 人员
    ["人人人员", "人员", 1 / 2],
    ["编制", "人员", 0],
    ["?", "!", 1],
    ["县", "县?", 1],
    ["县", "县城", 0],
  ])("of %s and %s", (a, b, expected) => {
    expect(isAlike(a, b, expected + tiny)).toBe(false);
    expect(isAlike(a, b, expected - tiny)).toBe(expected > 0);
  });

  it("does not see width, case, spaces and punctuation", () => {
    expect(isAlike("CADRE 编制,改革!", "cadre编制改革", 1)).toBe(true);
  });
});

/** Jaccard coefficient of the pairs of characters of two texts of hanzi. */
function likeness(a: string, b: string): number {
  const [one, other] = [pairsOf(a), pairsOf(b)];
  const sharedCount = [...one].filter((pair) => other.has(pair)).length;
  return sharedCount / (one.size + other.size - sharedCount);
}

function pairsOf(text: string): ReadonlySet<string> {
  const pairs = Array.from(text, (character, i) => character + text.charAt(i + 1)).slice(0, -1);
  return new Set(text.length < 2 ? [text] : pairs);
}

describe("grouping", () => {
  it("joins by chains, and only at or above the threshold", () => {
    // abcd–bcde: 2 of 4; bcde–cdef: 2 of 4; abcd–cdef: 1 of 5
    expect(groupAlike(["abcd", "wxyz", "cdef", "bcde"], 0.5)).toEqual([[0, 2, 3], [1]]);
    expect(groupAlike(["abcd", "wxyz", "cdef", "bcde"], 0.51)).toEqual([[0], [1], [2], [3]]);
    expect(groupAlike([], 0.5)).toEqual([]);
  });

  it("finds the connected parts that comparing every pair finds", () => {
    const text = fc.string({ unit: fc.constantFrom("县", "编", "制", "人"), maxLength: 6 });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 12 }), (texts) => {
        const groups = groupAlike(texts, 0.5);
        expect(groups.flat().toSorted((a, b) => a - b)).toEqual(texts.map((_, i) => i));
        // Labels spread over like pairs until nothing changes.
        const labels = texts.map((_, i) => i);
        for (let hasChanged = true; hasChanged;) {
          hasChanged = false;
          for (const [i, a] of texts.entries()) {
            for (const [j, b] of texts.entries()) {
              const low = Math.min(labels[i] ?? 0, labels[j] ?? 0);
              if (likeness(a, b) >= 0.5 && (labels[i] !== low || labels[j] !== low)) {
                labels[i] = low;
                labels[j] = low;
                hasChanged = true;
              }
            }
          }
        }
        const byLabel = groups.map((group) => group.map((i) => labels[i]));
        expect(byLabel).toEqual(groups.map((group) => group.map(() => group[0])));
      }),
    );
  });
});
