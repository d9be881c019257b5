import { describe, expect, test } from "vitest";
import { describeReading, otherCounties, smallCounties } from "./support.ts";

const noPlace = [
  // Everyday words that are also names of counties.
  "市中的机构怎么设",
  "新建部门的编制怎么核",
  "公安局的辅警怎么管",
  "公安怎么管辅警编制",
  "流动通道怎么建",
  "编制周转池的通道",
  "合作社怎么办",
  "部门合作的机制",
  "平安建设怎么做",
  "大方的人",
  "东方怎么看",
  "资源怎么整合",
  "开发区怎么改",
  "城关镇怎么管",
  "和平年代的编制",
  "共和国的机构",
  "同心协力",
  "惠民政策怎么落实",
  "公安部门",
  "动力从哪里来",
  "大厂怎么裁员",
  "科教兴国怎么落实",
  "大兴调查研究之风",
  "长治久安",
  "日照充足",
  "无为而治",
  "安定团结",
  // Sequences that straddle words.
  "和政府一起",
  "南山西路街道办",
  "理县级财政",
  "管理县级财政",
  "整合成县级机构",
  "教育和县委",

  "市政和县政怎么分",
  "高要求怎么达到",
  "财政和人事",
  "新和旧怎么衔接",
  "党政机构改革和平稳过渡",
  // Names made of names of places.

  "张掖路街道办怎么管",
  "上海路街道",
  "北京大学的编制",
  "延安精神",
  "浏阳河怎么治理",
  "兴平乡怎么改",
  // People.
  "孙卫东怎么改",
  "姚永嘉的看法",
  // Words that stand where a county's name could.

  "本县和邻县怎么比",
  "我县怎么办",
  "该县有多少人",
  "某县怎么做",
  "哪个县编制最少",
  "哪些县做得好",
  "全国各地怎么做",
  "贫困县怎么办",
  "人口小县机构改革的经验",
  "农业大县怎么做",
  "百强县怎么做",

  "试点县的做法",
  "败家子县长怎么办",
  "旅游县怎么做",
  "山区县的经验",
  "产粮县怎么减编制",
  "有景区的乡镇怎么设机构",
  "主城区怎么管",
  "老城区的社区怎么管",
  "地级市怎么考核",
  "功能区怎么改",
  "省直管县怎么改",
  "撤县设区怎么做",
  "各县区怎么做",
  "市县怎么做",
  "县里怎么安排",
  "县委怎么抓",
  "这个县多少人",
  "两个县都是怎么做的",
  "有没有县把事业单位撤了",
  "外县怎么做",

  "县城怎么规划",
  "县级市怎么改",
  "全县多少干部",
  "县编办怎么做",
  "一个县要多少编制",
  "强县怎么做",
  // Everyday questions of the field, and places that are not the bot's business.
  "哪些地方搞了大部制",
  "吃空饷怎么治",
  "怎么让多余的人有活干",
  "乡镇的权力怎么放下去",
  "怎么把编制用在刀刃上",
  "党政机构改革的三定规定",
  "美国和日本怎么做",
  "东京怎么做",
  "",
];

describe.each([
  ["five small counties", smallCounties],
  ["five other counties", otherCounties],
])("no place is read, with a corpus of %s, in", (_, recognizer) => {
  test.each(noPlace)("%s", (question) => {
    expect(recognizer.read(question).map(describeReading)).toEqual([]);
  });
});

test.each([
  ["公安县怎么管辅警编制", ["corpus 公安县 <公安县>"]],
  ["公安县委怎么抓", ["corpus 公安县 <公安>"]],
  ["湖北公安怎么做", ["corpus 公安县 <湖北公安>"]],
  ["德清、公安怎么改", ["corpus 德清县 <德清>", "corpus 公安县 <公安>"]],
  ["江西新建区怎么改", ["corpus 新建区 <江西新建区>"]],
  ["大方县怎么改", ["absent 大方县 <大方县>"]],
  ["城区怎么改", []],
  ["山西阳泉城区怎么改", ["absent 城区 <山西阳泉城区>"]],
  ["和县怎么安置", ["absent 和县 <和县>"]],
  ["德清县和县直部门", ["corpus 德清县 <德清县>"]],
])(
  "an everyday word is a place where its suffix or surroundings say so: %s",
  (question, readings) => {
    expect(otherCounties.read(question).map(describeReading)).toEqual(readings);
  },
);
