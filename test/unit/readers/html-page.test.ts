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

describe("the title of a page", () => {
  const title = "青岭县人民政府关于印发《青岭县编制周转池管理办法》的通知";
  const text = paragraph.repeat(3);
  const titleOf = (window: string, body: string) =>
    read(body, `<title>${window}</title>`).facts.title;

  test.each([
    ["信息浏览-青岭县人民政府信息公开网", `<h2>${title}</h2>${text}`],
    ["正文", `<div>首页 &gt; 正文</div><p align="center">${title}</p>${text}`],
    ["文章内容_青岭县", `<table><tr><th>名称：</th><td>${title}</td></tr></table>${text}`],
    [`青岭县人民政府-政策文件-${title}`, `<p>${title}</p>${text}`],
    [`${title}_青岭县人民政府`, text],
    [`${title}——青岭县人民政府`, `<h1>${title}</h1>${text}`],
    ["青岭县人民政府关于印发《青岭县编制…_政策文件", `<h3>${title}</h3>${text}`],
    [
      "政策文件",
      `<p align="center">青岭县人民政府关于印发<br>《青岭县编制周转池管理办法》的通知</p>${text}`,
    ],
    [
      "公文",
      `<p align="center">青岭县人民政府文件</p><p align="center">青政发〔2023〕8号</p><p align="center">${title}</p>${text}`,
    ],
  ])("whose window says %s is the article's", (window, body) => {
    expect(titleOf(window, body)).toBe(title);
  });

  test("keeps a dash between years, and one before a subtitle", () => {
    for (const plan of ["青岭县国土空间总体规划（2021—2035年）", "小县大改革——青岭县的观察与思考"])
      for (const window of [`${plan}-青岭县人民政府`, `青岭县人民政府_${plan}`])
        expect(titleOf(window, `<p>${plan}</p>${text}`)).toBe(plan);
  });

  test("is of centred lines together where nothing else says it", () => {
    const lines =
      '<p style="text-align:center">青岭县深化编制改革</p><p style="text-align: center">推动高质量发展的实践</p>';
    expect(titleOf("信息公开", lines + text)).toBe("青岭县深化编制改革推动高质量发展的实践");
  });
});

describe("text that a page hides", () => {
  const hidden = '<div class="page" id="p2" style="display:none">';
  test("is text where a button shows it as the next page", () => {
    const pages = `<div class="page" id="p1">${paragraph.repeat(2)}</div>${hidden}<p>二、成效。${sentence}</p></div>`;
    expect(linesIn(pages)).toEqual([sentence, sentence, `二、成效。${sentence}`]);
  });

  test("is text where it is the article, which a script shows", () => {
    const article = `<div style="visibility: hidden; opacity: 0;">${paragraph.repeat(3)}</div>`;
    expect(linesIn(`<p>青岭编办 2023年8月15日</p>${article}`)).toEqual([
      sentence,
      sentence,
      sentence,
    ]);
  });

  test("is none where it is a menu, a note or a second copy", () => {
    const menu = '<div style="display:none"><a href="/">首页</a><a href="/a">走进青岭</a></div>';
    const note =
      '<div style="display:none"><p>您将离开本网站，本网站对其内容不负任何责任。</p></div>';
    expect(linesIn(`${menu}<div>${paragraph.repeat(3)}</div>${note}`)).toEqual([
      sentence,
      sentence,
      sentence,
    ]);
  });
});

test("an aside within the text is text, and one of links is not", () => {
  const aside = `<aside><p>一是整合力量，${sentence}</p></aside>`;
  const links = '<aside><p><a href="/1">青岭县召开会议，部署改革工作。</a></p></aside>';
  const page = `<article>${paragraph}${aside}${paragraph}${links}</article>`;
  expect(linesIn(page)).toEqual([sentence, `一是整合力量，${sentence}`, sentence]);
});

