/** What a text without front matter says of its own title and date. */
import { describe, expect, test } from "vitest";
import { inferDate, inferTitle } from "../../../src/documents/infer-metadata.ts";

describe("the title is the first line", () => {
  test.each([
    ["the line itself", "河曲县机构改革的做法\n正文。", "河曲县机构改革的做法"],
    ["after blank lines", "\n \n河曲县的做法\n正文。", "河曲县的做法"],
    ["of a file of Windows", "河曲县的做法\r\n正文。", "河曲县的做法"],
    ["without the marks of a heading", "## 河曲县的做法\n正文。", "河曲县的做法"],
    ["with a colon", "青岭：小县改出大效能\n正文。", "青岭：小县改出大效能"],
    [
      "with a colon, after fields",
      "来源：青岭日报\n浏览量：12\n青岭县:瘦身\n正文。",
      "青岭县:瘦身",
    ],
    ["after its author", "本报记者 韩若川\n青岭县的做法\n正文。", "青岭县的做法"],
    [
      "over lines that a blank one ends",
      "青岭县深化编制改革\n推动高质量发展的实践\n\n正文。",
      "青岭县深化编制改革推动高质量发展的实践",
    ],
    [
      "over lines above its author",
      "青岭县深化编制改革\n推动高质量发展的实践\n本报记者 韩若川\n正文。",
      "青岭县深化编制改革推动高质量发展的实践",
    ],
    ["without the heading below it", "青岭县的做法\n机构做减法\n正文。", "青岭县的做法"],
    ["with its subtitle", "小县大改革\n\n——青岭县的观察\n\n正文。", "小县大改革——青岭县的观察"],
    [
      "below a letterhead",
      "青岭县人民政府文件\n青政发〔2023〕8号\n青岭县的做法\n正文。",
      "青岭县的做法",
    ],
    [
      "that a decree announces",
      "青岭县人民政府令\n第7号\n现公布《青岭县编制管理条目》，自公布之日起施行。\n青岭县编制管理条目\n第一条　制定本条目。",
      "青岭县编制管理条目",
    ],
    [
      "with a year at its beginning",
      "2024年青岭县改革工作要点\n2024年全县坚持精简效能。\n一、深化医改\n组建医共体。",
      "2024年青岭县改革工作要点",
    ],
    ["set wide", "青 岭 县 改 革 经 验\n正文。", "青岭县改革经验"],
    [
      "without the office that wrote it",
      "关于薪酬改革情况的汇报\n青岭县卫生健康局\n（二〇二三年九月十二日）\n正文。",
      "关于薪酬改革情况的汇报",
    ],
    [
      "without the number of minutes",
      "青岭县人民政府会议纪要\n〔2023〕9次\n\n正文。",
      "青岭县人民政府会议纪要",
    ],
    [
      "of an article, not of its bulletin",
      "县委改革办简报\n第6期\n青岭县委改革办　2023年4月11日\n\n青岭县整合监管力量\n\n正文。",
      "青岭县整合监管力量",
    ],
    ["with sixty characters", `${"字".repeat(60)}\n正文。`, "字".repeat(60)],
  ])("%s", (_, body, title) => {
    expect(inferTitle(body)).toBe(title);
  });

  test.each([
    ["a sentence", "河曲县是试点县。\n正文。"],
    ["a line with a sentence's end within", "河曲县是试点县。它很小\n正文。"],
    ["an address", "各县人民政府:\n正文。"],
    ["too long", `${"字".repeat(61)}\n正文。`],
    ["an enclosure's name", "附件1：实施方案"],
    ["an editor's note", "编者按：青岭县是试点县"],
    ["one character", "一\n正文。"],
    ["nothing", ""],
  ])("unless it is %s", (_, body) => {
    expect(inferTitle(body)).toBeNull();
  });
});

