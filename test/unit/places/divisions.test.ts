import { describe, expect, test } from "vitest";
import { AppError } from "../../../src/core/errors.ts";
import { createGazetteer, plainNameOf, shortNameOf } from "../../../src/places/divisions.ts";
import { gazetteer } from "./support.ts";

test.each([
  ["河曲县", "河曲"],
  ["赵县", "赵县"],
  ["浦东新区", "浦东"],
  ["万柏林区", "万柏林"],
  ["神农架林区", "神农架"],
  ["青龙满族自治县", "青龙"],
  ["积石山保安族东乡族撒拉族自治县", "积石山"],
  ["东乡族自治县", "东乡"],
  ["双江拉祜族佤族布朗族傣族自治县", "双江"],
  ["巴音郭楞蒙古自治州", "巴音郭楞"],
  ["内蒙古自治区", "内蒙古"],
  ["管城回族区", "管城"],
  ["阿里地区", "阿里"],
  ["香港特别行政区", "香港"],
])("%s is called %s", (name, short) => {
  expect(shortNameOf(name)).toBe(short);
});

test("an autonomous county is also called without its peoples", () => {
  expect(plainNameOf("通道侗族自治县")).toBe("通道县");
  expect(plainNameOf("延边朝鲜族自治州")).toBe("延边州");
  expect(plainNameOf("河曲县")).toBeNull();
});

describe("the gazetteer", () => {
  test("knows level, province and city", () => {
    expect(gazetteer.byName("河曲县")).toEqual([
      {
        code: "140930",
        name: "河曲县",
        level: "county",
        province: "山西省",
        city: "忻州市",
        shortName: "河曲",
      },
    ]);
    expect(gazetteer.byName("张掖市")).toMatchObject([{ level: "prefecture", city: null }]);
    expect(gazetteer.byName("仙桃市")).toMatchObject([{ level: "county", city: null }]);
    expect(gazetteer.byName("山西省")).toMatchObject([{ level: "province", province: "山西省" }]);
    expect(gazetteer.byCode("610902")).toMatchObject({ name: "汉滨区" });
  });

  test("has no headings, zones or former names", () => {
    for (const name of ["市辖区", "石家庄高新技术产业开发区", "横县", "沙县", "会理县"])
      expect(gazetteer.byName(name)).toEqual([]);
  });

  test("no former name is a present one, and every present one exists", () => {
    for (const former of Object.keys(gazetteer.lists.former))
      expect(gazetteer.byName(former)).toEqual([]);
  });

  test("has new areas that no division is called, with what they lie in", () => {
    const area = { code: "", level: "county", province: "湖南省", city: "长沙市" };
    expect(gazetteer.byName("湘江新区")).toMatchObject([area]);
    expect(gazetteer.byName("雄安新区")).toMatchObject([{ province: "河北省", city: null }]);
    expect(gazetteer.byCode("")).toBeNull();
  });

  test.each([
    ["a former name's successor", { former: { 甲县: "无此县" } }, "无此县"],
    ["what a new area lies in", { zones: { 甲新区: "无此市" } }, "无此市"],
    ["a new area that the national list has", { zones: { 浦东新区: "上海市" } }, "浦东新区"],
  ])("a list that names what is not one division is refused by name: %s", (_, wrong, name) => {
    const listed = gazetteer.divisions.filter(({ code }) => code !== "");
    const lists = { ...gazetteer.lists, exonyms: {}, ...wrong };
    expect(() => createGazetteer(listed, lists)).toThrow(AppError);
    expect(() => createGazetteer(listed, lists)).toThrow(new RegExp(`: ${name}$`, "u"));
  });

  test("no word is both everyday and only hedged", () => {
    const { ordinary, hedged } = gazetteer.lists;
    expect([...ordinary].filter((word) => hedged.has(word))).toEqual([]);
  });
});
