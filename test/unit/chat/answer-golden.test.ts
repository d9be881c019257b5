/** What is sent, word for word, in both languages. Goldens stand in test/golden/telegram. */
import { describe, test } from "vitest";
import { renderAnswer } from "../../../src/chat/ask/answer-view.ts";
import { renderGroupStart, renderHelp, renderStart } from "../../../src/chat/help/help.ts";
import { renderPassage } from "../../../src/chat/reader/passage-view.ts";
import type { Answer, Language, PassageId } from "../../../src/core/domain.ts";
import type { PassageView } from "../../../src/core/library.ts";
import { isAside } from "../../../src/questions/asides.ts";
import { matchesGolden } from "../../setup/telegram-golden.ts";
import {
  aDocument,
  anAnswer,
  anExcerpt,
  evaluation,
  fixtureAnswer,
  fixtureCases,
  hequ,
  olderCadres,
  partyGroups,
  surplusStaff,
} from "../../telegram/fixture-library.ts";
import { messages } from "../../telegram/harness.ts";
import { limitedAnswers } from "./limited-answers.ts";

const languages = ["zh", "en"] as const satisfies readonly Language[];

const views: Readonly<Record<string, PassageView>> = {
  middle: {
    passage: olderCadres.passage,
    document: hequ,
    text: olderCadres.text,
    textBefore: surplusStaff.text,
    textAfter: partyGroups.text,
    previousId: surplusStaff.passage.id,
    nextId: "hequ-09" as PassageId,
    standing: "current",
    position: 8,
    passageCount: 19,
  },
  replaced: {
    passage: olderCadres.passage,
    document: hequ,
    text: olderCadres.text,
    textBefore: "",
    textAfter: "",
    previousId: null,
    nextId: null,
    standing: "replaced",
    position: 2,
    passageCount: 3,
  },
  // Of a document that says little of itself, and with markup of its own.
  alone: {
    passage: anExcerpt(evaluation.document, "").passage,
    document: evaluation.document,
    text: "甲<b>&amp;乙</b>。",
    textBefore: "",
    textAfter: "",
    previousId: null,
    nextId: null,
    standing: "withdrawn",
    position: 1,
    passageCount: 1,
  },
};

const longText = `${olderCadres.text}\n`.repeat(70);

const answers: Readonly<Record<string, Answer>> = {
  answered: fixtureAnswer("河曲县如何安置超编人员?"),
  "several-places": anAnswer("各地怎样管好编制?", {
    excerpts: [surplusStaff, evaluation, olderCadres, partyGroups],
  }),
  "unknown-place": fixtureAnswer("榆林市怎样评估编制?"),
  "off-topic": fixtureAnswer("今天天气怎么样?"),
  collection: anAnswer("有哪些资料?", {
    status: "none",
    reason: "collection",
    places: ["河曲县", "汉滨区"],
  }),
  "small-talk": anAnswer("你好", { status: "none", reason: "small-talk" }),
  "weak-evidence": anAnswer("河曲县的公务员工资?", {
    status: "related",
    reason: "no-evidence",
    excerpts: [surplusStaff],
  }),
  reprinted: anAnswer("路灯不亮多久修好?", {
    excerpts: [
      {
        ...anExcerpt(aDocument("notes"), "由城管队员三天内修好。"),
        copies: [anExcerpt(hequ, "", { ordinal: 3 }), anExcerpt(aDocument("reprint"), "")],
      },
    ],
  }),
  "no-evidence": anAnswer("河曲县有多少棵树?", { status: "none", reason: "no-evidence" }),
  notes: anAnswer("汉宾区的城关镇?", {
    notes: [
      { kind: "corrected-place", written: "汉宾区", understood: "汉滨区" },
      { kind: "ambiguous-place", written: "城关镇", candidates: "河曲县城关镇、上犹县城关镇" },
    ],
    excerpts: [evaluation],
  }),
  markup: anAnswer("<b>?", {
    excerpts: [anExcerpt(hequ, '甲<b>&amp;乙</b>。1<2>0 & "丙"。', { highlights: [[1, 9]] })],
  }),
  ...limitedAnswers,
  "long-excerpt": anAnswer("很长的段落?", {
    excerpts: [anExcerpt(hequ, longText, { highlights: [[0, 31]] }), surplusStaff],
  }),
};

const near = [
  { question: "上犹县如何厘清党委与党组部门间职责关系？", data: "ask:shangyou-03" },
  { question: "汉滨区如何运用评估结果？", data: "ask:hanbin-02" },
];

describe.each(languages)("in %s", (language) => {
  const say = messages.in(language);

  test.each(Object.keys(answers))("an answer: %s", async (name) => {
    const answer = answers[name];
    if (answer === undefined) throw new Error(name);
    const showQuestion = name === "answered";
    const options = {
      cases: fixtureCases,
      showQuestion,
      offered: answer.status === "none" && !isAside(answer.reason) ? near : [],
    };
    await matchesGolden(`answer-${name}.${language}`, [renderAnswer(answer, say, options)]);
  });

  test.each(Object.keys(views))("a passage in its place: %s", async (name) => {
    const view = views[name];
    if (view === undefined) throw new Error(name);
    await matchesGolden(`passage-${name}.${language}`, [renderPassage(view, say)]);
  });

  const offered = [1, 2, 3].map((number) => ({
    question: say(`example-${number as 1 | 2 | 3}`),
    data: `ask:${number}`,
  }));
  const help = {
    bot: "practice_bot",
    example: offered[0]?.question ?? "",
    addsUpToMegabytes: null,
  };

  test("the start, in private and in a group, and help", async () => {
    await matchesGolden(`start.${language}`, [renderStart(fixtureCases, offered, say)]);
    await matchesGolden(`start-group.${language}`, [renderGroupStart("practice_bot", say)]);
    await matchesGolden(`help.${language}`, [renderHelp(help, say)]);
  });
});
