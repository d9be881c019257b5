/** A text and the words with which somebody points to it, as one question. */
import { describe, expect, test } from "vitest";
import { askedAbout } from "../../../src/questions/asked-about.ts";
import { messageMeans } from "../../setup/message-means.ts";

const asked = (text: string, own: string) => {
  const { readOwnWords, words } = messageMeans();
  return askedAbout(text, readOwnWords(own), words);
};

const told = "河曲县把超编人员安排到社区";

describe("in Chinese", () => {
  test.each([
    ["查一下这个", told, told],
    ["", told, told],
    ["上犹有没有?", told, "上犹把超编人员安排到社区"],
    ["上犹和浏阳呢?", told, "上犹和浏阳把超编人员安排到社区"],
    ["和上犹比怎么样", told, "河曲县和上犹把超编人员安排到社区"],
    ["别的县有没有?", told, "除河曲县以外，把超编人员安排到社区"],
    ["除了上犹还有谁?", told, "除上犹县和河曲县以外，把超编人员安排到社区"],
    ["不算浏阳呢", "把48个机构并成22个", "除浏阳市以外，把48个机构并成22个"],
    ["还有谁也这样?", told, "除河曲县以外，把超编人员安排到社区"],
    ["这个哪里有过?", told, "把超编人员安排到社区"],
    ["这个哪里有过?", "把超编人员安排到社区", "把超编人员安排到社区"],
    ["上犹有没有?", "把超编人员安排到社区", "上犹：把超编人员安排到社区"],
    ["2022年以后有没有?", told, `2022年以后，${told}`],
    ["有没有县级市这么做", "备案管理编外人员", "县级市，备案管理编外人员"],
    ["這個別的縣也有嗎?", told, "除河曲县以外，把超编人员安排到社区"],
    ["介绍下经验", told, told],
    ["除了上犹，汉滨有没有", told, "汉滨把超编人员安排到社区"],
    ["what about Hanbin?", "把超编人员安排到社区", "汉滨区：把超编人员安排到社区"],
    ["since 2022?", "备案管理编外人员", "since 2022: 备案管理编外人员"],
    ["求案例", told, "把超编人员安排到社区"],
    ["谁主导的?", told, told],
    ["上犹呢", "河曲县把36个部门精简为22个", "上犹把…个部门精简为…个"],
    ["别的县呢", "河曲县减了48%的编制", "除河曲县以外，减了…的编制"],
    ["上犹呢", "河曲县55岁以上的干部怎么安置?", "上犹55岁以上的干部怎么安置?"],
    ["效果怎么样?", `${told}。`, `${told}，效果怎么样?`],
    ["别处呢", "河曲县和上犹县怎么考核?河曲县分几档?", "除河曲县和上犹县以外，怎么考核?分几档?"],
  ])("%j on %j", (own, text, question) => {
    expect(asked(text, own)).toBe(question);
  });
});

describe("in English", () => {
  const said = "Hequ County moved surplus staff into villages.";
  test.each([
    ["look this up", said, said],
    ["what about Shangyou?", said, "Shangyou moved surplus staff into villages."],
    [
      "has any other county done this?",
      said,
      "Other than 河曲县: other places moved surplus staff into villages.",
    ],
    ["where was that?", said, "other places moved surplus staff into villages."],
    [
      "how much did it cost?",
      said,
      "Hequ County moved surplus staff into villages. how much did it cost?",
    ],
  ])("%j on %j", (own, text, question) => {
    expect(asked(text, own)).toBe(question);
  });
});
