/** Whether a document is within limits: by its place and its date, and not told without them. */
import { expect, test } from "vitest";
import type { Limits } from "../../../../src/core/limits.ts";
import { standingIn } from "../../../../src/questions/limits/within-limits.ts";
import { placeOf } from "../../places/support.ts";

const hequ = { ...placeOf("河曲县", "山西省"), city: "忻州市", code: "140930" };
const xiantao = { ...placeOf("仙桃市", "湖北省"), code: "429004" };
const zhangye = { ...placeOf("张掖市", "甘肃省", "prefecture"), city: "张掖市" };
const xiangxi = placeOf("湘西土家族苗族自治州", "湖南省", "prefecture");
const tongdao = placeOf("通道侗族自治县", "湖南省");
const shanxi = placeOf("山西省", null, "province");

function limits(some: Partial<Limits>): Limits {
  return { region: null, kinds: [], years: null, ...some };
}
const ofShanxi = { province: "山西省", city: null };
const ofXinzhou = { province: "山西省", city: "忻州市" };

test.each([
  [hequ, limits({ kinds: ["county"] }), "within"],
  [hequ, limits({ kinds: ["county-level"] }), "within"],
  [hequ, limits({ kinds: ["autonomous-county"] }), "outside"],
  [hequ, limits({ kinds: ["county-city", "county"] }), "within"],
  [tongdao, limits({ kinds: ["county"] }), "within"],
  [tongdao, limits({ kinds: ["autonomous-county"] }), "within"],
  [xiantao, limits({ kinds: ["county-city"] }), "within"],
  [zhangye, limits({ kinds: ["county-city"] }), "outside"],
  [zhangye, limits({ kinds: ["prefecture-city"] }), "within"],
  [xiangxi, limits({ kinds: ["prefecture-city"] }), "outside"],
  [xiangxi, limits({ kinds: ["prefecture-level"] }), "within"],
  [shanxi, limits({ kinds: ["province"] }), "within"],
  [{ ...hequ, name: "河曲" }, limits({ kinds: ["county"] }), "undetermined"],
  [null, limits({ kinds: ["county"] }), "undetermined"],
  [hequ, limits({ region: ofShanxi }), "within"],
  [shanxi, limits({ region: ofShanxi }), "within"],
  [hequ, limits({ region: ofXinzhou }), "within"],
  [zhangye, limits({ region: ofShanxi }), "outside"],
  [zhangye, limits({ region: { province: "甘肃省", city: "张掖市" } }), "within"],
  [xiantao, limits({ region: { province: "湖北省", city: "荆州市" } }), "outside"],
  [placeOf("五台县", "山西省"), limits({ region: ofXinzhou }), "undetermined"],
  [placeOf("五台县", null), limits({ region: ofShanxi }), "undetermined"],
  [null, limits({ region: ofShanxi }), "undetermined"],
] as const)("%o in %o is %s", (place, given, expected) => {
  expect(standingIn({ place, date: null }, given)).toBe(expected);
});

test.each([
  ["2022-05-31", { from: 2022, to: null }, "within"],
  ["2022", { from: 2022, to: 2022 }, "within"],
  ["2021-12", { from: 2022, to: null }, "outside"],
  ["2023", { from: null, to: 2022 }, "outside"],
  [null, { from: 2022, to: null }, "undetermined"],
] as const)("%j in %o is %s", (date, years, expected) => {
  expect(standingIn({ place: hequ, date }, limits({ years }))).toBe(expected);
});

test("what is outside one limit is outside, whatever cannot be told", () => {
  const given = limits({ region: ofShanxi, years: { from: 2022, to: null } });
  expect(standingIn({ place: zhangye, date: null }, given)).toBe("outside");
  expect(standingIn({ place: hequ, date: null }, given)).toBe("undetermined");
});