describe("behind an article", () => {
  const link = (words: string) => `<p><a href="/x">${words}</a></p>`;
  test.each([
    ["other documents", link("关于印发《青岭县创新券办法》的通知") + link("青岭县召开改革推进会")],
    [
      "what it calls related",
      "<div>【相关信息】</div><div>关于印发《青岭县创新券办法》的通知</div>",
    ],
    ["explanations of it", `<h3>相关解读</h3>${link("【图解】青岭县编制办法")}`],
    ["the site", "<div>网站导航</div><div>主办：青岭县人民政府　网站标识码：3607230001</div>"],
    ["a code to scan", "<p>扫一扫在手机打开当前页</p>"],
    ["neighbours", "<p>上一篇：青岭县召开会议</p><p>下一篇：没有了</p>"],
  ])("are no text: %s", (_, tail) => {
    expect(linesIn(`<div>${paragraph.repeat(3)}${tail}</div>`)).toEqual([
      sentence,
      sentence,
      sentence,
    ]);
  });

  test("its attachments are text", () => {
    const tail = `<p>附件：</p>${link("1.青岭县编制周转池申请表")}`;
    expect(linesIn(`<div>${paragraph.repeat(3)}${tail}</div>`).slice(3)).toEqual([
      "附件：",
      "1.青岭县编制周转池申请表",
    ]);
  });
});

describe("an article of WeChat", () => {
  const content = `<div id="js_content" style="visibility: hidden; opacity: 0;">${paragraph.repeat(2)}</div>`;
  const facts = {
    title: "青岭县推行“一支队伍管执法”",
    source: "青岭编办",
    date: "2023-08-15",
    url: "https://mp.weixin.qq.com/s?__biz=Mz&mid=1",
  };

  test("says in its elements what it is", () => {
    const head = `<h1 id="activity-name">${facts.title}</h1><a id="js_name">${facts.source}</a><em id="publish_time">2023年08月15日 10:20</em>`;
    const page = read(
      head + content + "<div>微信扫一扫关注该公众号</div>",
      `<meta property="og:url" content="${facts.url.replace("&", "&amp;")}">`,
    );
    expect(page.facts).toMatchObject(facts);
    expect(page.text).toBe(`${sentence}\n\n${sentence}`);
  });

  test("says it in its scripts, where the page was saved without running them", () => {
    const script = `<script>var msg_title = '${facts.title}'.html(false); var nickname = htmlDecode("${facts.source}");
      var ct = "1692065999"; var msg_link = "${facts.url.replace("&", "&amp;")}";</script>`;
    expect(read(content + script).facts).toMatchObject(facts);
  });
});

test.each(["tit", "xl-title", "articleTitle"])("an element named %s has the title", (name) => {
  const title = `<div class="${name}">青岭县审批局<br>“三个一”打造新样板</div>`;
  const body = `<div>${title}<p>2024-05-17　来源：青岭日报</p><div>${paragraph}${paragraph}</div></div>`;
  const page = read(body, "<title>青岭县人民政府</title>");
  expect(page.facts.title).toBe("青岭县审批局“三个一”打造新样板");
});

test("a call to follow the account is no heading of the text", () => {
  const lines = linesIn(`<div><p>点击蓝字 关注我们</p>${paragraph}${paragraph}</div>`);
  expect(lines).toEqual([sentence, sentence]);
});

test("facts whose labels have no colon are read, a sentence is none", () => {
  const facts =
    "<dl><dt>成文日期</dt><dd>2021年6月17日</dd><dt>发文字号</dt><dd>青政办发〔2021〕30号</dd></dl>";
  const page = read(
    `${facts}<div>${paragraph}${paragraph}<p>发文机关应当说明理由，并公布。</p></div>`,
  );
  expect(page.facts).toMatchObject({ ownDate: "2021-06-17", number: "青政办发〔2021〕30号" });
  expect(page.facts.head?.join()).not.toContain("应当");
});

test("a title that ends like a site's name is one if it has a title's marks", () => {
  const heading = "<h2>青岭县：“小网格”织密服务网</h2>";
  const page = read(`<div>${heading}${paragraph}${paragraph}</div>`, "<title>青岭日报</title>");
  expect(page.facts.title).toBe("青岭县：“小网格”织密服务网");
});
