/** Words for a list of cases: what of them limits it, and what is looked for. */
import { describe, expect, test } from "vitest";
import { readCaseFilter } from "../../../../src/questions/limits/read-case-filter.ts";
import { caseStanding } from "../../../../src/questions/limits/within-limits.ts";
import { aDocument } from "../../../telegram/fixture-library.ts";
import { placeOf, smallCounties } from "../../places/support.ts";
import { describeLimits, thisYear } from "./support.ts";

function read(written: string) {
  return readCaseFilter(written, smallCounties.read(written), thisYear);
}

test.each([
  ["山西 县 2022年以后", "山西省 county 2022.."],
  ["山西县 2022以后", "山西省 county 2022.."],
  ["山西的县", "山西省 county"],
  ["湖南县级市", "湖南省 county-city"],
  ["忻州", "忻州市"],
  ["甘肃 地级市", "甘肃省 prefecture-city"],
  ["张掖", "张掖市"],
  ["县", "county"],
  ["县 县级市", "county-city county"],
  ["县和县级市", "county county-city"],
  ["自治县", "autonomous-county"],
  ["2022", "2022..2022"],
  ["2022年", "2022..2022"],
  ["2019-2022", "2019..2022"],
  ["2019年到2022年", "2019..2022"],
  ["二〇二二年", "2022..2022"],
  ["近三年", "2023.."],
  ["2020年以前", "..2019"],
  ["陝西 區", "陕西省 district"],
  ["Shanxi counties since 2022", "山西省 county 2022.."],
  ["counties in Shanxi", "山西省 county"],
  ["county-level city 2022", "county-city 2022..2022"],
  ["Hunan", "湖南省"],
])("%j is %s", (written, expected) => {
  const { limits, words } = read(written);
  expect(describeLimits(limits)).toBe(expected);
  expect(words).toEqual([]);
});

test.each([
  ["超编", "", ["超编"]],
  ["山西 超编", "山西省", ["超编"]],
  ["河曲", "", ["河曲县"]],
  ["Hequ", "", ["河曲县"]],
  ["河曲 2022年以后", "2022..", ["河曲县"]],
  ["大部制 改革 2022", "2022..2022", ["大部制", "改革"]],
  ["", "", []],
  [" 的 、 ", "", []],
])("%j is limited to %j and looks for %j", (written, limits, words) => {
  const filter = read(written);
  expect(describeLimits(filter.limits)).toBe(limits);
  expect(filter.words).toEqual(words);
});

describe("what is looked for", () => {
  const document = aDocument("a", {
    title: "人口小縣改革",
    place: placeOf("河曲县", "山西省", "county", ["Hequ"]),
  });
  const standing = (...words: string[]) =>
    caseStanding(document, { limits: { region: null, kinds: [], years: null }, words });

  test("stands in the title or the place's names, in any script and case", () => {
    for (const word of ["小县", "河曲", "hequ", "山西"]) expect(standing(word)).toBe("within");
    expect(standing("小县", "河曲")).toBe("within");
  });

  test("is all there, or the case is not meant", () => {
    expect(standing("小县", "浏阳")).toBe("outside");
  });
});
