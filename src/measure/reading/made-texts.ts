/** Invented documents of real counties, as offices and papers write them, and what is right to read of each. */

export interface MadeText {
  readonly name: string;
  readonly title: string;
  /** The title as a page breaks it into lines. */
  readonly titleLines: readonly string[];
  readonly place: string;
  readonly issuer: string | null;
  readonly number: string | null;
  readonly source: string | null;
  /** The text's own date where it has one, else that of its publication. */
  readonly date: string;
  /** When a page showed it. */
  readonly published: string;
  readonly paragraphs: readonly string[];
}

const salutation = "各乡镇人民政府，县直各有关单位：";
const measures = [
  "一、整合机构。将职能相近的三十六个党政机构精简为二十四个，事业单位由一百九十个整合为四十二个。",
  "二、下沉编制。从县直单位收回编制二百二十名，全部用于充实乡镇执法和便民服务力量，三年内不作调整。",
  "三、安置人员。对超编人员采取内部转岗、到村任职等方式消化，过渡期五年，过渡期内待遇保持不变。",
];
const articles = [
  "第一条　为规范全县机构编制管理，提高编制使用效益，结合本县实际，制定本办法。",
  "第二条　周转编制由县委编办统一管理，使用单位应当提出书面申请，经县委编委会研究同意后使用。",
  "第三条　本办法自公布之日起施行，有效期五年，由县委编办负责解释。",
];

export const madeTexts: readonly MadeText[] = [
  {
    name: "notice, signed",
    title: "武乡县人民政府办公室关于印发《武乡县编制周转池管理办法》的通知",
    titleLines: ["武乡县人民政府办公室关于印发", "《武乡县编制周转池管理办法》的通知"],
    place: "武乡县",
    issuer: "武乡县人民政府办公室",
    number: "武政办发〔2023〕18号",
    source: null,
    date: "2023-06-26",
    published: "2023-06-29",
    paragraphs: [
      salutation,
      "《武乡县编制周转池管理办法》已经县政府第30次常务会议审议通过，现印发给你们，请认真贯彻执行。",
      "武乡县人民政府办公室",
      "二〇二三年六月二十六日",
      "武乡县编制周转池管理办法",
      ...articles,
    ],
  },
  {
    name: "letter, forwarded",
    title: "岚县人民政府办公室转发县编办关于清理借调人员的报告的通知",
    titleLines: ["岚县人民政府办公室转发县编办", "关于清理借调人员的报告的通知"],
    place: "岚县",
    issuer: "岚县人民政府办公室",
    number: "岚政办函[2022]9号",
    source: null,
    date: "2022-11-02",
    published: "2022-11-05",
    paragraphs: [
      salutation,
      "县编办《关于清理借调人员的报告》已经县政府同意，现转发给你们，请结合实际抓好落实。",
      "岚县人民政府办公室",
      "2022年11月2日",
      "关于清理借调人员的报告",
      "县人民政府：",
      ...measures,
      "县编办",
      "2022年9月18日",
    ],
  },
  {
    name: "notice of 县委编办",
    title: "中共娄烦县委编办关于开展机构编制核查工作的通知",
    titleLines: ["中共娄烦县委编办", "关于开展机构编制核查工作的通知"],
    place: "娄烦县",
    issuer: "中共娄烦县委编办",
    number: "娄编办发〔2024〕3号",
    source: null,
    date: "2024-03-08",
    published: "2024-03-11",
    paragraphs: [
      "县直各部门：",
      "为摸清机构编制底数，经县委编委会研究，决定开展全县机构编制核查，现将有关事项通知如下。",
      ...measures,
      "中共娄烦县委编办",
      "2024年3月8日",
    ],
  },
  {
    name: "decree, amended",
    title: "大余县机构编制管理办法",
    titleLines: ["大余县机构编制管理办法"],
    place: "大余县",
    issuer: "大余县人民政府",
    number: "大余县人民政府令第7号",
    source: null,
    date: "2023-12-18",
    published: "2023-12-20",
    paragraphs: [
      "大余县人民政府令",
      "第7号",
      "现公布修订后的《大余县机构编制管理办法》，自2024年1月1日起施行。",
      "县长　韩若川",
      "2023年12月18日",
      "大余县机构编制管理办法",
      "（2014年1月28日大余县人民政府令第2号发布　根据2018年12月19日大余县人民政府令第9号修正）",
      ...articles,
    ],
  },
  {
    name: "article with a colon",
    title: "太湖：小县改出大效能",
    titleLines: ["太湖：小县改出大效能"],
    place: "太湖县",
    issuer: null,
    number: null,
    source: "安庆日报",
    date: "2023-11-20",
    published: "2023-11-20",
    paragraphs: [
      "太湖县党政机构由三十二个整合为二十二个，改革后财政供养人员减少八百余名，办事环节少了一半。",
      ...measures,
      "“以前一件事要跑三个局，现在一个窗口就办了。”前来办理补贴的村民说，只用了二十分钟。",
    ],
  },
  {
    name: "article in two lines",
    title: "河曲县深化人口小县机构改革 推动县域治理提质增效",
    titleLines: ["河曲县深化人口小县机构改革", "推动县域治理提质增效"],
    place: "河曲县",
    issuer: null,
    number: null,
    source: "忻州日报",
    date: "2022-05-31",
    published: "2022-05-31",
    paragraphs: [
      "河曲县是全省人口小县机构改革试点县，一年来坚持大部制、扁平化，行政支出明显下降。",
      ...measures,
    ],
  },
  {
    name: "plan of years",
    title: "上犹县机构编制事业发展规划（2021—2035年）",
    titleLines: ["上犹县机构编制事业发展规划", "（2021—2035年）"],
    place: "上犹县",
    issuer: "上犹县委编办",
    number: null,
    source: null,
    date: "2021-10-15",
    published: "2021-10-18",
    paragraphs: [
      "为推进全县机构编制事业高质量发展，根据上级有关部署和本县实际，编制本规划，规划期到2035年。",
      ...measures,
      "上犹县委编办",
      "2021年10月15日",
    ],
  },
  {
    name: "title with a dash",
    title: "小部门办大事——浏阳市事业单位改革观察",
    titleLines: ["小部门办大事", "——浏阳市事业单位改革观察"],
    place: "浏阳市",
    issuer: null,
    number: null,
    source: "湖南日报",
    date: "2023-09-15",
    published: "2023-09-15",
    paragraphs: [
      "浏阳市把分散在九个部门的检验检测机构合并为一个中心，设备共享，人员减少三成，检测周期缩短一半。",
      ...measures,
    ],
  },
];
