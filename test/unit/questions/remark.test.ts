/** What members of a group tell one another below an answer, and what they ask the bot there. */
import { expect, test } from "vitest";
import { isRemark } from "../../../src/questions/remark.ts";

test.each([
  "我们县也可以这么干",
  "这个不太现实吧",
  "转给王主任了",
  "其实关键还是钱",
  "太理想化了",
  "比我们强多了",
  "估计推不动",
  "我觉得可以试试",
  "怪不得去年不让进人",
  "回头跟领导汇报",
  "领导批示了",
  "县长同意了",
  "the boss signed off on it",
  "we could do this too",
  "not realistic, I think",
  "sent it to Wang",
  "our county tried that last year",
])("tells something: %s", (text) => expect(isRemark(text)).toBe(true));

test.each([
  "换一个吧",
  "上犹的",
  "那就上犹吧",
  "效果",
  "第二条",
  "说说吧",
  "看看浏阳的吧",
  "我想看上犹的",
  "我是说浏阳",
  "太长了,说短点",
  "我们县超编人员怎么安置",
  "河曲县的人员分流情况",
  "编制减少了",
  "我们需要绩效考核的例子",
  "错了,是汉滨",
  "我是河曲的",
  "没有了吗",
  "这个不太现实吧？",
  "I mean Liuyang",
  "our county wants examples of this",
  "and the results",
  "staff",
  "",
])("asks something: %s", (text) => expect(isRemark(text)).toBe(false));
