import { describe, expect, test } from "vitest";
import { createPlaceFinder, describeDivision } from "../../../src/places/place-finder.ts";
import { gazetteer, segment } from "./support.ts";

const finder = createPlaceFinder(gazetteer, segment);

describe("a place's name completed from the national list", () => {
  test("with level, city, code and every usual alias", () => {
    expect(describeDivision(gazetteer, "河曲县")).toMatchObject({
      kind: "found",
      place: {
        name: "河曲县",
        level: "county",
        province: "山西省",
        city: "忻州市",
        code: "140930",
        aliases: ["河曲", "hequ", "hequ xian", "Hequ County"],
      },
    });
  });

  test.each([
    ["浏阳", null, "浏阳市"],
    ["張掖市", null, "张掖市"],
    ["襄樊市", null, "襄阳市"],
    ["朝阳区", "北京市", "朝阳区"],
    ["朝阳区", "北京", "朝阳区"],
  ])("%s in %s is %s", (name, province, expected) => {
    expect(describeDivision(gazetteer, name, province)).toMatchObject({
      place: { name: expected },
    });
  });

  test("several of one name are listed, none is null", () => {
    const found = describeDivision(gazetteer, "鼓楼区");
    expect(found?.kind === "ambiguous" ? found.candidates.length : 0).toBe(4);
    expect(describeDivision(gazetteer, "青岚县")).toBeNull();
    expect(describeDivision(gazetteer, "河曲县", "江西省")).toBeNull();
  });

  test("the pinyin of a place is the place's own", () => {
    const aliases = (name: string) => {
      const found = describeDivision(gazetteer, name);
      return found?.kind === "found" ? found.place.aliases : [];
    };
    expect(aliases("陕西省")).toContain("Shaanxi Province");
    expect(aliases("乐清市")).toContain("Yueqing City");
    expect(aliases("尉犁县")).toContain("Yuli County");
    expect(aliases("赵县")).toEqual(["zhao xian", "Zhao County"]);
  });
});

describe("what somebody types to say which place a document is about", () => {
  test.each<readonly [name: string, codes: readonly string[]]>([
    ["河曲县", ["140930"]],
    ["河曲", ["140930"]],
    ["山西省河曲县", ["140930"]],
    ["山西 忻州 河曲", ["140930"]],
    ["忻州市河曲县", ["140930"]],
    ["河曲县 (山西省 忻州市)", ["140930"]],
    ["鼓楼区（福建省·福州市）", ["350102"]],
    ["张掖市", ["620700"]],
    ["福建省福州市鼓楼区", ["350102"]],
    ["江苏鼓楼区", ["320106", "320302"]],
    ["湖南省河曲县", []],
    ["河曲县河曲县", []],
    ["没有的县", []],
    ["", []],
  ])("%s", (name, codes) => {
    expect(finder.called(name).map(({ code }) => code)).toEqual(codes);
  });

  test("of a name that several have, all of them", () => {
    const called = finder.called("鼓楼区");
    expect(called.length).toBeGreaterThan(3);
    expect(new Set(called.map(({ name }) => name))).toEqual(new Set(["鼓楼区"]));
  });
});

describe("the place that a text is mainly about", () => {
  test.each([
    ["德清县机构编制工作的探索", "近年来,我们坚持改革。", "德清县"],
    ["德清:一张清单管编制", "近年来,我们坚持改革。", "德清县"],
    ["浙江省湖州市德清县的探索", "近年来,我们坚持改革。", "德清县"],
    [null, "江阴市坚持改革。江阴市委编办深入调研,江阴的做法在江苏省推开。", "江阴市"],
    [null, "无锡市江阴市坚持改革。江阴市委深入调研,江阴在无锡市率先推开。", "江阴市"],
    ["让数据多跑路", "江阴市坚持改革。江阴市委编办深入调研。", "江阴市"],
    ["浙江探索机构改革", "德清县坚持改革。德清县委编办深入调研,德清县各镇推开。", "德清县"],
  ])("%s", (title, body, expected) => {
    expect(finder.findMain(title, body, null)?.name).toBe(expected);
  });

  test.each([
    ["关于发放高龄津贴的通知", "德清县民政局", "德清县"],
    ["转发浙江省高龄津贴办法的通知", "湖州市德清县人民政府办公室", "德清县"],
    ["德清县和江阴市签订协议", "江阴市人民政府", "江阴市"],
    ["关于支援湖北省的通知", "德清县人民政府", "德清县"],
    ["关于德清县城市规划的批复", "湖州市人民政府", "德清县"],
    ["关于发放高龄津贴的通知", "德清县民政局 江阴市民政局", undefined],
    ["关于发放高龄津贴的通知", "民政局", undefined],
  ])("%s, signed by %s", (title, issuer, expected) => {
    expect(finder.findMain(title, "近年来,我们坚持改革。", issuer)?.name).toBe(expected);
  });

  test.each([
    ["新华社北京8月2日电", "记者从国务院新闻办公室获悉,今年将继续推进机构改革。"],
    ["各地推进改革", "德清县、江阴市、浏阳市、河曲县等地推进改革,德清县、江阴市受到表扬。"],
    ["德清县和江阴市签订协议", "双方将加强合作。"],
    ["公安部门推进改革", "公安机关的通道建设,合作的资源,和平的环境。"],
    [null, "德清县只提到一次,其余的都在讲道理。"],
    [null, ""],
  ])("null for %s", (title, body) => {
    expect(finder.findMain(title, body, null)).toBeNull();
  });
});

test.each([
  ["岢岚县电子证照管理办法", "岢岚县"],
  ["武乡县电商协会的做法", "武乡县"],
  ["中共盂县县委编办工作总结", "盂县"],
  ["中共代县委员会的报告", "代县"],
])("%s is of %s", (title, expected) => {
  expect(finder.findMain(title, "", null)?.name).toBe(expected);
});
