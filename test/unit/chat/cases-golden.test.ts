/** The lists of cases and what one contains, word for word, in both languages. Goldens stand in test/golden/telegram. */
import { describe, test } from "vitest";
import { dimensions } from "../../../src/chat/cases/case-choices.ts";
import { type CaseView, renderContents, renderSection } from "../../../src/chat/cases/case-view.ts";
import {
  renderCaseMissing,
  renderCases,
  renderCasesFound,
  renderCasesToChoose,
} from "../../../src/chat/cases/cases-view.ts";
import { renderChoices } from "../../../src/chat/cases/choices-view.ts";
import type { Language, PassageId } from "../../../src/core/domain.ts";
import type { CaseSection, CaseSummary } from "../../../src/core/library.ts";
import type { CaseFilter } from "../../../src/core/limits.ts";
import { matchesGolden } from "../../setup/telegram-golden.ts";
import { casesOfCounties } from "../../telegram/fixture-contents.ts";
import {
  aDocument,
  createFixtureLibrary,
  fixtureCases,
  hequ,
} from "../../telegram/fixture-library.ts";
import { messages } from "../../telegram/harness.ts";

const languages = ["zh", "en"] as const satisfies readonly Language[];
const many = casesOfCounties(300);

function measure(ordinal: number, opening: string) {
  return { passageId: `hequ-${String(ordinal).padStart(2, "0")}` as PassageId, opening };
}

function section(
  heading: readonly string[],
  [first, count]: readonly [number, number],
): CaseSection {
  const measures = Array.from({ length: count }, (_, index) =>
    measure(first + index, `${"一二三四五六七八九十"[index % 10]}是合理调配。`),
  );
  return { heading, measures };
}

/** Headings within headings, measures under none, and a section of several pages. */
const contents: readonly CaseSection[] = [
  { heading: [], measures: [measure(1, "河曲县是<试点>县之一")] },
  section(["一、总体要求"], [2, 1]),
  section(["一、总体要求", "(一)指导思想"], [3, 2]),
  section(["一、总体要求", "(二)基本原则"], [5, 1]),
  section(["二、主要任务", "(一)调整机构&编制"], [6, 23]),
  section(["三、保障措施"], [29, 2]),
  { heading: [], measures: [30, 31, 32, 33, 34, 35].map((each) => measure(each + 1, "此外。")) },
];

const [first = { document: hequ, sectionCount: 0, measureCount: 0, passageCount: 0 }] =
  fixtureCases;
const large: CaseView = {
  summary: { ...first, sectionCount: 5, measureCount: 36 },
  contents,
  cases: many,
};

const someOfShanxi: CaseFilter = {
  limits: {
    region: { province: "山西省", city: null },
    kinds: ["county"],
    years: { from: 2012, to: null },
  },
  words: [],
};
const noneAtAll: CaseFilter = { ...someOfShanxi, words: ["超编"] };

/** Three reports about one county, one of which says nothing of itself. */
const ofOneCounty: readonly CaseSummary[] = ["2023-06-01", "2022", null].map((date, index) => ({
  document: aDocument(`hequ-${index + 1}`, {
    place: hequ.place,
    title: date === null ? null : `河曲县${date}年的改革`,
    date,
  }),
  sectionCount: index,
  measureCount: 7,
  passageCount: 9,
}));

describe.each(languages)("in %s", (language) => {
  const say = messages.in(language);

  test("the list of a few, of none, and of hundreds", async () => {
    await matchesGolden(`cases.${language}`, [renderCases(fixtureCases, 1, say)]);
    await matchesGolden(`cases-none.${language}`, [renderCases([], 1, say)]);
    const pages = [1, 3, 38].map((page) => renderCases(many, page, say));
    const choices = dimensions.flatMap(
      (dimension) => renderChoices(dimension, many, { page: 3, filter: someOfShanxi }, say) ?? [],
    );
    const limited = [someOfShanxi, noneAtAll].map((filter) => renderCases(many, 1, say, filter));
    await matchesGolden(`cases-many.${language}`, [...pages, ...choices, ...limited]);
  });

  test("a case, its second page, and one of its sections", async () => {
    const own = await createFixtureLibrary().contents(hequ.id);
    const small = { summary: first, contents: own, cases: fixtureCases };
    await matchesGolden(`case.${language}`, [renderContents(small, 1, say)]);
    const pages = [1, 2].map((page) => renderContents(large, page, say));
    await matchesGolden(`case-large.${language}`, pages);
    const sections = ["hequ-03", "hequ-17"].map((id) => renderSection(large, id, say));
    await matchesGolden(`case-section.${language}`, sections);
  });

  test("a name that several have, that none has, and no name", async () => {
    await matchesGolden(`case-several.${language}`, [
      renderCasesFound("河曲", ofOneCounty, 1, say),
      renderCasesFound("山西省", many.slice(0, 20), 2, say),
    ]);
    await matchesGolden(`case-missing.${language}`, [
      renderCaseMissing("何曲", fixtureCases.slice(0, 1), fixtureCases, say),
      renderCaseMissing("<榆林>", [], many, say),
      renderCasesToChoose(fixtureCases, say),
    ]);
  });
});
