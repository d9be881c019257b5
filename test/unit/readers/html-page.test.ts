/** Pages as sites write them: what is text of the article, and what stands around it. */
import { describe, expect, test } from "vitest";
import { readHtml } from "../../../src/readers/html/read-html.ts";

const sentence =
  "改革后，全县党政机构由35个精简为22个，事业单位由168个整合为57个，行政效能明显提升。";
const paragraph = `<p>${sentence}</p>`;
const read = (body: string, head = "") =>
  readHtml(
    "a.html",
    Buffer.from(`<!doctype html><html><head>${head}</head><body>${body}</body></html>`),
  );
const linesIn = (body: string) => read(body).text.split(/\n+/);

describe("the text of an article", () => {
  test("has lists with their signs, and none where a point has its own", () => {
    const lists = "<ol start=3><li>甲</li><li>一是乙</li></ol><ul><li>丙</li></ul>";
    expect(linesIn(`<div>${paragraph}${lists}${paragraph}</div>`)).toEqual([
      sentence,
      "3. 甲",
      "一是乙",
      "• 丙",
      sentence,
    ]);
  });

  test("has the rows of a table as lines", () => {
    const table =
      "<table><tr><th>单位</th><th>编制</th></tr><tr><td>县医院</td><td><p>42</p></td></tr></table>";
    expect(linesIn(`<div>${paragraph}${table}${paragraph}</div>`)).toEqual([
      sentence,
      "单位 | 编制",
      "县医院 | 42",
      sentence,
    ]);
  });

  test("has merged cells in each of their rows and columns, below caption and unit", () => {
    const table = `<table><caption>表1 核定情况</caption><tr><td colspan="4">（单位：名）</td></tr>
      <tr><th rowspan="2">乡镇</th><th colspan="2">编制</th><th rowspan="2">职数</th></tr>
      <tr><th>行政</th><th>事业</th></tr>
      <tr><td rowspan="2">南安镇</td><td>12</td><td>85</td><td>5</td></tr>
      <tr><td>9</td><td>40</td><td>3</td></tr>
      <tr><td colspan="99999999">合计另行公布</td></tr></table>`;
    expect(linesIn(`<div>${paragraph}${table}${paragraph}</div>`)).toEqual([
      sentence,
      "表1 核定情况",
      "（单位：名）",
      "乡镇 | 编制 | 编制 | 职数",
      "乡镇 | 行政 | 事业 | 职数",
      "南安镇 | 12 | 85 | 5",
      "南安镇 | 9 | 40 | 3",
      "合计另行公布 | 合计另行公布 | 合计另行公布 | 合计另行公布",
      sentence,
    ]);
  });

  test("has its short paragraphs beside a very long one", () => {
    const page = `<div><p>${sentence.repeat(40)}</p><p>改革仍在路上。</p></div>`;
    expect(linesIn(page)).toEqual([sentence.repeat(40), "改革仍在路上。"]);
  });

  test("is taken out of a table that only lays out the page", () => {
    const table = `<table><tr><td>${paragraph.repeat(8)}</td><td><a href="/">首页</a></td></tr></table>`;
    expect(linesIn(table)).toEqual(Array.from({ length: 8 }, () => sentence));
  });

  test("breaks where the page breaks lines, and has nothing that is not seen", () => {
    const broken = `<div>${sentence}<br>　　${sentence}<br><span style="display: none">隐藏</span><script>var x</script></div>`;
    expect(linesIn(broken)).toEqual([sentence, sentence]);
  });

  test("has headings by their rank, and a numbered one as it is", () => {
    expect(
      linesIn(`<div><h2>改革成效</h2>${paragraph}<h2>一、做法</h2>${paragraph}</div>`),
    ).toEqual(["## 改革成效", sentence, "一、做法", sentence]);
  });
});

test("a page that is one form, as some programs make them, is read too", () => {
  const form = `<form id="form1"><input type="hidden" value="x"><div>${paragraph.repeat(3)}</div></form>`;
  expect(linesIn(form)).toEqual([sentence, sentence, sentence]);
});

