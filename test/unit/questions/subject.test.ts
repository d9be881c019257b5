/** What a conversation is about after an answer, after more of it, and after a passage was opened. */
import { describe, expect, test } from "vitest";
import type { Subject } from "../../../src/core/domain.ts";
import { subjectOf, subjectOfReading } from "../../../src/questions/subject.ts";
import {
  aDocument,
  anAnswer,
  anExcerpt,
  evaluation,
  olderCadres,
  surplusStaff,
} from "../../telegram/fixture-library.ts";

const asked: Subject = {
  question: "怎么安置超编人员?",
  topic: "怎么安置超编人员?",
  places: [],
  shownIds: ["hequ-07"],
};

describe("after an answer", () => {
  const answer = anAnswer(asked.question, { excerpts: [surplusStaff, olderCadres] });

  test("what can be read of it was shown", () => {
    expect(subjectOf(answer, null).shownIds).toEqual(["hequ-07", "hequ-08"]);
    expect(subjectOf(answer, null, [surplusStaff]).shownIds).toEqual(["hequ-07"]);
  });

  test("that goes on with the question before, so was what that one showed", () => {
    expect(subjectOf(answer, asked, [olderCadres]).shownIds).toEqual(["hequ-07", "hequ-08"]);
    const other = { ...asked, question: "怎么考核?" };
    expect(subjectOf(answer, other, [olderCadres]).shownIds).toEqual(["hequ-08"]);
  });
});

test.each(["small-talk", "collection"] as const)("%s changes nothing of it", (reason) => {
  const answer = anAnswer("谢谢", { status: "none", reason, places: ["河曲县"] });
  expect(subjectOf(answer, asked)).toBe(asked);
  expect(subjectOf(answer, null)).toEqual({ question: "", topic: "", places: [], shownIds: [] });
});

describe("after a passage was opened", () => {
  test("it is about the passage's place, and without a topic where nothing was asked", () => {
    expect(subjectOfReading(evaluation, null)).toEqual({
      question: "",
      topic: "",
      places: ["汉滨区"],
      shownIds: ["hanbin-02"],
    });
  });

  test("that was shown for a question, the question stays the topic", () => {
    expect(subjectOfReading(surplusStaff, asked)).toEqual({ ...asked, places: ["河曲县"] });
  });

  test("that was not shown for it, more of it can still be asked for, and no longer it of others", () => {
    expect(subjectOfReading(evaluation, asked)).toEqual({
      question: asked.question,
      topic: "",
      places: ["汉滨区"],
      shownIds: ["hequ-07", "hanbin-02"],
    });
  });

  test("of a document about no place, it is about what it was before", () => {
    expect(subjectOfReading(anExcerpt(aDocument("notes"), "没有写明地方。"), asked)).toBeNull();
  });
});
