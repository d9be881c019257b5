/** What Word shows of a paragraph, and what it does not. */
import { describe, expect, test } from "vitest";
import { docxLines, paragraph, run, styled } from "../../setup/make-docx.ts";

const numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';
const numbering =
  '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>';
const gone = '<w:del w:id="1" w:author="a"/>';
const deleted = (text: string) =>
  `<w:del w:id="2" w:author="a"><w:r><w:delText>${text}</w:delText></w:r></w:del>`;
const style = (id: string, name: string, more: string) =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`;

describe("tracked changes", () => {
  test("are accepted, and what was deleted has no number", async () => {
    const body =
      paragraph(run("甲"), numbered) +
      paragraph(deleted("乙"), `${numbered}<w:rPr>${gone}</w:rPr>`) +
      paragraph(run("丙"), numbered) +
      paragraph(
        `<w:moveFrom w:id="3" w:author="a">${run("丁")}</w:moveFrom>`,
        `${numbered}<w:rPr><w:moveFrom w:id="4" w:author="a"/></w:rPr>`,
      ) +
      paragraph(
        run("戊") + `<w:ins w:id="5" w:author="a">${run("己")}</w:ins>` + deleted("庚"),
        numbered,
      );
    expect(await docxLines({ body, numbering })).toEqual(["一、甲", "二、丙", "三、戊己"]);
  });

  test("join a paragraph whose mark was deleted to the next", async () => {
    const body =
      paragraph(run("全县撤并机构"), `${numbered}<w:rPr>${gone}</w:rPr>`) +
      paragraph(run("十三个。"), numbered) +
      paragraph(run("乙"), numbered);
    expect(await docxLines({ body, numbering })).toEqual(["一、全县撤并机构十三个。", "二、乙"]);
  });

  test("of the numbering leave no former number", async () => {
    const body = paragraph(
      run("甲"),
      `<w:pPrChange w:id="1"><w:pPr>${numbered}</w:pPr></w:pPrChange>`,
    );
    expect(await docxLines({ body, numbering })).toEqual(["甲"]);
  });
});

describe("hidden text", () => {
  test("is not read, whether the run or a style hides it, and has no number", async () => {
    const styles =
      style("h", "secret", "<w:rPr><w:vanish/></w:rPr>") +
      style("hh", "more", '<w:basedOn w:val="h"/>');
    const body =
      paragraph(run("看得见") + run("看不见", "<w:vanish/>")) +
      paragraph(run("乙", "<w:vanish/>"), `${numbered}<w:rPr><w:vanish/></w:rPr>`) +
      paragraph(run("丙"), numbered) +
      styled("丁", "h") +
      styled("戊", "hh") +
      paragraph(run("己", '<w:vanish w:val="0"/>'), '<w:pStyle w:val="h"/>');
    expect(await docxLines({ body, numbering, styles })).toEqual(["看得见", "一、丙", "己"]);
  });
});

describe("fields", () => {
  test("have their results", async () => {
    const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const code = (text: string) => `<w:r><w:instrText>${text}</w:instrText></w:r>`;
    const body =
      paragraph(
        run("共") +
          `<w:fldSimple w:instr="DOCPROPERTY n">${run("四十二")}</w:fldSimple>` +
          run("个"),
      ) +
      paragraph(
        run("见") +
          field("begin") +
          code("REF a") +
          field("separate") +
          run("附件一") +
          field("end"),
      );
    expect(await docxLines({ body })).toEqual(["共四十二个", "见附件一"]);
  });

  test.each([
    ["EQ \\f(1,14)", "1/14"],
    ["EQ \\o\\ac(○,3)", "③"],
    ["eq \\o\\ac(○,一)", "㊀"],
    ["EQ \\r(3,x+1)", "³√(x+1)"],
    ["EQ x\\s\\up6(2)+\\f(a,\\r(b))", "x²+a/(√b)"],
    ["PAGE", ""],
  ])("that are drawn only are written: %s", async (code, written) => {
    const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const body = paragraph(
      run("为") +
        field("begin") +
        `<w:r><w:instrText>${code}</w:instrText></w:r>` +
        field("end") +
        run("。"),
    );
    expect(await docxLines({ body })).toEqual([`为${written}。`]);
  });

  test("that are boxes to be ticked show whether they are", async () => {
    const box = (state: string) =>
      `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>${state}</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const control = `<w:sdt><w:sdtPr><w14:checkbox/></w:sdtPr><w:sdtContent>${run("☒")}</w:sdtContent></w:sdt>`;
    const body = paragraph(
      box('<w:default w:val="0"/><w:checked/>') +
        run("是") +
        box('<w:default w:val="0"/>') +
        run("否") +
        control +
        run("不详"),
    );
    expect(await docxLines({ body })).toEqual(["☑是☐否☒不详"]);
  });

  test("that make a table of contents are left out, with its heading", async () => {
    const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const body =
      paragraph(run("目　录")) +
      paragraph(
        field("begin") +
          "<w:r><w:instrText> TOC \\o </w:instrText></w:r>" +
          field("separate") +
          run("总则"),
      ) +
      paragraph(run("机构")) +
      paragraph(field("end")) +
      paragraph(run("机构设置如下。"));
    expect(await docxLines({ body })).toEqual(["机构设置如下。"]);
  });
});

