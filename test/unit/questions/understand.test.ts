/** What is left of a comparison's question when the places and the comparing are taken out. */
import { expect, test } from "vitest";
import { withoutComparing, withoutTalk } from "../../../src/questions/understand.ts";

test.each([
  ["比较一下两地的干部培训", "的干部培训"],
  ["的综合行政执法改革有什么不同?", "的综合行政执法改革?"],
  ["两个县精简机构的办法有何异同", "精简机构的办法"],
  ["三个地方怎么调动干部积极性", "怎么调动干部积极性"],
  ["分别减了多少编制", "减了多少编制"],
  ["compare how posts are cut", "how posts are cut"],
  ["how do differ in staffing?", "how do staffing?"],
])("%j is about %j", (topic, rest) => {
  expect(withoutComparing(topic)).toBe(rest);
});

test.each(["两级县直部门怎么办", "哪个比较好", "职责对照表", "县委怎么抓", "contractors"])(
  "%j compares nothing",
  (topic) => {
    expect(withoutComparing(topic)).toBe(topic);
  },
);

test.each(["有什么区别?", "compare", "对比一下"])(
  "%j keeps its words: there are no others",
  (topic) => {
    expect(withoutComparing(topic)).toBe(topic);
  },
);

test.each([
  ["各位老师好,超编的人怎么安置?", "超编的人怎么安置?"],
  ["不好意思打扰一下,职数怎么核?麻烦了,谢谢", "职数怎么核?"],
  ["hello, how are posts cut? thanks!", "how are posts cut?"],
  ["拜托各位大佬,职数怎么核,在线等", "职数怎么核,"],
  ["excuse me, how are posts cut?", "how are posts cut?"],
  ["我是邻县编办的,职数怎么核?", "职数怎么核?"],
  ["I'm from the county office, how are posts cut?", "how are posts cut?"],
  ["我们是人口小县,职数怎么核?", "我们是人口小县,职数怎么核?"],
  ["谢谢,辛苦了", "谢谢,辛苦了"],
  ["编制少了,人多了", "编制少了,人多了"],
])("%j without what only greets or thanks", (topic, rest) => {
  expect(withoutTalk(topic)).toBe(rest);
});
