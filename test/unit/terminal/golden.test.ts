/** What the terminal shows, word for word: on a screen of 60 columns and piped. Goldens stand in test/golden/terminal. */
import path from "node:path";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { createMessages } from "../../../src/chat/views/messages.ts";
import type { Answer } from "../../../src/core/domain.ts";
import { renderTerminalAnswer } from "../../../src/terminal/answer.ts";
import {
  renderTerminalCase,
  renderTerminalCases,
  renderTerminalFound,
} from "../../../src/terminal/cases.ts";
import { plainStyle, screenStyle, type TerminalStyle } from "../../../src/terminal/style.ts";
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
import { limitedAnswers } from "../chat/limited-answers.ts";

const columns = 60;
const messages = createMessages(path.resolve(import.meta.dirname, "../../../prompts"));
const styles = { screen: screenStyle(columns), plain: plainStyle } as const;
const languages = ["zh", "en"] as const;

const answers: Readonly<Record<string, Answer>> = {
  answered: fixtureAnswer("河曲县如何安置超编人员?"),
  "several-places": anAnswer("各地怎样管好编制?", {
    excerpts: [surplusStaff, evaluation, olderCadres, partyGroups],
  }),
  "unknown-place": fixtureAnswer("榆林市怎样评估编制?"),
  "unknown-place-none": anAnswer("榆林市的天气?", {
    status: "none",
    reason: "unknown-place",
    unknownPlaces: ["榆林市"],
  }),
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
  ...limitedAnswers,
  "no-metadata": anAnswer("编制?", {
    excerpts: [anExcerpt(aDocument("notes"), "第一行 with several English words in it\n第二行。")],
  }),
};

/** Escape sequences as a reader of the golden can see them. */
const visible = (text: string) => text.replaceAll("\u001b", "␛");

async function matchesGolden(name: string, text: string): Promise<void> {
  const file = path.resolve(import.meta.dirname, "../../golden/terminal", `${name}.txt`);
  await expect(`${visible(text)}\n`).toMatchFileSnapshot(file);
}

describe.each(["screen", "plain"] as const)("%s", (styleName) => {
  const style: TerminalStyle = styles[styleName];

  describe.each(languages)("in %s", (language) => {
    const say = messages.in(language);

    test.each(Object.entries(answers))("an answer: %s", async (name, answer) => {
      const text = renderTerminalAnswer(answer, say, fixtureCases, { style });
      await matchesGolden(`answer-${name}.${language}.${styleName}`, text);
    });

    test("the cases", async () => {
      await matchesGolden(
        `cases.${language}.${styleName}`,
        renderTerminalCases(fixtureCases, say, style),
      );
    });

    test("no case at all", async () => {
      await matchesGolden(
        `cases-none.${language}.${styleName}`,
        renderTerminalCases([], say, style),
      );
    });

    test("a case", async () => {
      const [found] = fixtureCases;
      if (found === undefined) throw new Error("There is no case.");
      const contents = await createFixtureLibrary().contents(hequ.id);
      await matchesGolden(
        `case.${language}.${styleName}`,
        renderTerminalCase(found, contents, say, style),
      );
    });

    test("a name that several cases have, and one that none has", async () => {
      const voice = { say, style };
      const several = { exact: fixtureCases, near: [] };
      const near = { exact: [], near: fixtureCases.slice(0, 1) };
      const nothing = { exact: [], near: [] };
      const shown = [
        renderTerminalFound("改革", several, fixtureCases, voice),
        renderTerminalFound("何曲", near, fixtureCases, voice),
        renderTerminalFound("不存在", nothing, fixtureCases, voice),
      ];
      await matchesGolden(`case-found.${language}.${styleName}`, shown.join("\n\n---\n\n"));
    });
  });
});

describe("an answer's excerpts", () => {
  const shown = Object.values(answers).map((answer) => ({
    answer,
    plain: renderTerminalAnswer(answer, messages.in("zh"), fixtureCases, { style: plainStyle }),
    screen: renderTerminalAnswer(answer, messages.in("zh"), fixtureCases, {
      style: styles.screen,
    }),
  }));

  test("stand verbatim in what is piped, without colours", () => {
    for (const { answer, plain } of shown) {
      expect(plain).not.toContain("\u001b");
      for (const { text } of answer.excerpts) expect(plain).toContain(text);
    }
  });

  test("are never wider than the screen", () => {
    for (const line of shown.flatMap(({ screen }) => screen.split("\n")))
      expect(stringWidth(line)).toBeLessThanOrEqual(columns);
  });
});
