/** What a conversation is about after an answer, after more of it, and after a passage was opened. */
import { describe, expect, test } from "vitest";
import type { Subject } from "../../../src/core/domain.ts";
import {
  idsShownTo,
  numberedIdsOf,
  subjectOf,
  subjectOfReading,
} from "../../../src/questions/subject.ts";
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

describe("what was shown before", () => {
  const elsewhere = anAnswer("上犹怎么安置超编人员?", { excerpts: [olderCadres] });
  const first = subjectOf(anAnswer(asked.question, { excerpts: [surplusStaff] }), null);

  test("is kept over several answers on the same topic", () => {
    const second = subjectOf({ ...elsewhere, topic: first.topic }, first);
    const question = `${elsewhere.question} 为什么`;
    const notes = [{ kind: "follow-up", question, isMore: false }] as const;
    const third = subjectOf(
      anAnswer(question, { topic: "为什么", notes, excerpts: [] }),
      second,
      [],
    );
    expect(idsShownTo(second)).toEqual(["hequ-07", "hequ-08"]);
    expect(idsShownTo(third)).toEqual(["hequ-07", "hequ-08"]);
  });

  test("counts no more where another topic is begun", () => {
    expect(idsShownTo(subjectOf({ ...elsewhere, topic: "怎么考核" }, first))).toEqual(["hequ-08"]);
  });
});

describe("the numbers of excerpts", () => {
  const answer = anAnswer(asked.question, { excerpts: [surplusStaff] });

  test("go on where more of the same question is shown", () => {
    const notes = [{ kind: "follow-up", question: asked.question, isMore: true }] as const;
    const first = subjectOf(answer, null);
    const more = subjectOf({ ...answer, notes, excerpts: [evaluation] }, first);
    expect(more).toMatchObject({
      numberedIds: ["hequ-07", "hanbin-02"],
      shownPlaces: ["河曲县", "汉滨区"],
    });
    expect(subjectOf(answer, more).numberedIds).toEqual(["hequ-07"]);
  });

  test("stay where an answer shows nothing", () => {
    const first = subjectOf(answer, null);
    const other = anAnswer("上犹呢", { status: "related", places: ["上犹县"] });
    expect(subjectOf(other, first, [])).toMatchObject({
      question: "上犹呢",
      numberedIds: ["hequ-07"],
      shownPlaces: ["河曲县"],
    });
  });

  test("of a subject from an earlier version are those of its passages", () => {
    expect(numberedIdsOf(asked)).toEqual(["hequ-07"]);
    expect(numberedIdsOf(null)).toEqual([]);
  });
});

test.each(["small-talk", "collection", "off-topic", "no-evidence", "unknown-place"] as const)(
  "what was refused (%s) changes nothing of it",
  (reason) => {
    const answer = anAnswer("谢谢", { status: "none", reason, places: ["河曲县"] });
    expect(subjectOf(answer, asked)).toBe(asked);
    expect(subjectOf(answer, null)).toEqual({ question: "", topic: "", places: [], shownIds: [] });
  },
);

describe("after a passage was opened", () => {
  test("it is about the passage's place, and without a topic where nothing was asked", () => {
    expect(subjectOfReading(evaluation, null)).toEqual({
      question: "",
      topic: "",
      places: ["汉滨区"],
      shownIds: ["hanbin-02"],
      openedId: "hanbin-02",
    });
  });

  test("that was shown for a question, the question stays the topic", () => {
    const read = { ...asked, places: ["河曲县"], openedId: "hequ-07" };
    expect(subjectOfReading(surplusStaff, asked)).toEqual(read);
  });

  test("that stands beside what was shown, it stays too, and so do the numbers", () => {
    const shown = subjectOf(anAnswer(asked.question, { excerpts: [surplusStaff] }), null);
    expect(subjectOfReading(olderCadres, shown)).toEqual({
      ...shown,
      places: ["河曲县"],
      shownIds: ["hequ-07", "hequ-08"],
      openedId: "hequ-08",
    });
  });

  test("that was not shown for it, more of it can still be asked for, and no longer it of others", () => {
    expect(subjectOfReading(evaluation, asked)).toEqual({
      question: asked.question,
      topic: "",
      places: ["汉滨区"],
      shownIds: ["hequ-07", "hanbin-02"],
      openedId: "hanbin-02",
    });
  });

  test("of a document about no place, it is about what it was before", () => {
    const noted = anExcerpt(aDocument("notes"), "没有写明地方。");
    expect(subjectOfReading(noted, asked)).toEqual({ ...asked, openedId: "notes-01" });
  });
});
