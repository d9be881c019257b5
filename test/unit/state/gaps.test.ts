import { describe, expect, it } from "vitest";
import { addVotes, countVotes, noVotes } from "../../../src/state/feedback.ts";
import { findGaps } from "../../../src/state/gaps.ts";
import type { LoggedQuestion } from "../../../src/state/question-log.ts";
import { aQuestion } from "./test-state.ts";

const down = countVotes([{ direction: "down", reason: "not-asked" }]);
const up = countVotes([{ direction: "up", reason: null }]);

function logged(id: number, text: string | null, fields: Partial<LoggedQuestion> = {}) {
  return { ...aQuestion(), status: "none" as const, votes: noVotes, id, atMs: id, ...fields, text };
}

describe("gaps", () => {
  it("are like questions together, newest first, in their newest words", () => {
    const gaps = findGaps([
      logged(1, "保德县如何精简机构?"),
      logged(2, "村医的编制从哪里来"),
      logged(3, "保德县怎样精简机构?", { status: "related", votes: addVotes(up, down) }),
      logged(4, "退役军人怎么安置", { status: "answered", votes: down }),
      logged(5, "保德县如何精简机构", { votes: down }),
      logged(6, "Teachers?"),
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

  it("are not what was answered, or what nobody may know any more", () => {
    expect(
      findGaps([
        logged(1, "answered", { status: "answered", votes: up }),
        logged(2, null),
        logged(3, null, { votes: down }),
      ]),
    ).toEqual([]);
    expect(findGaps([])).toEqual([]);
  });
});