test.each([
  ["without a head", `<html><meta name="a"><body>${paragraph}</body></html>`],
  [
    "with something between head and body",
    `<html><head></head><script>x</script><body>${paragraph}`,
  ],
  ["without a body", `<html><head><title>改革</title></head>${paragraph}</html>`],
  ["without anything", `<head><title>改革</title></head>${paragraph}`],
])("a page %s is read like any other", (_, html) => {
  expect(readHtml("a.html", Buffer.from(html)).text).toBe(sentence);
});

describe("what stands around an article", () => {
  test("goes at its ends", () => {
    const before = "<p>来源：青岭日报 发布时间：2023-04-20 浏览次数：12 字体：【大 中 小】</p>";
    const behind =
      "<p>（责任编辑：沈一舟）</p><p>【打印本页】【关闭窗口】</p><p>上一篇：没有了</p><p>下一篇：青岭县召开会议</p>";
    expect(linesIn(`<div>${before}${paragraph.repeat(3)}${behind}</div>`)).toEqual([
      sentence,
      sentence,
      sentence,
    ]);
  });

  test("stays where the same words are text", () => {
    const text = `<p>编辑部设在县委编办。</p>${paragraph}<p>分享经验，打印材料，微信办理。</p>`;
    expect(linesIn(`<div>${text}</div>`)).toEqual([
      "编辑部设在县委编办。",
      sentence,
      "分享经验，打印材料，微信办理。",
    ]);
  });
});

describe("what a page says of itself", () => {
  const meta = (name: string, content: string) => `<meta name="${name}" content="${content}">`;

  test("stands in its fields, in any case", () => {
    const head =
      meta("articletitle", "青岭县改革见成效") +
      meta("PUBDATE", "2023/4/20 9:15") +
      meta("ContentSource", "本站") +
      meta("SiteName", "青岭县人民政府") +
      meta("Author", "韩若川");
    expect(read(paragraph, head).facts).toMatchObject({
      title: "青岭县改革见成效",
      date: "2023-04-20",
      source: "青岭县人民政府",
      authors: ["韩若川"],
    });
  });

  test("is the title of its window without the site's name, and no program's name", () => {
    expect(
      read(paragraph, "<title>青岭县改革见成效_工作动态-青岭县人民政府网</title>").facts.title,
    ).toBe("青岭县改革见成效");
    expect(read(paragraph, "<title>Microsoft Word - 新建文档</title>").facts.title).toBeNull();
    expect(read(paragraph, meta("author", "Administrator")).facts.authors).toEqual([]);
  });

  test("is its encoding only where the bytes leave it open", () => {
    const words = Array.from({ length: 100 }, () => [0xa7, 0xef, 0xad, 0xb2]).flat();
    const big5 = Buffer.from([
      ...Buffer.from('<html><meta charset="big5"><body><p>'),
      ...words,
      0x81,
    ]);
    expect(readHtml("a.html", big5).text).toContain("改革");
  });

  test("is the address that it was saved from", () => {
    const address = "https://www.qingling.gov.cn/art/2023/4/20/art_1.html?a=1&amp;b=2";
    const plain = address.replace("&amp;", "&");
    for (const head of [
      `<meta property="og:url" content="${address}">`,
      `<link rel="canonical" href="${address}">`,
      `<!-- saved from url=(0044)${plain} -->`,
    ])
      expect(read(paragraph, head).facts.url).toBe(plain);
    expect(read(paragraph, meta("url", "javascript:void(0)")).facts.url).toBeNull();
  });

  test("stands in a table of facts, also with each label above its value", () => {
    const facts =
      "<dl><dt>发文机关：</dt><dd>青岭县民政局</dd><dt>发文字号：</dt><dd>青民发〔2023〕5号</dd></dl>";
    expect(read(facts + paragraph).facts).toMatchObject({ number: "青民发〔2023〕5号" });
    expect(read(facts + paragraph).facts.head).toContain("发文机关：青岭县民政局");
  });
});
