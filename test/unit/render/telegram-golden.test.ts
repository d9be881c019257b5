/** What is sent, word for word, in both languages. Goldens stand in test/golden/telegram. */
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { Answer, Language, PassageId, PassageView } from "../../../src/domain.ts";
import { renderCase, renderCaseMissing, renderCases } from "../../../src/render/telegram-cases.ts";
import {
  renderGroupStart,
  renderHelp,
  renderStart,
} from "../../../src/render/telegram-greeting.ts";
import { renderPassage } from "../../../src/render/telegram-passage.ts";
import {
  renderAnswer,
  type TelegramButton,
  type TelegramMessage,
} from "../../../src/render/telegram.ts";
import {
  aDocument,
  anAnswer,
  anExcerpt,
  createFixtureLibrary,
  evaluation,
  fixtureAnswer,
  fixtureCases,
  hequ,
  olderCadres,
  partyGroups,
  surplusStaff,
} from "../../telegram/fixture-library.ts";
import { messages } from "../../telegram/harness.ts";
import { parseHtml } from "../../telegram/stand-in/html.ts";

const languages = ["zh", "en"] as const satisfies readonly Language[];

async function matchesGolden(name: string, rendered: readonly TelegramMessage[]): Promise<void> {
  for (const { text } of rendered) expect(parseHtml(text).text.length).toBeLessThanOrEqual(4096);
  const shown = rendered.map(({ text, keyboard = [] }) =>
    [
      text,
      ...keyboard.map((row) =>
        row.map((button) => `[${button.text}](${targetOf(button)})`).join(" "),
      ),
    ].join("\n"),
  );
  const file = path.resolve(import.meta.dirname, "../../golden/telegram", `${name}.txt`);
  await expect(`${shown.join("\n======== next message ========\n")}\n`).toMatchFileSnapshot(file);
}

function targetOf(button: TelegramButton): string {
  if ("url" in button) return button.url;
  return "data" in button ? button.data : `copy ${button.copyText}`;
}

const views: Readonly<Record<string, PassageView>> = {
  middle: {
    passage: olderCadres.passage,
    document: hequ,
    text: olderCadres.text,
    textBefore: surplusStaff.text,
    textAfter: partyGroups.text,
    previousId: surplusStaff.passage.id,
    nextId: "hequ-09" as PassageId,
    passageCount: 19,
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
  "long-excerpt": anAnswer("很长的段落?", {
    excerpts: [anExcerpt(hequ, longText, { highlights: [[0, 31]] }), surplusStaff],
  }),
};

describe.each(languages)("in %s", (language) => {
  const say = messages.in(language);

  test.each(Object.keys(answers))("an answer: %s", async (name) => {
    const answer = answers[name];
    if (answer === undefined) throw new Error(name);
    const showQuestion = name === "answered";
    const options = { bot: "practice_bot", cases: fixtureCases, showQuestion };
    const rendered = renderAnswer(answer, say, options);
    await matchesGolden(`answer-${name}.${language}`, rendered);
  });

  test.each(Object.keys(views))("a passage in its place: %s", async (name) => {
    const view = views[name];
    if (view === undefined) throw new Error(name);
    await matchesGolden(`passage-${name}.${language}`, renderPassage(view, say, "practice_bot"));
  });

  test("the start, in private and in a group, and help", async () => {
    await matchesGolden(`start.${language}`, [renderStart(5, say)]);
    await matchesGolden(`start-group.${language}`, [renderGroupStart("practice_bot", say)]);
    await matchesGolden(`help.${language}`, [renderHelp("practice_bot", say)]);
  });

  test("the cases, one of them, one that is not there", async () => {
    const measures = createFixtureLibrary().measures(hequ.id);
    const [summary] = fixtureCases;
    if (summary === undefined) throw new Error("no case");
    await matchesGolden(`cases.${language}`, renderCases(fixtureCases, say));
    await matchesGolden(`case.${language}`, renderCase(summary, measures, say));
    const missing = ["榆林", ""].map((name) => renderCaseMissing(name, fixtureCases, say));
    await matchesGolden(`case-missing.${language}`, missing);
    await matchesGolden(`cases-none.${language}`, renderCases([], say));
  });
});