describe("formulas", () => {
  const text = (written: string) => `<m:r><m:t>${written}</m:t></m:r>`;
  test.each([
    [`<m:f><m:num>${text("1")}</m:num><m:den>${text("14")}</m:den></m:f>`, "1/14"],
    [`<m:f><m:num>${text("a+b")}</m:num><m:den>${text("2")}</m:den></m:f>`, "(a+b)/2"],
    [`<m:sSup><m:e>${text("x")}</m:e><m:sup>${text("2")}</m:sup></m:sSup>`, "x²"],
    [`<m:sSub><m:e>${text("S")}</m:e><m:sub>${text("总")}</m:sub></m:sSub>`, "S_总"],
    [`<m:rad><m:deg/><m:e>${text("x+1")}</m:e></m:rad>`, "√(x+1)"],
    [
      `<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>${text("i=1")}</m:sub><m:sup>${text("n")}</m:sup><m:e>${text("x")}</m:e></m:nary>`,
      "∑_(i=1)ⁿx",
    ],
    [`<m:d><m:e>${text("甲")}</m:e><m:e>${text("乙")}</m:e></m:d>`, "(甲|乙)"],
  ])("%#: %s", async (formula, written) => {
    const body = paragraph(run("等于") + `<m:oMath>${formula}</m:oMath>` + run("。"));
    expect(await docxLines({ body })).toEqual([`等于${written}。`]);
  });

  test("that stand for themselves are there, too", async () => {
    const body = paragraph(`<m:oMathPara><m:oMath>${text("S=a×b")}</m:oMath></m:oMathPara>`);
    expect(await docxLines({ body })).toEqual(["S=a×b"]);
  });

  test("in raised figures keep them apart from the number before", async () => {
    const body = paragraph(
      run("10") + run("3", '<w:vertAlign w:val="superscript"/>') + run("立方米"),
    );
    expect(await docxLines({ body })).toEqual(["10³立方米"]);
  });
});

describe("text boxes", () => {
  const box = (text: string) => `<w:txbxContent>${paragraph(run(text), numbered)}</w:txbxContent>`;
  test("come once, behind their paragraph, in whichever form they are", async () => {
    const body =
      paragraph(run("前") + `<w:r><w:drawing>${box("甲")}</w:drawing></w:r>`) +
      paragraph(
        `<w:r><mc:AlternateContent><mc:Choice><w:drawing>${box("乙")}</w:drawing></mc:Choice><mc:Fallback><w:pict>${box("乙")}</w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
      ) +
      paragraph(`<w:r><w:pict>${box("丙")}</w:pict></w:r>` + run("后"));
    expect(await docxLines({ body, numbering })).toEqual([
      "前",
      "一、甲",
      "二、乙",
      "后",
      "三、丙",
    ]);
  });
});

test("breaks and tabs of any kind part what stands beside them", async () => {
  const body = paragraph(
    `<w:r><w:t>甲</w:t><w:cr/><w:t>乙</w:t><w:ptab w:alignment="right"/><w:t>丙</w:t></w:r>`,
  );
  expect(await docxLines({ body })).toEqual(["甲", "乙 丙"]);
});

test("a diagram has its texts behind its paragraph", async () => {
  const body =
    paragraph(run("机构设置如图。") + '<w:r><w:drawing><dgm:relIds r:dm="r9"/></w:drawing></w:r>') +
    paragraph(run("以上。"));
  expect(await docxLines({ body, diagram: ["县委编办", "综合股"] })).toEqual([
    "机构设置如图。",
    "县委编办",
    "综合股",
    "以上。",
  ]);
});

test("cells that were merged are repeated in each row and column", async () => {
  const cell = (text: string, properties = "") =>
    `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(run(text))}</w:tc>`;
  const row = (...cells: readonly string[]) => `<w:tr>${cells.join("")}</w:tr>`;
  const body = `<w:tbl>${row(cell("单位", '<w:vMerge w:val="restart"/>'), cell("编制", '<w:gridSpan w:val="2"/>'))}${row(
    cell("", "<w:vMerge/>"),
    cell("行政"),
    cell("事业"),
  )}${row(cell("县医院"), cell("0"), cell("42"))}${row(cell("合计四十二名", '<w:gridSpan w:val="3"/>'))}</w:tbl>`;
  expect((await docxLines({ body })).join("\n").split("\n")).toEqual([
    "单位 | 编制 | 编制",
    "单位 | 行政 | 事业",
    "县医院 | 0 | 42",
    "合计四十二名",
  ]);
});

test("the cells of a form, whose rows have other columns each, stand once", async () => {
  const cell = (text: string, span: number) =>
    `<w:tc><w:tcPr><w:gridSpan w:val="${span}"/></w:tcPr>${paragraph(run(text))}</w:tc>`;
  const row = (...cells: readonly string[]) => `<w:tr>${cells.join("")}</w:tr>`;
  const body = `<w:tbl>${row(cell("来文单位", 1), cell("县委编办", 3))}${row(cell("来文日期", 2), cell("四月", 2))}${row(cell("标题", 1), cell("关于撤并机构的请示", 3))}</w:tbl>`;
  expect((await docxLines({ body })).join("\n").split("\n")).toEqual([
    "来文单位 | 县委编办",
    "来文日期 | 四月",
    "标题 | 关于撤并机构的请示",
  ]);
});

test("a heading is one by its level, whatever its style is called", async () => {
  const styles =
    style("a", "方正标题", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>') +
    style("b", "小标题", '<w:basedOn w:val="a"/>');
  const body =
    styled("机构", "a") +
    styled("编制", "b") +
    paragraph(run("人员"), '<w:outlineLvl w:val="1"/>') +
    paragraph(run("全县共有四十二个机构。"), '<w:outlineLvl w:val="1"/>');
  expect(await docxLines({ body, styles })).toEqual([
    "## 机构",
    "## 编制",
    "### 人员",
    "全县共有四十二个机构。",
  ]);
});
