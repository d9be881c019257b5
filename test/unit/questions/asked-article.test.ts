/** Questions for articles of a regulation, and by what name they call it. */
import { describe, expect, test } from "vitest";
import { readAskedArticles } from "../../../src/questions/asked-article.ts";
import { namedDocuments } from "../../../src/questions/named-documents.ts";

test.each([
  ["《河渠管理条例》第十三条规定了什么？", ["13"], "河渠管理条例"],
  ["河渠管理条例第13条", ["13"], "河渠管理条例"],
  ["河渠管理条例 第 13 条 的内容", ["13"], "河渠管理条例 "],
  ["请问河渠条例，第１３条是什么", ["13"], "请问河渠条例"],
  ["《河渠管理条例》13条", ["13"], "河渠管理条例"],
  ["条例第一百零二条之一", ["102-1"], "条例"],
  ["河渠条例第三条和第五条有什么区别", ["3", "5"], "河渠条例"],
  ["河渠条例第三至六条", ["3", "4", "5", "6"], "河渠条例"],
  ["第八条在河渠管理条例里怎么说", ["8"], "河渠管理条例"],
  ["解释第八条（《河渠管理条例》）", ["8"], "河渠管理条例"],
  ["What does article 13 of 《河渠管理条例》 say?", ["13"], "河渠管理条例"],
  ["articles 3 to 5", ["3", "4", "5"], ""],
])("%s asks for articles %j of %j", (question, numbers, name) => {
  expect(readAskedArticles(question)).toMatchObject({ numbers, name });
});

test.each([
  ["条例第八条第二款", 2, null],
  ["条例第8条第2款第（三）项", 2, 3],
  ["条例第八条第三项", null, 3],
  ["条例第八条的第一款", 1, null],
  ["article 8(2) of the regulation", 2, null],
  ["paragraph 2 of article 8", 2, null],
])("%s asks for paragraph %j and point %j", (question, paragraph, point) => {
  expect(readAskedArticles(question)).toMatchObject({ numbers: ["8"], paragraph, point });
});

test.each([
  "河渠县的第二条经验是什么",
  "第三条措施怎么落实",
  "违反第十三条怎么处罚",
  "出台了十三条措施",
  "有多少条",
  "第一条线",
  "the first article",
])("%s asks for none", (question) => {
  expect(readAskedArticles(question)).toBeNull();
});

test.each([
  ["《公务员法》第十四条，河曲县做了哪些改革", true],
  ["《公务员法》第十四条对交流有规定，上犹是怎么落实干部交流的", true],
  ["《公务员法》第十四条，规定了什么？", false],
  ["《公务员法》第十四条的内容是什么", false],
])("%s asks for something else besides: %j", (question, expected) => {
  expect(readAskedArticles(question)?.asksFurther).toBe(expected);
});

describe("a regulation is found by its name", () => {
  const documents = [
    { title: "沙洲市保障“一件事一次办”改革条例", places: ["沙洲市", "江南省"] },
    { title: "关于印发《石湾县编外人员管理办法》的通知", places: ["石湾县", "江南省"] },
    { title: "石湾县河渠管理办法（2022年修订）", places: ["石湾县", "江南省"] },
    { title: "石湾县的改革纪实", places: ["石湾县", "江南省"] },
    { title: null, places: [] },
  ];

  test.each([
    ["沙洲市保障“一件事一次办”改革条例", true, [0]],
    ["一件事一次办改革条例", true, [0]],
    ["请问沙洲市一次办改革条例的", false, [0]],
    ["条例", false, [0]],
    ["本条例", false, [0]],
    ["沙洲市的条例", false, [0]],
    ["江南省一件事条例", false, [0]],
    ["编外人员管理办法", false, [1]],
    ["关于印发《石湾县编外人员管理办法》的通知", true, [1]],
    ["石湾县河渠管理办法(试行)", true, [2]],
    ["河渠办法", false, [2]],
    ["办法", false, [1, 2]],
    ["石湾县改革纪实", false, null],
    ["石湾县的", false, null],
    ["", false, null],
    ["海东市一次办改革条例", false, "none"],
    ["石湾县机构编制条例", true, "none"],
    ["编外人员管理条例", false, "none"],
    ["管理法", false, "none"],
    ["细则", false, "none"],
    ["中华人民共和国行政许可法", true, "none"],
  ] as const)("%s (in 《》: %j): %j", (name, isTitle, expected) => {
    expect(namedDocuments({ name, isTitle }, documents)).toEqual(expected);
  });
});
