/** Whether a message says itself what it asks about, or needs the text that it points to. */
import { describe, expect, test } from "vitest";
import { messageMeans } from "../../setup/message-means.ts";

const carries = (text: string) => messageMeans().readOwnWords(text).carries;

describe("carries no subject", () => {
  test.each([
    "?",
    "？？",
    "👆",
    "这个哪里有过?",
    "有没有别的县也这样做",
    "查一下这个",
    "看看",
    "帮忙看看这事有没有先例",
    "谁家搞过这种?",
    "这种做法靠谱吗",
    "其他地方有类似的吗",
    "上犹有没有这样弄",
    "有没有哪个区试过",
    "咱们省有吗",
    "2020年以后有县这么干过吗",
    "这条消息属实吗",
    "真的假的",
    "查查库里有没有",
    "有相关案例吗",
    "求类似做法",
    "别的县市有没有同样的操作",
    "河曲是不是这么做的",
    "有人知道哪里推行过吗",
    "可以参考哪里",
    "同问",
    "帮我搜搜看有没有类似的报道",
    "上面这个问题你怎么看",
    "这条政策落地了没",
    "老师,请问一下这种情况有先例可循吗",
    "湖南江西那边有没有",
    "機器人出來一下",
    "这说的是哪里的做法",
    "哪个省最早这样做",
    "兄弟县有没有",
    "和浏阳比怎么样",
    "湖南有没有类似的",
    "這個別的縣也有嗎",
    "呢个边度有过?",
    "has any county done this?",
    "who else did this?",
    "any examples elsewhere?",
    "look this up",
    "check this please",
    "did Hequ do the same?",
    "is there a precedent for this",
    "anything like this in other counties?",
    "where has that been tried?",
    "what do you think?",
    "is this true?",
    "what about Liuyang?",
    "does this exist anywhere in Hunan?",
    "since 2021, has anyone done it?",
    "thoughts?",
    "Is there any other place with the same policy?",
    "Sounds interesting, where?",
    "any thoughts on the above?",
    "and in Hunan since 2020?",
    "tell me more about this",
  ])("%j", (text) => {
    expect(carries(text)).toBe("nothing");
  });
});

describe("asks for an aspect of what is spoken of", () => {
  test.each([
    "效果怎么样",
    "有依据吗",
    "依据是什么文件",
    "花了多少钱",
    "这个能查到出处吗",
    "为什么要这样",
    "什么时候出的",
    "有什么风险",
    "上犹的成效如何",
    "why?",
    "how much did it cost?",
    "any evidence for that claim?",
    "what were the results",
  ])("%j", (text) => {
    expect(carries(text)).toBe("aspect");
  });
});

describe("carries a subject", () => {
  test.each([
    "河曲县如何安置超编人员?",
    "编制怎么办",
    "乡镇干部够吗",
    "学校怎么办",
    "村里的公章归谁管",
    "领导职数怎么核",
    "考核结果怎么用",
    "撤了哪些单位",
    "工资谁发",
    "机构合并后人员怎么分流",
    "网格员的工资",
    "公务用车怎么管理",
    "有哪些编制周转池",
    "党政机构限额是多少",
    "村级组织挂牌清理",
    "医共体",
    "谁来考核乡镇",
    "撤并的学校老师去哪了",
    "临时工转正",
    "如何减轻基层负担",
    "综合执法队归谁管",
    "权责清单怎么编",
    "干部选拔有什么新规定",
    "别的县怎么管编外人员",
    "河曲怎么解决“谁来干”的问题",
    "《编外人员管理办法》说了什么",
    "今天天气怎么样",
    "明天会下雨吗",
    "怎么考核?",
    "浏阳是怎么压减编外人员的",
    "哪些县合并了党政机构",
    "2022年以后哪些县核减了编制",
    "社区网格怎么划分",
    "how are village seals managed?",
    "surplus staff?",
    "what about schools",
    "which counties merged departments?",
    "grid worker pay",
    "how do you cut the payroll",
    "what is a staffing pool",
    "township law enforcement",
    "village committee certificates",
    "performance bonus rules",
    "Who won the World Cup in 2018?",
    "How did Hequ place its surplus staff?",
  ])("%j", (text) => {
    expect(carries(text)).toBe("subject");
  });
});

test("places and limits are told apart from the rest", () => {
  const own = messageMeans().readOwnWords("2022年以后上犹有没有这样做?");
  expect(own.places.map(({ written }) => written)).toEqual(["上犹"]);
  expect(own.limits?.limits.years).toEqual({ from: 2022, to: null });
  expect(own.rest).toBe("有没有这样做?");
});

test.each([
  ["查一下这个", "yes"],
  ["?", "yes"],
  ["上犹呢", "perhaps"],
  ["那上犹呢", "perhaps"],
  ["did it work?", "perhaps"],
  ["还有吗", "perhaps"],
  ["河曲县如何安置超编人员?", "no"],
  ["谢谢", "no"],
  ["有哪些资料?", "no"],
])("%j leans on others: %s", (text, leans) => {
  expect(messageMeans().reader.leansOnOthers(text)).toBe(leans);
});
