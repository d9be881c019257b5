/** Files in the state's own page format, as several programs write them. */
import JSZip from "jszip";
import { describe, expect, test } from "vitest";
import { unreadableReasonOf } from "../../../src/readers/extracted.ts";
import { deltasIn } from "../../../src/readers/ofd/objects.ts";
import { readOfd } from "../../../src/readers/ofd/read-ofd.ts";
import { readFile } from "../../../src/readers/read-file.ts";
import { bare, fixtureText, measuresOf, places } from "../../setup/document-fixtures.ts";
import {
  makeOfd,
  ofdBody,
  ofdPage,
  type OfdParts,
  ofdRoot,
  ofdText,
} from "../../setup/make-ofd.ts";
import { typeset } from "../../setup/make-pdf.ts";

const paragraphs = [
  "青岭县将党政机构由三十五个精简为二十二个，事业单位由一百六十八个整合为五十七个，行政效能明显提升，群众办事更加方便。",
  "县里把超编人员安置到乡镇工作，保留原来的待遇不变，并由县委编办逐一核实，过渡期为五年，期满后按新的标准执行。",
];
const body = typeset(paragraphs).map(ofdText).join("");
const linesIn = async (parts: OfdParts) =>
  (await readOfd("a.ofd", await makeOfd(parts))).text.split(/\n+/);
const objectsIn = async (objects: string) =>
  (await linesIn({ pages: [{ objects: body + objects }] })).slice(2);
const code = (text: string, attributes: string, object = "") =>
  `<ofd:TextObject Boundary="30 150 100 10" Size="5.6444" ${object}><ofd:TextCode ${attributes}>${text}</ofd:TextCode></ofd:TextObject>`;

test("a notice comes back whole, with its measures, title, issuer and date", async () => {
  const notice = fixtureText("notice.txt")
    .split("\n")
    .filter((line) => line.trim() !== "");
  const [title = "", ...rest] = notice;
  const text = rest.filter((line) => !line.includes("|"));
  const titleLines = [title.slice(0, 20), title.slice(20)].map((line, at) => ({
    text: line,
    x: 298 - 11 * line.length,
    y: 790 - 30 * at,
    size: 22,
  }));
  const lines = typeset(text, { full: 28, top: 0 });
  const perPage = 22;
  const pages = Array.from({ length: Math.ceil(lines.length / perPage) }, (_, page) => ({
    objects: [
      ...(page === 0 ? titleLines : []),
      ...lines
        .slice(page * perPage, (page + 1) * perPage)
        .map((line, at) => ({ ...line, y: 700 - 28 * at })),
      { text: `— ${page + 1} —`, x: 280, y: 40, size: 14 },
    ]
      .map(ofdText)
      .join(""),
  }));
  const document = await readFile("通知.ofd", await makeOfd({ pages }), places);
  expect(document).toMatchObject({
    kind: "ofd",
    title,
    source: "青岭县机构编制委员会办公室",
    date: "2023-04-18",
    warnings: [],
  });
  expect(bare(document.text)).toBe(bare([title, ...text].join("\n")));
  expect(measuresOf(document.text).length).toBeGreaterThan(5);
});

describe("the characters of a text object", () => {
  test("go on by their steps, with repeated ones, and are lines of their own where they go down", async () => {
    const steps = 'DeltaX="g 3 5.6444 -16.9332 g 3 5.6444" DeltaY="g 3 0 10 g 3 0"';
    expect(await objectsIn(code("机构精简编制下沉", `X="0" Y="5" ${steps}`))).toEqual([
      "机构精简",
      "编制下沉",
    ]);
    expect(deltasIn("3 g 2 5 -1 g x 7 2", 9)).toEqual([3, 5, 5, -1, 2]);
    expect(deltasIn("g 1000000000 5", 4)).toEqual([5, 5, 5, 5]);
  });

  test("go on by their widths where there are no steps, and begin at nought where nothing is said", async () => {
    expect(await objectsIn(code("机构精简", ""))).toEqual(["机构精简"]);
  });

  test("are scaled by the object's matrix, and left out where it turns them", async () => {
    const points = 'CTM="0.3528 0 0 0.3528 0 0"';
    const scaled = code("机构精简", 'X="0" Y="16" DeltaX="g 3 16"', points).replace("5.6444", "16");
    expect(await objectsIn(scaled)).toEqual(["机构精简"]);
    const turned = code("内部资料", 'X="0" Y="5"', 'CTM="0.7 0.7 -0.7 0.7 0 0"');
    expect(await objectsIn(turned)).toEqual([]);
  });

  test("are in the order of the page, wherever their objects stand in the file", async () => {
    const scattered = [
      { text: "元", x: 250, y: 500 },
      { text: "开票日期：2023年4月20日", x: 112, y: 460 },
      { text: "合计", x: 112, y: 500 },
      { text: "1200", x: 180, y: 500 },
    ];
    expect(await objectsIn(scattered.map(ofdText).join(""))).toEqual([
      "合计 1200 元",
      "开票日期：2023年4月20日",
    ]);
  });

  test("are not shown where the object is not, and are no radicals", async () => {
    const hidden = code("看不见的字", 'X="0" Y="5"', 'Visible="false"');
    expect(await objectsIn(hidden + code("⻓期⼯作", 'X="0" Y="20"'))).toEqual(["长期工作"]);
  });
});

