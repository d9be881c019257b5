/** Drafts as they are shown: word for word in both languages, and within Telegram's limits whatever they hold. */
import fc from "fast-check";
import { describe, test } from "vitest";
import { renderDraft } from "../../../src/chat/drafts/draft-message.ts";
import type { DraftView } from "../../../src/chat/drafts/draft-view.ts";
import {
  renderAdded,
  renderCorrected,
  renderDraftContents,
  renderFieldPrompt,
  renderIndexing,
  renderPlaceChoices,
} from "../../../src/chat/drafts/step-messages.ts";
import { documentFields, type DocumentLike } from "../../../src/core/document-desk.ts";
import type { Language, PassageId, Place } from "../../../src/core/domain.ts";
import type { CaseSection } from "../../../src/core/library.ts";
import { written } from "../../setup/any-text.ts";
import { takenAsOne } from "../../setup/taken.ts";
import { matchesGolden } from "../../setup/telegram-golden.ts";
import { aDocument, hequ, shangyou } from "../../telegram/fixture-library.ts";
import { messages } from "../../telegram/harness.ts";
import { noFields } from "../../setup/document-fields.ts";

function measure(ordinal: number, opening: string) {
  return { passageId: `new-${String(ordinal).padStart(2, "0")}` as PassageId, opening };
}

const contents: readonly CaseSection[] = [
  { heading: ["一、清理整合"], measures: [measure(1, "一是清理<空壳>单位。")] },
  {
    heading: ["二、规范管理", "（一）编制"],
    measures: [2, 3, 4].map((n) => measure(n, "严控总量。")),
  },
  ...["三", "四", "五", "六", "七"].map((numeral, index) => ({
    heading: [`${numeral}、保障措施`],
    measures: [measure(5 + index, "加强领导。")],
  })),
];

const draft: DraftView = {
  id: 1042,
  origin: "file",
  name: "河曲&报告.docx",
  fields: {
    title: "河曲：人口小县机构改革",
    place: hequ.place,
    issuer: "河曲县委编办",
    number: "河编办发〔2022〕5号",
    source: "忻州日报",
    authors: ["王国梁", "李明"],
    date: "2022-05-31",
    url: "https://www.hequ.gov.cn/a.html?b=1&c=2",
    recognised: "1-3, 5",
  },
  warnings: [],
  isBeside: false,
  replaced: null,
  review: {
    summary: {
      document: aDocument("new", { place: hequ.place }),
      sectionCount: 7,
      measureCount: 9,
      passageCount: 12,
    },
    contents,
    likes: [],
    replacedState: null,
  },
};

function like(document: DocumentLike["document"], resemblance: number): DocumentLike {
  return { document, resemblance };
}

describe.each(["zh", "en"] as const satisfies Language[])("in %s", (language) => {
  const say = messages.in(language);

  test("a draft of a file, and one of which little is known", async () => {
    const fields = noFields;
    const { summary } = draft.review;
    const unplaced = { ...summary, document: aDocument("new") };
    const bare: DraftView = {
      ...draft,
      origin: "text",
      fields,
      warnings: ["unknown-numbering"],
      review: { ...draft.review, summary: unplaced },
    };
    await matchesGolden(`draft.${language}`, [
      renderDraft(draft, say),
      renderDraft(bare, say, [say("draft-pasted", { count: 812 })]),
      renderDraft({ ...draft, fields }, say),
    ]);
  });

  test("a draft like others, one in the place of another, and a correction", async () => {
    const likes = [like(hequ, 0.873), like(shangyou, 0.5)];
    const alike = { ...draft, review: { ...draft.review, likes } };
    const same = { ...draft, review: { ...draft.review, likes: [like(hequ, 1)] } };
    await matchesGolden(`draft-likes.${language}`, [
      renderDraft(alike, say),
      renderDraft({ ...alike, isBeside: true }, say),
      renderDraft(same, say),
      renderDraft({ ...draft, replaced: hequ }, say),
      renderDraft({ ...draft, origin: "document", replaced: hequ }, say),
    ]);
  });

  test("a draft whose document others have changed or removed since", async () => {
    const outdated = (replacedState: "changed" | "gone"): DraftView => ({
      ...draft,
      replaced: replacedState === "gone" ? null : hequ,
      review: { ...draft.review, replacedState },
    });
    await matchesGolden(`draft-outdated.${language}`, [
      renderDraft(outdated("changed"), say),
      renderDraft(outdated("gone"), say),
      renderDraft({ ...outdated("changed"), origin: "document" }, say),
      renderDraft({ ...outdated("gone"), origin: "document" }, say),
    ]);
  });

  test("what is asked for, and what is answered", async () => {
    const { id, fields } = draft;
    const place = hequ.place;
    await matchesGolden(`draft-prompts.${language}`, [
      ...documentFields.map((field) => renderFieldPrompt({ id, field, fields }, say)),
      renderFieldPrompt(
        { id, field: "date", fields: { ...fields, date: null } },
        say,
        say("draft-bad-date", { typed: "去年" }),
      ),
      renderPlaceChoices({ id, typed: "河曲", places: place === null ? [] : [place, place] }, say),
      renderCorrected("authors", fields, say),
      renderCorrected("source", { ...fields, source: null }, say),
    ]);
  });

  test("its contents, and what comes of adding it", async () => {
    const added = { document: hequ, isNew: true, question: "河曲县怎样做？", changedAt: null };
    await matchesGolden(`draft-added.${language}`, [
      renderDraftContents(draft, 1, say),
      renderIndexing(hequ, null, say),
      renderIndexing(hequ, 0.41, say),
      renderAdded(added, say),
      renderAdded({ ...added, isNew: false, changedAt: "2023-11-14T22:13:20.000Z" }, say),
    ]);
  });
});

