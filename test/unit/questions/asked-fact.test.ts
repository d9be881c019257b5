/** Which fact a question asks for, and of what. */
import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { createTokenizer } from "../../../src/language/tokenize.ts";
import { readAskedFact } from "../../../src/questions/asked-fact.ts";

const tokenizer = createTokenizer(["周转编制", "执法队"], tmpdir());
const read = (topic: string) => readAskedFact(topic, (text) => tokenizer.tag(text));

test.each([
  ["给了多少编制", { kind: "count", unit: null, thing: "编制" }],
  ["学校还剩多少所?", { kind: "count", unit: "所", thing: "学校" }],
  ["办公室一共几个人", { kind: "people", unit: null, thing: "办公室" }],
  ["发了多少补助", { kind: "money", unit: null, thing: "补助" }],
  ["执法队是哪年成立的", { kind: "date", unit: null, thing: null }],
  ["办一个证要多久", { kind: "duration", unit: null, thing: null }],
  ["经费降了多少", { kind: "change", unit: null, thing: "经费" }],
  ["how many schools were closed?", { kind: "count", unit: null, thing: "schools" }],
  ["when was the office set up?", { kind: "date", unit: null, thing: null }],
  ["编制增加了多少", { kind: "change", unit: null, thing: "编制" }],
  ["机构精简了多少个", { kind: "count", unit: null, thing: "机构" }],
  ["满意率是多少", { kind: "share", unit: null, thing: "满意率" }],
  ["合格的占百分之多少", { kind: "share", unit: null, thing: "合格" }],
  ["等了多少个工作日", { kind: "duration", unit: null, thing: null }],
  ["花了多少钱", { kind: "money", asking: "多少钱" }],
  ["一共多少人口", { asking: "多少" }],
  ["how much is the housing subsidy?", { kind: "money", unit: null, thing: "housing subsidy" }],
  ["how much are teachers paid?", { kind: "money", unit: null, thing: "teachers" }],
  ["by how much did fees fall", { kind: "change", unit: null, thing: "fees" }],
  ["how many months does it take", { kind: "duration", unit: null, thing: null }],
  ["what is the completion rate?", { kind: "share", unit: null, thing: "completion rate" }],
  ["执法队有多少人", { kind: "people", thing: "执法队" }],
  ["财政收入是多少", { thing: "财政收入" }],
  ["下面有多少乡镇", { kind: "count", unit: null, thing: "乡镇" }],
  ["what is the gdp?", { kind: "count", thing: "gdp" }],
  ["what was the annual budget of the office?", { thing: "annual budget" }],
  ["精简为几个部门", { kind: "count", thing: "部门" }],
  ["是原来的几倍", { kind: "count", unit: "倍" }],
  ["when exactly were the rules issued?", { kind: "date" }],
  ["by what date were they issued?", { kind: "date" }],
  ["tell me when it started", { kind: "date" }],
  ["先在哪几个乡镇试的", { kind: "name", asking: "哪几个乡镇" }],
  ["那三家事业单位都叫什么名字", { kind: "name" }],
  ["which villages took part?", { kind: "name" }],
  ["试点的是哪一个乡", { kind: "name" }],
  ["那个工作法叫啥名", { kind: "name" }],
  ["为嘛要取消借调", { kind: "reason" }],
  ["好好的怎么就撤了", { kind: "reason" }],
  ["编制收回是出于什么考虑", { kind: "reason" }],
  ["how come the offices were merged", { kind: "reason" }],
  ["what caused the merger", { kind: "reason" }],
  ["为啥要把两个局并在一起", { kind: "reason", asking: "为啥" }],
  ["两个月的期限是什么原因定的", { kind: "reason" }],
  ["why were four offices merged?", { kind: "reason" }],
] as const)("%s", (topic, fact) => {
  expect(read(topic)).toMatchObject(fact);
});

test.each([
  "怎么安置超编人员",
  "把几个小局并成一个",
  "how was it done",
  "有什么好处",
  "有好几个部门参与",
  "把管文化的几个单位合起来",
  "让几家单位合署办公",
  "几家合到一起面和心不和,打算怎么办",
  "when an issue concerns several departments, who takes charge?",
  "when a department closes, how are its posts used?",
  "被誉为什么地方",
  "返乡的人怎么就业",
  "成为什么样的中心",
  "主任叫什么",
  "哪个级别的干部能参加",
])("%s asks for none", (topic) => {
  expect(read(topic)).toBeNull();
});
