/** Real splitting: which sections a document has, and what stands in them. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contentsOf, inPlaceOrder, summaryOf } from "../../../../src/app/library/cases.ts";
import type { DocumentMeta, Place } from "../../../../src/core/domain.ts";
import type { CaseSummary } from "../../../../src/core/library.ts";
import { splitDocument } from "../../../../src/documents/split.ts";
import { aSourceDocument } from "../../../setup/source-document.ts";
import { aDocument } from "../../../telegram/fixture-library.ts";

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

function aPlace(name: string, code: string | null, fields: Partial<Place> = {}): Place {
  return { name, level: "county", province: null, city: null, code, aliases: [], ...fields };
}

function aCase(id: string, place: Place | null, date: string | null = null): CaseSummary {
  const document: DocumentMeta = aDocument(id, { place, date });
  return { document, sectionCount: 0, measureCount: 1, passageCount: 1 };
}

const xinzhou = { province: "山西省", city: "忻州市" };
const hequ = aPlace("河曲县", "140930", xinzhou);

/** As they are to stand. */
const ordered: readonly CaseSummary[] = [
  aCase("province", aPlace("山西省", "140000", { level: "province", province: "山西省" })),
  aCase("city", aPlace("忻州市", "140900", { level: "prefecture", ...xinzhou })),
  aCase("newest", hequ, "2023-05"),
  aCase("older", hequ, "2022-12-31"),
  aCase("oldest", hequ, "2022"),
  aCase("undated-a", hequ),
  aCase("undated-b", hequ),
  aCase("zone-of-city", aPlace("五台山风景名胜区", null, xinzhou)),
  aCase("next-city", aPlace("临汾市", "141000", { province: "山西省" })),
  aCase("zone-of-province", aPlace("综改区", null, { province: "山西省" })),
  aCase("next-province", aPlace("浏阳市", "430181", { province: "湖南省", city: "长沙市" })),
  aCase("elsewhere", aPlace("某新区", null)),
  aCase("unplaced-new", null, "2024"),
  aCase("unplaced-old", null, "2020"),
];

const idsOf = (cases: readonly CaseSummary[]) => cases.map(({ document }) => document.id);

describe("cases", () => {
  test("stand by province, city and county, the newest of a place first", () => {
    expect(idsOf(inPlaceOrder(ordered.toReversed()))).toEqual(idsOf(ordered));
  });

  test("stand alike, however they come", () => {
    const shuffled = fc.shuffledSubarray([...ordered], { minLength: ordered.length });
    fc.assert(
      fc.property(shuffled, (cases) => {
        expect(idsOf(inPlaceOrder(cases))).toEqual(idsOf(ordered));
      }),
    );
  });
});
