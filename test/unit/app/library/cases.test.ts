/** Real splitting: which sections a document has, and what stands in them. */
import { describe, expect, test } from "vitest";
import { contentsOf, summaryOf } from "../../../../src/app/library/cases.ts";
import { splitDocument } from "../../../../src/documents/split.ts";
import { aSourceDocument } from "../../../setup/source-document.ts";

const words = "把上级的部署要求吃透,并且结合本县的实际情况,一项一项地落实到位。";

function shown(text: string) {
  const document = aSourceDocument(text);
  const passages = splitDocument(document);
  const { sectionCount, measureCount, passageCount } = summaryOf(document, passages);
  const sections = contentsOf(document, passages).map(({ heading, measures }) => ({
    heading: heading.join(" › "),
    ids: measures.map(({ passageId }) => passageId.replace("sample-", "")),
  }));
  return { counts: [sectionCount, measureCount, passageCount], sections };
}

describe("sections", () => {
  test("are the measures one after another under the same headings", () => {
    const text = `${words}\n# 做法\n## 机构\n- ${words}\n- ${words}\n## 编制\n- ${words}\n# 成效\n${words}\n`;
    expect(shown(text)).toEqual({
      counts: [3, 5, 5],
      sections: [
        { heading: "", ids: ["01"] },
        { heading: "做法 › 机构", ids: ["02", "03"] },
        { heading: "做法 › 编制", ids: ["04"] },
        { heading: "成效", ids: ["05"] },
      ],
    });
  });

  test("have the paragraph that their heading is taken from", () => {
    const text = `${words}\n坚持建章立制,促进职能融合。${words}一是${words}二是${words}\n`;
    expect(shown(text).sections).toEqual([
      { heading: "", ids: ["01"] },
      { heading: "坚持建章立制,促进职能融合", ids: ["02", "03", "04"] },
    ]);
  });

  test("are none where there are no headings, and a long measure counts once", () => {
    expect(shown(`${words.repeat(12)}\n${words}\n`)).toEqual({
      counts: [0, 2, 3],
      sections: [{ heading: "", ids: ["01", "03"] }],
    });
  });
});

test("a document without passages has no contents", () => {
  expect(contentsOf(aSourceDocument(""), [])).toEqual([]);
});
