/** For any question: what an answer shows is verbatim, of the places asked about, and says what it is. */
import { readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Answer } from "../../src/core/domain.ts";
import { type OpenedLibrary, openLibrary, seedsDir } from "../setup/open-library.ts";

let opened: OpenedLibrary;
beforeAll(async () => void (opened = await openLibrary()));
afterAll(() => opened.close());

const place = fc.constantFrom(
  "河曲县",
  "河曲",
  "上犹",
  "浏阳市",
  "汉滨区",
  "张掖",
  "Hequ",
  "Zhangye",
);
const otherPlace = fc.constantFrom(
  "榆林市",
  "德清县",
  "朝阳区",
  "何曲县",
  "Yulin",
  "山西",
  "江西的",
);
const topic = fc.constantFrom(
  "如何安置超编人员",
  "事业编制核减了多少",
  "怎么评估编制使用效益",
  "有没有下放审批权到乡镇",
  "和其他地方比有什么不同",
  "明年打算怎么办",
  "今天天气怎么样",
  "How are surplus staff placed?",
  "staffing quota",
  "國土面積多大",
);
const noise = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 12 }),
  fc.constantFrom(
    "?",
    " ",
    "\n",
    "😀",
    "\u0000",
    "\uFEFF",
    "\ud83d",
    "请问",
    "'\"<b>&",
    "__proto__",
  ),
);
const question = fc
  .array(fc.oneof(place, otherPlace, topic, noise), { maxLength: 5 })
  .map((pieces) => pieces.join(""));

const runs = { numRuns: 150 };

async function forAnyAnswer(check: (answer: Answer, asked: string) => void): Promise<void> {
  await fc.assert(
    fc.asyncProperty(question, async (asked) => check(await opened.library.answer(asked), asked)),
    runs,
  );
}

describe("an answer", () => {
  test("quotes byte for byte what stands in its files", async () => {
    const files = new Map<string, string>();
    const contentOf = (file: string) => {
      const content = files.get(file) ?? readFileSync(path.join(seedsDir, file), "utf8");
      files.set(file, content);
      return content;
    };
    await forAnyAnswer(({ excerpts }) => {
      for (const { document, passage, joined = [passage], text } of excerpts) {
        const [start, end] = [joined[0]?.startUtf16, joined.at(-1)?.endUtf16];
        expect(text).toBe(contentOf(document.file).slice(start, end));
        expect(joined.map(({ documentId }) => documentId)).toEqual(joined.map(() => document.id));
        expect(joined).toContain(passage);
      }
    });
    expect(opened.dropped).toEqual([]);
  });

  test("marks sentences in order, apart, and within the text; none in what is only related or introduces a document", async () => {
    await forAnyAnswer(({ status, isOverview, excerpts }) => {
      for (const { text, highlights } of excerpts) {
        expect(highlights.length > 0).toBe(status === "answered" && !isOverview);
        const borders = highlights.flat();
        expect(borders).toEqual(borders.toSorted((a, b) => a - b));
        expect(borders.every((border) => border >= 0 && border <= text.length)).toBe(true);
        for (const [start, end] of highlights) expect(text.slice(start, end).trim()).not.toBe("");
      }
    });
  });

  test("has excerpts exactly unless its status is none, and a reason exactly unless answered", async () => {
    await forAnyAnswer(({ status, reason, excerpts }, asked) => {
      expect(excerpts.length === 0).toBe(status === "none");
      expect(reason === null).toBe(status === "answered");
      expect(asked).toBeTypeOf("string");
    });
  });

  test("shows at most five passages, none twice, with scores from 0 to 1", async () => {
    await forAnyAnswer(({ excerpts }) => {
      expect(excerpts.length).toBeLessThanOrEqual(5);
      expect(new Set(excerpts.map(({ passage }) => passage.id)).size).toBe(excerpts.length);
      for (const { score } of excerpts) {
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
      }
    });
  });

  test("shows as many passages as are wanted, at most", async () => {
    await fc.assert(
      fc.asyncProperty(topic, fc.integer({ min: 1, max: 12 }), async (asked, top) => {
        const { excerpts } = await opened.library.answer(asked, { top });
        expect(excerpts.length).toBeLessThanOrEqual(top);
        const best = await opened.library.answer(asked, { top: 1 });
        expect(best.excerpts[0]?.passage.id).toBe(excerpts[0]?.passage.id);
      }),
      { numRuns: 20 },
    );
  });

  test("about a place of the corpus never shows another's passage as its own", async () => {
    const about = fc.tuple(place, topic, noise).map((pieces) => pieces.join(" "));
    await fc.assert(
      fc.asyncProperty(about, async (asked) => {
        const { status, places, excerpts } = await opened.library.answer(asked);
        expect(places.length).toBeGreaterThan(0);
        if (status !== "answered") return;
        for (const { document } of excerpts) expect(places).toContain(document.place?.name);
      }),
      runs,
    );
  });

  test("is the same for the same question", async () => {
    await fc.assert(
      fc.asyncProperty(question, async (asked) => {
        const [first, again] = [
          await opened.library.answer(asked),
          await opened.library.answer(asked),
        ];
        expect({ ...again, tookMs: 0 }).toEqual({ ...first, tookMs: 0 });
      }),
      { numRuns: 30 },
    );
  });
});
