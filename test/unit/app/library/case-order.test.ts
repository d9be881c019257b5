/** The order in which people look for places, whatever the order of the files. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inPlaceOrder } from "../../../../src/app/library/cases.ts";
import type { CaseSummary, DocumentMeta, Place } from "../../../../src/core/domain.ts";
import { aDocument } from "../../../telegram/fixture-library.ts";

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
