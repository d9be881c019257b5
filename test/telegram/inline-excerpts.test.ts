/** Inline mode: what is posted of an excerpt, whatever it holds. */
import { describe, expect, test } from "vitest";
import { anAnswer, anExcerpt, hequ } from "./fixture-library.ts";
import { partsOf, startAnswering, typeInline } from "./inline-asker.ts";

describe("an excerpt", () => {
  test("with markup is posted as it stands", async () => {
    const text = "一是<b>整合</b>机构 & <i>人员;二是 a < b &amp; c。";
    const excerpt = anExcerpt(hequ, text, { section: ["<u>职责</u> & 编制"] });
    const harness = await startAnswering((question) => anAnswer(question, { excerpts: [excerpt] }));
    const { results } = await typeInline(harness, "机构");
    expect(results[0]?.title).toBe("河曲县 · <u>职责</u> & 编制");
    const content = results[0]?.content;
    expect(partsOf(content, "expandable_blockquote")).toEqual([text]);
    expect(harness.standIn.refusals()).toEqual([]);
  });

  test("of 5,000 characters is cut to whole sentences from the highlight on", async () => {
    const sentences = Array.from(
      { length: 100 },
      (_, index) => `第${String(index).padStart(3, "0")}句${"机构编制".repeat(11)}。`,
    );
    const text = sentences.join("");
    expect(text.length).toBeGreaterThanOrEqual(4900);
    const key = sentences[45] ?? "";
    const start = text.indexOf(key);
    const excerpt = anExcerpt(hequ, text, { highlights: [[start, start + key.length]] });
    const harness = await startAnswering((question) => anAnswer(question, { excerpts: [excerpt] }));
    const { results } = await typeInline(harness, "机构编制");
    const content = results[0]?.content;
    const [quoted = ""] = partsOf(content, "expandable_blockquote");
    expect(text).toContain(quoted);
    expect(quoted.startsWith(key)).toBe(true);
    expect(quoted.endsWith("。")).toBe(true);
    expect(quoted.length).toBeGreaterThan(2700);
    expect(partsOf(content, "bold")).toContain(key);
    expect(content?.text).toContain(`…\n${quoted}\n`);
    expect(results[0]?.description).toContain("第045句");
  });

  test("whose id is long or Chinese is listed as well, ten at most", async () => {
    const document = { ...hequ, id: "一个很长很长的中文文件名".repeat(4) as typeof hequ.id };
    const excerpts = Array.from({ length: 12 }, (_, index) =>
      anExcerpt(document, `第${index}条。`, { ordinal: index + 1 }),
    );
    const harness = await startAnswering((question) => anAnswer(question, { excerpts }));
    const { results } = await typeInline(harness, "机构");
    expect(results).toHaveLength(10);
    expect(harness.standIn.refusals()).toEqual([]);
  });
});
