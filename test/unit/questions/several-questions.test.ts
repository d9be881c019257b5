/** Which messages ask several things, and which only say more of one. */
import { describe, expect, test } from "vitest";
import { splitQuestions } from "../../../src/questions/several-questions.ts";
import { messageMeans } from "../../setup/message-means.ts";

const split = (text: string) => splitQuestions(text, messageMeans().readOwnWords);

describe("several questions", () => {
  test.each([
    [
      "1. 河曲县如何安置超编人员?\n2. 浏阳怎么管编外人员?\n3. 评估结果怎么用?",
      ["河曲县如何安置超编人员?", "浏阳怎么管编外人员?", "评估结果怎么用?"],
    ],
    ["1、超编人员怎么安置 2、领导职数怎么核定", ["超编人员怎么安置", "领导职数怎么核定"]],
    ["想了解：①编外人员薪酬②领导职数核定", ["编外人员薪酬", "领导职数核定"]],
    ["一、超编人员怎么安置\n二、绩效怎么考核", ["超编人员怎么安置", "绩效怎么考核"]],
    ["请教:一是超编人员如何分流?二是职级晋升怎么办?", ["超编人员如何分流?", "职级晋升怎么办?"]],
    [
      "Q1: how many departments were cut? Q2: what about leaders' posts?",
      ["how many departments were cut?", "what about leaders' posts?"],
    ],
    [
      "超编人员怎么安置?另外想问一下，领导职数怎么核定?",
      ["超编人员怎么安置?", "领导职数怎么核定?"],
    ],
    [
      "河曲减了多少机构，领导职数怎么核定，超编人员怎么安置的",
      ["河曲减了多少机构", "河曲领导职数怎么核定", "河曲超编人员怎么安置的"],
    ],
    ["汉滨怎么评估部门，另外河曲怎么安置超编人员?", ["汉滨怎么评估部门", "河曲怎么安置超编人员?"]],
    [
      "How did Liuyang save posts? Who evaluates departments in Hanbin?",
      ["How did Liuyang save posts?", "Who evaluates departments in Hanbin?"],
    ],
    ["河曲怎么安置超编人员，张掖怎么清理证明", ["河曲怎么安置超编人员", "张掖怎么清理证明"]],
    [
      "How many posts did Hequ cut? And how much money was saved?",
      ["How many posts did Hequ cut?", "Hequ: And how much money was saved?"],
    ],
    ["1）河曲减了多少职数 2）每年省多少钱", ["河曲减了多少职数", "每年省多少钱"]],
    ["河曲减了多少编制？安置了多少人？", ["河曲减了多少编制？", "河曲安置了多少人？"]],
    ["浏阳怎么管编外人员？那汉滨怎么考核部门？", ["浏阳怎么管编外人员？", "汉滨怎么考核部门？"]],
    ["超编人员怎么安置?领导职数怎么核定?", ["超编人员怎么安置?", "领导职数怎么核定?"]],
    ["超编人员怎么安置；领导职数怎么核定", ["超编人员怎么安置", "领导职数怎么核定"]],
    ["乡镇执法队谁管\n村级证明怎么清理", ["乡镇执法队谁管", "村级证明怎么清理"]],
    [
      "大家好,请问河曲县:\n1.超编人员怎么安置?谢谢!\n2.领导职数怎么核定?",
      ["河曲县超编人员怎么安置?", "河曲县领导职数怎么核定?"],
    ],
    [
      "河曲县怎么安置超编人员?领导职数怎么核定?",
      ["河曲县怎么安置超编人员?", "河曲县领导职数怎么核定?"],
    ],
    [
      "河曲县怎么安置超编人员?浏阳怎么管编外人员?网格员的报酬谁出?",
      ["河曲县怎么安置超编人员?", "浏阳怎么管编外人员?", "网格员的报酬谁出?"],
    ],
    [
      "How did Hequ place surplus staff? How does Liuyang manage off-staff personnel?",
      ["How did Hequ place surplus staff?", "How does Liuyang manage off-staff personnel?"],
    ],
    [
      "How does Hequ place surplus staff? And how does Liuyang manage temporary workers?",
      ["How does Hequ place surplus staff?", "And how does Liuyang manage temporary workers?"],
    ],
    [
      "Two questions:\n- who pays grid workers\n- how are village seals managed",
      ["who pays grid workers", "how are village seals managed"],
    ],
  ])("%j", (text, questions) => {
    expect(split(text)).toEqual(questions);
  });
});

describe("one question", () => {
  test.each([
    "河曲县如何安置超编人员?",
    "河曲县超编人员怎么安置?903名人员去了哪里?",
    "河曲县如何安置超编人员?上犹呢?",
    "河曲怎么安置超编人员，另外谁牵头？",
    "河曲和上犹怎么核定领导职数?有什么不同?",
    "两个局合并后人员怎么分流?编制从哪里来?",
    "超编人员怎么安置?比如到社区、到企业?",
    "编外人员怎么管?编外人员的工资谁发?",
    "超编人员怎么安置?效果如何?",
    "超编人员怎么安置?有没有别的县也这样做?",
    "我们县有九百多名超编人员。他们怎么安置?",
    "大家好,我是新来的。想问下河曲撤了多少机构?",
    "一是整合机构,撤销18个单位。\n二是核减编制,精简职数。\n三是妥善安置超编人员。",
    "改革的几个问题",
    "河曲怎么安置超编人员？张掖什么时候开始的？",
    "河曲减了多少编制？上犹减了多少编制？",
    "上犹怎么改革，汉滨怎么改革",
    "超编人员怎么安置？涉及多少人？",
    "河曲把36个党政机构精简为22个,怎么做到的?",
    "How did Hequ place surplus staff? Did it work?",
    "Compare Hequ and Shangyou: how are leaders' posts set?",
  ])("%j", (text) => {
    expect(split(text)).toEqual([text]);
  });
});