describe("a page", () => {
  test("has the text of its template, and none of seals, annotations and earlier versions", async () => {
    const template = ofdPage({ objects: ofdText({ text: "审批意见表", x: 90, y: 500 }) });
    const read = await linesIn({
      pages: [{ head: '<ofd:Template TemplateID="5" ZOrder="Background"/>', objects: body }],
      common: '<ofd:TemplatePage ID="5" BaseLoc="Tpls/Tpl_0/Content.xml"/>',
      files: {
        "Doc_0/Tpls/Tpl_0/Content.xml": template,
        "Doc_0/Annots/Page_0/Annotation.xml": ofdRoot(
          "PageAnnot",
          `<ofd:Annot Type="Watermark"><ofd:Appearance>${ofdText({ text: "批注", x: 90, y: 400 })}</ofd:Appearance></ofd:Annot>`,
        ),
        "Doc_0/Versions/V1/Content.xml": template,
      },
    });
    expect(read).toEqual([...paragraphs, "审批意见表"]);
  });

  test("in blocks within layers is read like any other", async () => {
    expect(
      await objectsIn(
        `<ofd:PageBlock><ofd:PageBlock>${code("机构精简", 'X="0" Y="5"')}</ofd:PageBlock></ofd:PageBlock>`,
      ),
    ).toEqual(["机构精简"]);
  });

  test("has tables by their lines", async () => {
    const line = (x: number, y: number, path: string) =>
      `<ofd:PathObject Boundary="${x} ${y} 100 40"><ofd:AbbreviatedData>${path}</ofd:AbbreviatedData></ofd:PathObject>`;
    const box = "M 0 0 L 100 0 L 100 30 L 0 30 C";
    const drawn =
      line(30, 150, box) +
      line(30, 160, "M 0 0 L 100 0") +
      line(30, 170, "M 0 0 L 100 0") +
      line(60, 150, "M 0 0 L 0 30");
    const cell = (text: string, x: number, y: number) =>
      code(text, 'X="1" Y="5"').replace("30 150", `${x} ${y}`).replace("5.6444", "4");
    const cells =
      cell("单位", 30, 150) +
      cell("编制", 60, 150) +
      cell("县医院", 30, 160) +
      cell("42", 60, 160) +
      cell("县一中", 30, 170) +
      cell("88", 60, 170);
    expect(await objectsIn(drawn + cells)).toEqual(["单位 | 编制", "县医院 | 42", "县一中 | 88"]);
  });

  test("has a red letterhead by a colour that is stated in the resources", async () => {
    const head = ofdText({ text: "青岭县机构编制委员会", x: 118, y: 790, size: 36 })
      .replace(/<ofd:FillColor[^>]*>/, "")
      .replace("<ofd:TextObject", '<ofd:TextObject DrawParam="9"');
    const title = ofdText({ text: "关于撤并机构的通知", x: 199, y: 700, size: 22 });
    const text = typeset(paragraphs, { top: 640 }).map(ofdText).join("");
    const bytes = await makeOfd({
      pages: [{ objects: head + title + text }],
      common: "<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>",
      files: {
        "Doc_0/PublicRes.xml": ofdRoot(
          "Res",
          '<ofd:DrawParams><ofd:DrawParam ID="8"><ofd:FillColor Value="255 0 0"/></ofd:DrawParam><ofd:DrawParam ID="9" Relative="8"/></ofd:DrawParams>',
        ),
      },
    });
    expect((await readOfd("a.ofd", bytes)).facts.title).toBe("关于撤并机构的通知");
  });

  test("without text is told", async () => {
    const bytes = await makeOfd({ pages: [{ objects: body }, { objects: "" }] });
    expect((await readOfd("a.ofd", bytes)).warnings).toEqual(["pages-without-text"]);
  });

  test("with a level watermark has none in its text", async () => {
    const mark = { text: "内部资料", x: 160, y: 700, size: 48, alpha: 0.2 };
    expect(await objectsIn(ofdText(mark))).toEqual([]);
  });
});

