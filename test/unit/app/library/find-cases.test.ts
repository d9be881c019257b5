/** Names that several cases share, without an index; with the project's own documents, see library.test.ts. */
import { describe, expect, test } from "vitest";
import { findCases } from "../../../../src/app/library/cases.ts";
import type { Place } from "../../../../src/core/domain.ts";
import type { CaseSummary } from "../../../../src/core/library.ts";
import type { PlaceReading } from "../../../../src/places/recognize.ts";
import { aDocument } from "../../../telegram/fixture-library.ts";

function aPlace(name: string, code: string, city: string): Place {
  return { name, level: "county", province: "山西省", city, code, aliases: [name.slice(0, 2)] };
}

const hequ = aPlace("河曲县", "140930", "忻州市");
const wutai = aPlace("五台县", "140922", "忻州市");
const taigu = aPlace("太谷区", "140703", "晋中市");

function aCase(id: string, place: Place | null, title: string | null = null): CaseSummary {
  const document = aDocument(id, { place, title });
  return { document, sectionCount: 0, measureCount: 1, passageCount: 1 };
}

const cases = [
  aCase("taigu", taigu),
  aCase("wutai", wutai, "五台县:机构改革"),
  aCase("河曲", hequ, "小县机构改革"),
  aCase("hequ-2", hequ),
  aCase("notes", null, "机构改革随笔"),
];

function find(name: string, readings: readonly PlaceReading[] = []) {
  const { exact, near } = findCases(name, cases, { readPlaces: () => readings });
  const ids = (found: readonly CaseSummary[]) => found.map(({ document }) => document.id);
  return { exact: ids(exact), near: ids(near) };
}

const written = { range: [0, 2], written: "某地" } as const;
const inXinzhou = {
  code: "140981",
  name: "原平市",
  level: "county",
  province: "山西省",
  city: "忻州市",
  shortName: "原平",
} as const;

describe("a name", () => {
  test("of a place means all its documents, also where one of their files is called so", () => {
    expect(find("河曲")).toEqual({ exact: ["河曲", "hequ-2"], near: [] });
  });

  test("of a file means that one", () => {
    expect(find("河曲.md").exact).toEqual(["河曲"]);
  });

  test("within titles means all that have it", () => {
    expect(find("机构改革").exact).toEqual(["wutai", "河曲", "notes"]);
    expect(find("革").exact).toEqual([]);
  });

  test("of a region means the places in it", () => {
    const region = {
      kind: "region",
      places: [hequ, wutai],
      division: inXinzhou,
      ...written,
    } as const;
    expect(find("忻州", [region]).exact).toEqual(["wutai", "河曲", "hequ-2"]);
  });

  test("that was corrected is only a guess", () => {
    const corrected = { kind: "corpus", place: wutai, corrected: true, ...written } as const;
    expect(find("吾台", [corrected])).toEqual({ exact: [], near: ["wutai"] });
  });

  test("of a place without documents suggests those of its city, then of its province", () => {
    const absent = { kind: "absent", division: inXinzhou, name: "原平市", ...written } as const;
    expect(find("原平", [absent])).toEqual({
      exact: [],
      near: ["wutai", "河曲", "hequ-2", "taigu"],
    });
  });

  test("that begins like another suggests it", () => {
    expect(find("太谷县")).toEqual({ exact: [], near: ["taigu"] });
    expect(find("wuta")).toEqual({ exact: [], near: ["wutai"] });
  });

  test.each(["", " ", "《》"])("that says nothing (%j) means nothing", (name) => {
    expect(find(name)).toEqual({ exact: [], near: [] });
  });
});
