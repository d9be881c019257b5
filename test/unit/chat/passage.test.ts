/** A passage in its place: whatever it holds, Telegram takes it, its quotes are it, its buttons fit. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { renderPassage } from "../../../src/chat/reader/passage-view.ts";
import { copyableCitation } from "../../../src/chat/views/citations.ts";
import type { PassageId } from "../../../src/core/domain.ts";
import type { PassageView } from "../../../src/core/library.ts";
import { buttonsOf, quotesIn, taken } from "../../setup/taken.ts";
import { aDocument, anExcerpt, hequ, olderCadres } from "../../telegram/fixture-library.ts";
import { messages } from "../../telegram/harness.ts";

const say = messages.in("zh");

function aView(fields: Partial<PassageView>): PassageView {
  const { passage, document, text } = olderCadres;
  const nowhere = { textBefore: "", textAfter: "", previousId: null, nextId: null };
  return {
    passage,
    document,
    text,
    ...nowhere,
    standing: "current",
    position: 8,
    passageCount: 19,
    ...fields,
  };
}

function show(view: PassageView) {
  return taken(renderPassage(view, say)).map((shown) => ({ ...shown, quotes: quotesIn(shown) }));
}

describe("a passage in its place", () => {
  test("is quoted whole; what stands beside it is not in the quote", () => {
    const [shown] = show(aView({ textBefore: "前文。", textAfter: "后文。" }));
    expect(shown?.quotes).toEqual([olderCadres.text]);
    expect(shown?.text).toContain("上一段的末尾：\n前文。\n\n本段原文\n");
    expect(shown?.text).toContain("下一段的开头：\n后文。\n\n《河曲:人口小县");
    expect(shown?.text).toContain("hequ-08 · 第 8 段 / 共 19 段");
    expect(shown?.text.split(String(hequ.title))).toHaveLength(2);
  });

  test("steps only where there is somewhere to go", () => {
    const next = "hequ-09" as PassageId;
    const previous = "hequ-07" as PassageId;
    const rows = (view: Partial<PassageView>) =>
      show(aView(view))[0]?.keyboard?.map((row) => row.map(({ text }) => text));
    expect(rows({})).toEqual([["整份资料", "复制引用"]]);
    expect(rows({ nextId: next })?.[0]).toEqual(["›"]);
    expect(rows({ previousId: previous, nextId: next })?.[0]).toEqual(["‹", "›"]);
  });

  test("gives up the context before it takes a second message", () => {
    const context = "甲".repeat(110);
    const text = "字".repeat(2900) + "词".repeat(760);
    const view = aView({ text, textBefore: context, textAfter: context });
    const shown = show(view);
    expect(shown).toHaveLength(1);
    expect(shown[0]?.text).not.toContain("甲");
  });

  test("of more than a message goes on, with its buttons under the last", () => {
    const shown = show(aView({ text: "字".repeat(9000) }));
    expect(shown.length).toBeGreaterThan(1);
    expect(shown.map(({ keyboard }) => keyboard !== null)).toEqual(
      shown.map((_, index) => index === shown.length - 1),
    );
  });

  const piece = fc.oneof(
    fc.constantFrom("河曲县", "。", "一是", "\n", " ", "<b>", "&", "</blockquote>", "😀", "𠀀"),
    fc.string({ unit: "binary", maxLength: 8 }),
  );
  const written = fc
    .tuple(fc.array(piece, { minLength: 1, maxLength: 30 }), fc.constantFrom(1, 1, 1, 60))
    .map(([pieces, times]) => pieces.join("").repeat(times));
  const id = fc.constantFrom("hequ-07", "河曲县改革-112", `${"长".repeat(84)}-01`, "a b.c-03");

  test("is taken by Telegram, whatever it holds, and only it is in the quotes", () => {
    const view = fc
      .record({ id, text: written, before: written, after: written, section: written })
      .chain((fields) =>
        fc
          .record({ title: fc.option(written), source: fc.option(written) })
          .map((meta) => ({ ...fields, document: aDocument(fields.id.slice(0, -3), meta) })),
      )
      .map(({ document, section, ...fields }) => {
        const { passage } = anExcerpt(document, fields.text, { section: [section] });
        const passageId = fields.id as PassageId;
        return aView({
          document,
          passage: { ...passage, id: passageId },
          text: fields.text,
          textBefore: fields.before,
          textAfter: fields.after,
          previousId: passageId,
          nextId: passageId,
        });
      });
    fc.assert(
      fc.property(view, (given) => {
        const shown = show(given);
        for (const { quotes } of shown)
          for (const quote of quotes) expect(given.text).toContain(quote);
        const letters = (text: string) => text.replace(/\s/g, "");
        expect(letters(shown.flatMap(({ quotes }) => quotes).join(""))).toBe(letters(given.text));
        const buttons = shown.flatMap(buttonsOf);
        expect(buttons).toHaveLength(4);
        const copied = buttons.flatMap(({ copyText }) => copyText ?? []);
        expect(copied).toEqual([expect.stringContaining(given.passage.id)]);
      }),
      { numRuns: 150 },
    );
  });
});

describe("a citation for pasting", () => {
  const section = ["坚持人岗相适,合理配备涉改人员,行政效能显著提升。"];
  const { passage } = anExcerpt(hequ, "", { ordinal: 7, section });

  test("has all its parts", () => {
    expect(copyableCitation({ document: hequ, passage }, say)).toBe(
      "《河曲:人口小县机构改革赋能高质量转型发展》,忻州日报,2022-05-31,§坚持人岗相适,合理配备涉改人员,行政效能显著提升,[hequ-07]",
    );
  });

  test("of a document without a title names its place", () => {
    const document = aDocument("hanbin", { place: hequ.place });
    expect(copyableCitation({ document, passage: { ...passage, section: [] } }, say)).toBe(
      "河曲县的资料（标题未注明）,[hequ-07]",
    );
  });

  test("too long, loses its section and its title's end, never its id", () => {
    const document = aDocument("a", { title: "题".repeat(300), source: "源".repeat(90) });
    const id = `${"长".repeat(80)}-01` as PassageId;
    const long = copyableCitation(
      { document, passage: { ...passage, id, section: ["节".repeat(90)] } },
      say,
    );
    expect(long.length).toBeLessThanOrEqual(256);
    expect(long).toMatch(/^《题+…》,源+….*\[长{80}-01\]$/u);
    const longest = "a".repeat(256) as PassageId;
    expect(copyableCitation({ document, passage: { ...passage, id: longest } }, say)).toBe(longest);
  });
});