const place: fc.Arbitrary<Place> = fc.record({
  name: written(40),
  level: fc.constant("county" as const),
  province: fc.option(written(30)),
  city: fc.option(written(30)),
  code: fc.constant(null),
  aliases: fc.constant([]),
});
/** In the list of divisions every name can be read. */
const listed = place.map((each) => ({ ...each, name: `${each.name}县` }));
const document = fc
  .record({ id: written(60), title: fc.option(written(200)) })
  .map(({ id, title }) => aDocument(id, { title }));
const anyDraft: fc.Arbitrary<DraftView> = fc.record({
  id: fc.nat({ max: 2 ** 40 }),
  origin: fc.constantFrom("file" as const, "text" as const, "document" as const),
  name: written(80),
  fields: fc.record({
    title: fc.option(written(200)),
    place: fc.option(place),
    issuer: fc.option(written(100)),
    number: fc.option(written(100)),
    url: fc.option(fc.webUrl()),
    source: fc.option(written(100)),
    authors: fc.array(written(30), { maxLength: 9 }),
    date: fc.option(fc.constantFrom("2022", "2022-05-31")),
    recognised: fc.option(fc.constantFrom("1", "1-3, 5")),
  }),
  warnings: fc.subarray(["odd-bytes", "unknown-numbering", "flawed-front-matter", "?"]),
  isBeside: fc.boolean(),
  replaced: fc.option(document),
  review: fc.record({
    summary: fc.record({
      document,
      sectionCount: fc.nat(),
      measureCount: fc.nat(),
      passageCount: fc.nat(),
    }),
    contents: fc.array(
      fc.record({
        heading: fc.array(written(60), { maxLength: 4 }),
        measures: fc.array(
          written(60).map((opening) => measure(1, opening)),
          { minLength: 1, maxLength: 4 },
        ),
      }),
      { maxLength: 20 },
    ),
    likes: fc.array(fc.record({ document, resemblance: fc.constantFrom(0.5, 0.99, 1) }), {
      maxLength: 5,
    }),
    replacedState: fc.constantFrom(null, "as-seen" as const, "changed" as const, "gone" as const),
  }),
});

test("whatever is read, all that is shown of it is taken by Telegram", () => {
  const language = fc.constantFrom("zh" as const, "en" as const);
  fc.assert(
    fc.property(anyDraft, language, fc.array(listed), (view, spoken, places) => {
      const say = messages.in(spoken);
      const { id, fields } = view;
      const longest = "长".repeat(120);
      takenAsOne(renderDraft(view, say, [say("draft-gave-way", { limit: 10, name: longest })]));
      takenAsOne(renderDraftContents(view, 1, say));
      for (const field of documentFields) takenAsOne(renderFieldPrompt({ id, field, fields }, say));
      takenAsOne(renderPlaceChoices({ id, typed: view.name, places }, say));
      takenAsOne(renderIndexing(view.review.summary.document, 0.5, say));
    }),
    { numRuns: 200 },
  );
});