describe("of a notice it is found", () => {
  const title = "河曲县人民政府办公室关于印发《河曲县高龄津贴发放管理办法（试行）》的通知";
  test.each([
    ["longer than other titles", `${title}\n河政办发〔2020〕3号\n正文。`],
    ["over two lines", `${title.slice(0, 22)}\n${title.slice(22)}\n正文。`],
    ["under its sender's name", `河曲县人民政府办公室\n${title.slice(10)}\n正文。`],
    [
      "behind a page's head",
      `首页 > 政务公开\n索引号：0123/2020-1\n发文机关：河曲县人民政府\n【字体：大 中 小】\n${title}\n正文。`,
    ],
    ["in front of its number", `${title}河政办发〔2020〕3号各乡镇人民政府：现印发给你们。`],
    ["in front of whom it is to", `${title}各乡镇人民政府：现印发给你们。`],
    ["in front of its first words", `${title} 为了弘扬敬老传统，制定本办法。`],
  ])("%s", (_, body) => {
    expect(inferTitle(body)).toBe(title);
  });

  test.each([
    ["河曲县烟花爆竹管理办法第一条 为了加强管理，制定本办法。", "河曲县烟花爆竹管理办法"],
    [
      "河曲县供热管理细则（2021年修订）第一章 总则 第一条 为了加强城市供热管理，保障用户和供热单位的合法权益，制定本办法。",
      "河曲县供热管理细则（2021年修订）",
    ],
    ["河曲县防火命令河府令第8号当前已进入高火险期。", "河曲县防火命令"],
  ])("whatever it calls itself: %s", (body, expected) => {
    expect(inferTitle(body)).toBe(expected);
  });

  test("but a sentence that speaks of one is none", () => {
    expect(
      inferTitle(`近日，县政府印发关于供热的通知，${"要求各单位落实".repeat(9)}。`),
    ).toBeNull();
  });
});

