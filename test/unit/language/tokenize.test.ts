/** Search terms of normalised texts: real dictionary, the glossary's words, figures whole. */
import { describe, expect, test } from "vitest";
import { characterPairs, createTokenizer, isContentWord } from "../../../src/language/tokenize.ts";

const tokenizer = createTokenizer(["编办", "粤商通"]);

describe("terms", () => {
  test.each([
    ["a word of the glossary that the dictionary lacks", "推动编办工作", "编办"],
    ["a long one", "推行粤商通平台", "粤商通"],
    ["a figure", "精简为135个", "135"],
    ["a share", "核减48.5%以上", "48.5%"],
    ["a Latin word", "hequ的做法", "hequ"],
    ["a term with a sign", "推行互联网+监管和a.b-c", "a.b-c"],
    ["the shorter words within a long one", "机构编制委员会办公室", "委员会"],
  ])("have %s", (_, text, term) => {
    expect(tokenizer.terms(text)).toContain(term);
  });

  test("keep repetitions, which BM25 counts", () => {
    expect(tokenizer.terms("编制和编制").filter((term) => term === "编制")).toHaveLength(2);
  });

  test("are no function words, punctuation or blanks", () => {
    expect(tokenizer.terms("请问是怎么做的呢?,。 ()")).toEqual([]);
    expect(tokenizer.terms("")).toEqual([]);
  });

  test("of the same text are the same in every place", () => {
    const text = "903名事业人员";
    expect(tokenizer.terms(`${text}。`)).toEqual(tokenizer.terms(text));
  });
});

describe("a number is one term", () => {
  test.each([
    ["压缩到一百八十天", "压缩到180天"],
    ["增长百分之二十二点六", "增长22.6%"],
    ["二〇一九年印发", "2019年印发"],
    ["三个中心两个局", "3个中心2个局"],
    ["惠及五万人", "惠及50000人"],
  ])("in %j as in %j", (one, other) => {
    expect(tokenizer.terms(one)).toEqual(tokenizer.terms(other));
  });

  test("and one more as an ordinal", () => {
    expect(tokenizer.terms("第二十一条")).toEqual(["第21", "21", "条"]);
    expect(tokenizer.terms("第21条")).toEqual(["第21", "21", "条"]);
  });

  test("unless it is part of a word", () => {
    for (const text of ["一体化", "千家万户", "一把手"])
      expect(tokenizer.terms(text)).toContain(text);
    expect(tokenizer.terms("十四五规划")).toContain("十四五");
  });

  test("with a term for approximate numbers in an index only", () => {
    expect(tokenizer.indexTerms("618户")).toEqual(["618", "≈610", "户"]);
    expect(tokenizer.terms("618户")).toEqual(["618", "户"]);
  });

  test("and leaves its 万 to the words of an index, for those who ask 多少万元", () => {
    expect(tokenizer.indexTerms("减少五百万元")).toEqual(
      expect.arrayContaining(["5000000", "万元"]),
    );
  });
});

test("words are each stretch once, in order, and make up the text", () => {
  expect(tokenizer.words("对903名事业人员,重新调整配备").join("")).toBe(
    "对903名事业人员重新调整配备",
  );
});

test("a word comes with its part of speech", () => {
  expect(tokenizer.tag("北京").map(({ word, tag }) => `${word}/${tag}`)).toEqual(["北京/ns"]);
});

test("function words are no content", () => {
  expect(["的", "怎么", "what"].map(isContentWord)).toEqual([false, false, false]);
  expect(["编制", "quota", "903"].map(isContentWord)).toEqual([true, true, true]);
});

describe("a word of a question", () => {
  test("is the less telling the more the language has it, and never says nothing", () => {
    const shares = ["地方", "现在", "毛病", "编办"].map((word) => tokenizer.tellingShare(word));
    expect(shares.toSorted((a, b) => a - b)).toEqual(shares);
    expect(new Set(shares).size).toBe(shares.length);
    expect(shares[0]).toBeGreaterThan(0);
  });

  test("is wholly telling where the dictionary does not know it", () => {
    expect(tokenizer.tellingShare("编办")).toBe(1);
    expect(tokenizer.tellingShare("quota")).toBe(1);
  });
});

test.each([
  ["编外人员", ["编外", "外人", "人员"]],
  ["下沉 力量", ["下沉", "沉力", "力量"]],
  ["撤并,划转", ["撤并", "划转"]],
  ["设3个中心", ["3", "个中", "中心"]],
  ["12345热线 drg支付", ["12345", "热线", "drg", "支付"]],
  ["占百分之八点四", ["8.4%"]],
  ["三万五千户", ["35000"]],
  ["三农工作", ["三农", "农工", "工作"]],
  ["管 。", []],
])("pairs of characters of %s", (text, pairs) => {
  expect(characterPairs(text)).toEqual(pairs);
});