describe("files call each other", () => {
  test.each([
    ["from the root", () => "/Doc_0/Pages/Page_0/Content.xml"],
    ["wrongly from the root", () => "Doc_0/Pages/Page_0/Content.xml"],
    ["with steps up", () => "./Pages/../Pages/Page_0/Content.xml"],
    ["as on Windows, in other letters", () => "PAGES\\Page_0\\Content.xml"],
  ])("%s", async (_, locate) => {
    expect(await linesIn({ pages: [{ objects: body }], locate })).toEqual(paragraphs);
  });

  test("by another prefix or none", async () => {
    const zip = await JSZip.loadAsync(await makeOfd({ pages: [{ objects: body }] }));
    for (const file of Object.values(zip.files).filter(({ dir }) => !dir))
      zip.file(file.name, (await file.async("text")).replaceAll("ofd:", ""));
    const bytes = await zip.generateAsync({ type: "uint8array" });
    expect((await readOfd("a.ofd", bytes)).text.split("\n\n")).toEqual(paragraphs);
  });

  test("in several documents of one file, one after the other", async () => {
    const second = ofdText({ text: "附件：县级机构设置情况", x: 112, y: 742 });
    const bodies = ofdBody("Doc_0/Document.xml") + ofdBody("/Doc_1/Document.xml");
    const files = {
      "OFD.xml": ofdRoot("OFD", bodies),
      "Doc_1/Document.xml": ofdRoot(
        "Document",
        '<ofd:CommonData/><ofd:Pages><ofd:Page ID="1" BaseLoc="Content.xml"/></ofd:Pages>',
      ),
      "Doc_1/Content.xml": ofdPage({ objects: second }),
    };
    expect(await linesIn({ pages: [{ objects: body }], files })).toEqual([
      ...paragraphs,
      "附件：县级机构设置情况",
    ]);
  });
});

test("a title in the file's own facts counts where no heading is one", async () => {
  const of = async (info: string) =>
    (await readOfd("a.ofd", await makeOfd({ pages: [{ objects: body }], info }))).facts.title;
  expect(await of("<ofd:Title>青岭县改革纪实.docx</ofd:Title>")).toBe("青岭县改革纪实");
  expect(await of("<ofd:Title>未命名</ofd:Title>")).toBeNull();
  const titled = ofdText({ text: "青岭县改革的做法", x: 200, y: 780 }) + body;
  const stale = await makeOfd({
    pages: [{ objects: titled }],
    info: "<ofd:Title>关于召开会议的通知</ofd:Title>",
  });
  expect((await readFile("a.ofd", stale, places)).title).toBe("青岭县改革的做法");
});

describe("is refused", () => {
  const reasonOf = async (parts: OfdParts) => {
    const error: unknown = await readOfd("a.ofd", await makeOfd(parts)).catch(
      (thrown: unknown) => thrown,
    );
    return unreadableReasonOf(error);
  };
  const pages = [{ objects: body }];
  test.each<readonly [string, OfdParts, string]>([
    ["pictures only", { pages: [{ objects: "<ofd:ImageObject/>" }] }, "scan"],
    ["no pages", { pages: [] }, "damaged"],
    ["no document", { pages, files: { "Doc_0/Document.xml": undefined } }, "damaged"],
    [
      "a document that is locked",
      {
        pages,
        files: {
          "Doc_0/Document.xml": undefined,
          "Encryptions.xml": ofdRoot("Encryptions", ""),
        },
      },
      "encrypted",
    ],
    [
      "entities",
      { pages, files: { "OFD.xml": `<!DOCTYPE a [<!ENTITY b "c">]>${ofdRoot("OFD", "")}` } },
      "damaged",
    ],
    ["very much", { pages, files: { "Doc_0/Big.xml": " ".repeat(41_000_000) } }, "zip-bomb"],
    [
      "very many pages",
      { pages: Array.from({ length: 501 }, () => ({ objects: "" })) },
      "too-many-pages",
    ],
    [
      "private characters",
      {
        pages: [
          {
            objects: typeset(paragraphs.map((text) => text.replace(/[县机构]/g, "\ue123\ue124")))
              .map(ofdText)
              .join(""),
          },
        ],
      },
      "garbled",
    ],
  ])("with %s", async (_, parts, reason) => {
    expect(await reasonOf(parts)).toBe(reason);
  });
});