describe("the date", () => {
  test.each([
    ["named as the text's own", "发布日期:2022年5月31日\n正文。", "2022-05-31"],
    ["named with its source", "来源:忻州日报 2022-05-31 10:20\n正文。", "2022-05-31"],
    ["written with stops", "标题\n2022.5.3\n正文。", "2022-05-03"],
    ["alone on its line", "标题\n(2023年12月1日)\n正文。", "2023-12-01"],
    [
      "at the end, under the signature",
      `标题\n${"正文。\n".repeat(9)}编办\n2021年1月9日`,
      "2021-01-09",
    ],
    ["with spaces within", "标题\n2022 年 5 月 31 日\n正文。", "2022-05-31"],
  ])("is found %s", (_, body, date) => {
    expect(inferDate(body)).toBe(date);
  });

  const page = (line: string) => `青岭县推进改革\n${line}\n${"县里整合了机构。\n".repeat(20)}`;
  test.each([
    ["2023年11月20日  来源:青岭日报", "2023-11-20"],
    ["2023-11-20 来源：青岭县委编办 作者：韩若川", "2023-11-20"],
    ["2023-11-20来源：青岭日报", "2023-11-20"],
    ["来源：青岭日报2023/11/20 08:30", "2023-11-20"],
    ["2023年11月20日星期一 08:30 来源：青岭日报", "2023-11-20"],
    ["(2024年4月)", "2024-04"],
    ["二〇二四年四月", "2024-04"],
    ["青岭编办 2023年08月15日 10:20", "2023-08-15"],
    ["2023年11月20日　青岭县人民政府网", "2023-11-20"],
    ["青岭日报（2023年11月20日）", "2023-11-20"],
    ["发布时间：2023-11-20 浏览次数：103", "2023-11-20"],
    ["发布日期：2023-12-01 | 成文日期： | 2023年11月20日 | 文号：", "2023-11-20"],
    ["2023年11月20日 青岭县人民代表大会常务委员会第七次会议通过", "2023-11-20"],
    ["（2014年1月28日县政府令第2号公布　根据2018年12月19日县政府令第9号修正）", "2014-01-28"],
  ])("stands in a line of the head: %s", (line, date) => {
    expect(inferDate(page(line))).toBe(date);
  });

  test.each([
    ["2023年11月2日"],
    ["二〇二三年十一月二日"],
    ["2023 年 11 月 2 日\n（此件公开发布）"],
  ])("stands at the foot, and not in a letter that is forwarded: %s", (written) => {
    const own = `关于转发的通知\n${"各单位要落实。\n".repeat(9)}青岭县人民政府办公室\n${written}\n`;
    const inner = `关于开展试点的通知\n${"请组织开展。\n".repeat(9)}省人民政府办公厅\n2023年4月1日\n`;
    expect(inferDate(own + inner)).toBe("2023-11-02");
  });

  test.each([
    ["发布日期：2023-06-28\n关于改革的通知", "2023-06-26"],
    ["2023-06-28 10:20 来源：青岭县政府办\n关于改革的通知", "2023-06-26"],
    ["2023年06月28日\n关于改革的通知", "2023-06-26"],
    ["生成日期：2023-06-28 | 发文日期：2023-06-28\n关于改革的通知", "2023-06-26"],
    ["印发日期：2023-06-27 | 发布日期：2023-06-28\n关于改革的通知", "2023-06-27"],
    ["关于改革的通知\n（2023年6月25日）", "2023-06-25"],
  ])("is the text's own, and that of the page only where it has none: %s", (head, date) => {
    const signed = "各单位要落实。\n青岭县人民政府办公室\n2023年6月26日\n";
    expect(inferDate(`${head}\n${"各单位要落实。\n".repeat(9)}${signed}`)).toBe(date);
    const unsigned = head.includes("（") || head.includes("印发");
    expect(inferDate(`${head}\n${"各单位要落实。\n".repeat(9)}`)).toBe(
      unsigned ? date : "2023-06-28",
    );
  });

  test("is not that of a letter that is forwarded without a signature of one's own", () => {
    const own = "关于转发的通知\n发布日期：2023-11-05\n各单位：\n现转发给你们，请落实。\n";
    const inner = `关于开展试点的通知\n各市人民政府：\n${"请组织开展。\n".repeat(9)}省人民政府办公厅\n2023年4月1日\n`;
    expect(inferDate(own + inner + "附件略。\n".repeat(4))).toBe("2023-11-05");
  });

  test("is a decree's, not that of the regulation's passing or of its amendments", () => {
    const decree = "青岭县人民政府令\n第7号\n现公布办法。\n县长　韩若川\n2023年12月18日\n";
    const note =
      "（2014年1月28日青岭县人民政府令第2号发布　根据2018年12月19日青岭县人民政府令第9号修正）";
    expect(inferDate(`${decree}青岭县编制管理办法\n${note}\n第一条　制定本办法。`)).toBe(
      "2023-12-18",
    );
    expect(inferDate(`青岭县编制管理办法\n${note}\n第一条　制定本办法。`)).toBe("2014-01-28");
  });

  test.each([
    ["within a sentence: it may be of anything", "2022年5月31日,县委召开会议部署改革。"],
    ["of another thing than the text", "标题\n会议时间：2022年5月31日\n正文。"],
    ["up to which something runs", "标题\n截至2022年5月31日\n正文。"],
    ["at which a heading's sentence begins", "标题\n2022年5月31日县委常委会\n正文。"],
    ["of an amendment", "办法\n（根据2018年12月19日《关于修改办法的决定》修正）\n正文。"],
    ["with a month that is none", "标题\n2022-13-01\n正文。"],
    ["with a day that is none", "标题\n2022-12-32\n正文。"],
    ["in the middle of the text", `${"正文。\n".repeat(9)}2022-05-31\n${"正文。\n".repeat(9)}`],
    ["at all", ""],
  ])("is not found %s", (_, body) => {
    expect(inferDate(body)).toBeNull();
  });
});
