/** What a short message means after an answer, with the project's own documents; and what stands by itself. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Answer, Subject } from "../../../src/core/domain.ts";
import { type OpenedLibrary, openLibrary } from "../../setup/open-library.ts";

let opened: OpenedLibrary;
beforeAll(async () => void (opened = await openLibrary()));
afterAll(() => opened.close());

const first: Subject = {
  question: "河曲县如何安置超编人员?",
  topic: "如何安置超编人员?",
  places: ["河曲县"],
  shownIds: ["hequ-07", "hequ-08"],
};

function ask(text: string, previous = first, isPointedTo = false): Promise<Answer> {
  return opened.library.answer(text, { previous, isPointedTo, top: 3 });
}

function documentsOf({ excerpts }: Answer): string[] {
  return [...new Set(excerpts.map(({ document }) => document.id))];
}

test.each([true, false])(
  "thanks are no question about 河曲 (in a reply: %s)",
  async (isPointedTo) => {
    const answer = await ask("谢谢!", first, isPointedTo);
    expect(answer).toMatchObject({ reason: "small-talk", places: [], notes: [], excerpts: [] });
  },
);

test.each(["有哪些资料呢?", "还有别的资料吗?", "你们收录了哪些县呢", "What documents are there?"])(
  "what there is leans on nothing: %s",
  async (text) => {
    const answer = await ask(text);
    expect(answer).toMatchObject({ reason: "collection", excerpts: [] });
    expect(answer.notes.filter(({ kind }) => kind === "follow-up")).toEqual([]);
  },
);

describe("after a question about surplus staff in 河曲", () => {
  test.each([
    "上犹呢?",
    "那上犹县呢",
    "上犹那边怎么做的?",
    "上犹又是怎么办的",
    "what about Shangyou?",
    "And Shangyou?",
    "好的，上犹呢",
    "thanks, what about Shangyou?",
    "How did Shangyou do it?",
    "same for Shangyou pls",
    "not Hequ, Shangyou I meant",
  ])("%j asks the same of 上犹", async (text) => {
    const answer = await ask(text);
    expect(answer.places).toEqual(["上犹县"]);
    expect(answer.topic).toContain("超编人员");
    const { question } = answer;
    expect(answer.notes).toEqual([{ kind: "follow-up", question, isMore: false }]);
  });

  test.each(["几个办", "人从哪来的", "什么文件规定的"])("%j asks about 河曲", async (text) => {
    expect((await ask(text)).question).toBe(`${first.question} ${text}`);
  });

  test.each(["那乡镇呢?", "还有乡镇干部呢", "what about townships?"])(
    "%j asks on about 河曲",
    async (text) => {
      const answer = await ask(text);
      expect(answer.places).toEqual(["河曲县"]);
      // Nothing is found but what was shown, which is not shown again.
      expect(answer.notes).toContainEqual({ kind: "nothing-new" });
      expect(answer.excerpts).toEqual([]);
    },
  );

  test.each([
    "还有吗?",
    "有没有更多?",
    "anything more?",
    "got any more",
    "is there anything else?",
    "还有呢",
    "more",
    "继续。",
    "继续看下去",
    "还有什么措施",
    "其他做法呢",
    "再来两条",
    "再看一段",
    "is that all?",
    "就这些吗",
  ])("%j shows what was not shown", async (text) => {
    const answer = await ask(text);
    expect(answer.question).toBe(first.question);
    expect(answer.notes).toEqual([{ kind: "follow-up", question: first.question, isMore: true }]);
    expect(answer.excerpts.length).toBeGreaterThan(0);
    for (const { passage } of answer.excerpts) expect(first.shownIds).not.toContain(passage.id);
  });

  test.each(["他们怎么考核干部?", "该县的编制怎么核减的", "How do they assess cadres?"])(
    "%j means 河曲",
    async (text) => {
      expect((await ask(text)).places).toEqual(["河曲县"]);
    },
  );

  test.each([
    "浏阳怎么考核乡镇?",
    "怎么推行大部制改革",
    "今天天气怎么样?",
    "天气怎么样",
    "什么是大部制",
    "大部制怎么搞",
    "编外人员有多少",
    "我想问干部怎么考核",
    "我想问浏阳怎么考核乡镇",
    "浏阳的做法,不是所有人都同意吧",
    "其他县怎么减编制",
    "哪些县有试点",
    "Which counties merged their bureaus?",
    "How do counties pay their village cadres?",
    "Are there rules on overtime for village cadres?",
    "谢谢",
    "是吗?",
  ])("%j stands by itself", async (text) => {
    const answer = await ask(text);
    expect(answer.question).toBe(text);
    expect(answer.notes.filter(({ kind }) => kind === "follow-up")).toEqual([]);
  });

  test.each([
    "别的县呢",
    "除了它呢",
    "不要这个县的",
    "除了这个县,别的地方怎么做",
    "anywhere other than that one?",
    "其他地方呢?",
    "换一个",
    "换个县看看",
    "再来一个县",
    "除了河曲呢",
    "有没有别的县也这样做",
    "还有哪些地方这么做",
    "外地呢",
    "别的地方是咋弄的",
    "跟其他县比怎么样",
    "除河曲以外还有谁这么干",
    "不要河曲的",
    "不看河曲了",
    "别给我看河曲的",
    "elsewhere?",
    "is there anything similar elsewhere?",
    "has anyone else tried it?",
    "which other counties did that?",
    "any other county doing this?",
    "what about other counties?",
    "有没有人试过",
    "有人用过吗",
    "这个还有谁在做",
    "除了河曲都行",
    "不止河曲吧",
    "everything except Hequ",
    "anywhere but Hequ",
    "not just Hequ, right?",
    "has anybody tried this",
    "drop Hequ",
  ])("%j asks the same of all but 河曲", async (text) => {
    const answer = await ask(text);
    expect(answer.question).toContain("如何安置超编人员");
    expect(answer.places).toEqual([]);
    expect(answer.excerpts.length).toBeGreaterThan(0);
    expect(documentsOf(answer)).not.toContain("hequ");
  });

  test.each([
    "和浏阳有什么不同",
    "和浏阳比呢",
    "那跟浏阳比起来呢?",
    "对比一下浏阳",
    "vs Liuyang?",
    "how does that compare to Liuyang?",
    "浏阳比河曲好吗",
  ])("%j compares 河曲 with 浏阳", async (text) => {
    const answer = await ask(text);
    expect(answer.places.toSorted()).toEqual(["河曲县", "浏阳市"]);
    expect(answer.topic).toContain("超编人员");
  });

  test.each([
    "我是说浏阳",
    "不是河曲,是浏阳",
    "不对，是浏阳",
    "我问的是浏阳市",
    "搞错了，我要的是浏阳的",
    "那要是放在浏阳呢",
    "浏阳也这么干吗",
    "does Liuyang do that too?",
    "is this done in Liuyang as well?",
    "same question for Liuyang",
    "I meant Liuyang",
    "not Hequ, Liuyang",
  ])("%j asks the same of 浏阳", async (text) => {
    const answer = await ask(text);
    expect(answer.places).toEqual(["浏阳市"]);
    expect(answer.question).toMatch(/^(?:浏阳市?|Liuyang)如何安置超编人员\?$/u);
  });

  test.each([
    "效果怎么样",
    "怎么考核的?",
    "花了多少钱",
    "谁负责",
    "为什么",
    "为什么这么做",
    "难不难",
    "这样做效果好吗",
    "后来怎么样了",
  ])("%j goes on with it", async (text) => {
    const answer = await ask(text);
    expect(answer.question).toBe(`${first.question} ${text}`);
    expect(answer.places).toEqual(["河曲县"]);
    expect(documentsOf(answer)).toEqual(["hequ"]);
  });

  test("what was asked before does not answer what is asked about it", async () => {
    // 河曲's documents tell how cadres are assessed, and nothing of what came of the surplus staff.
    expect(await ask("怎么考核的")).toMatchObject({ status: "answered", reason: null });
    expect(await ask("效果怎么样")).toMatchObject({ status: "related", reason: "no-evidence" });
  });

  test("a question without a place is about 河曲 when it replies to that answer", async () => {
    expect((await ask("干部怎么考核?", first, true)).places).toEqual(["河曲县"]);
  });
});

test("after a comparison, more is what it did not show, of each place in turn", async () => {
  const question = "河曲和汉滨的考核有什么不同";
  const { places, topic } = await opened.library.answer(question);
  const { cells = [] } = (await opened.library.compare(question)) ?? {};
  const shownIds = cells.flatMap(({ excerpt }) => excerpt?.passage.id ?? []);
  expect(shownIds).toHaveLength(2);
  const answer = await ask("还有吗", { question, topic, places, shownIds });
  expect(documentsOf(answer).toSorted()).toEqual(["hanbin", "hequ"]);
  for (const { passage } of answer.excerpts) expect(shownIds).not.toContain(passage.id);
});

test.each<readonly [question: string, text: string, understood: string]>([
  ["河曲县如何安置超编人员?", "上犹呢?", "上犹如何安置超编人员?"],
  ["河曲县如何安置超编人员?", "上犹和汉滨呢?", "上犹和汉滨如何安置超编人员?"],
  ["河曲县如何安置超编人员?", "那领导干部呢?", "河曲县如何安置超编人员? 那领导干部呢?"],
  ["河曲县如何安置超编人员? 那乡镇呢?", "那领导干部呢?", "河曲县如何安置超编人员? 那领导干部呢?"],
  ["河曲县如何安置超编人员", "那乡镇呢", "河曲县如何安置超编人员？ 那乡镇呢"],
  ["河曲和汉滨的考核有什么不同", "浏阳呢", "浏阳的考核有什么不同"],
  ["超编人员怎么安置", "那上犹呢", "上犹超编人员怎么安置"],
  ["河曲县怎么考核干部?", "当地的编制怎么核减的?", "河曲县的编制怎么核减的?"],
  ["河曲县怎么考核干部?", "他们后来去哪了?", "河曲县他们后来去哪了?"],
  [
    "How did Hequ place its surplus staff?",
    "And Shangyou?",
    "How did Shangyou place its surplus staff?",
  ],
  [
    "How did Hequ place its surplus staff?",
    "And the townships?",
    "How did Hequ place its surplus staff? And the townships?",
  ],
  ["How is surplus staff placed?", "Shangyou?", "How is surplus staff placed in Shangyou?"],
  [
    "How did Hequ place its surplus staff?",
    "What did that county do about approvals?",
    "What did Hequ do about approvals?",
  ],
  ["How did Hequ cut its posts?", "Did they pay them off?", "Hequ: Did they pay them off?"],
  ["How did Hequ cut its posts?", "上犹呢?", "How did Shangyou cut its posts?"],
  ["河曲县如何安置超编人员?", "what about Liuyang?", "浏阳市如何安置超编人员?"],
  [
    "How does Hequ run its offices?",
    "and Liuyang and Hanbin?",
    "How do Liuyang and Hanbin run their offices?",
  ],
  [
    "How do Hequ and Hanbin run their offices?",
    "and Liuyang?",
    "How does Liuyang run its offices?",
  ],
  [
    "How does Hequ run its offices?",
    "what about counties in Shanxi?",
    "How do counties in Shanxi run their offices?",
  ],
  [
    "How does Hequ run its offices since 2020 ?",
    "since 2022?",
    "How does Hequ run its offices since 2022?",
  ],
  ["Which counties merged their bureaus?", "what about Liuyang?", "Liuyang merged its bureaus?"],
  ["河曲县如何安置超编人员?", "那汉滨呢", "汉滨如何安置超编人员?"],
  ["你好，我是邻县编办的，河曲县如何安置超编人员?", "上犹呢", "上犹如何安置超编人员?"],
  ["河曲、上犹两个地方如何安置超编人员?", "只看浏阳", "浏阳如何安置超编人员?"],
  ["河曲县如何安置超编人员?", "别的县也这么安置的吗", "河曲县以外其他县如何安置超编人员?"],
  ["河曲县如何安置超编人员?", "和浏阳比谁的力度更大", "河曲县和浏阳如何安置超编人员?"],
  ["上犹如何安置超编人员?", "还是说回河曲吧", "河曲如何安置超编人员?"],
  ["河曲县如何安置超编人员?", "那人员编制减了多少", "河曲县人员编制减了多少"],
  ["河曲县如何安置超编人员?", "那么编外人员怎么管?", "河曲县编外人员怎么管"],
  ["河曲县如何安置超编人员?", "那钱从哪来", "河曲县如何安置超编人员? 那钱从哪来"],
  [
    "How did Hequ place its surplus staff?",
    "and how many bureaus were cut?",
    "Hequ: how many bureaus were cut",
  ],
  [
    "Which counties merged their bureaus?",
    "anything from Jiangxi?",
    "Which counties in Jiangxi merged their bureaus?",
  ],
  ["河曲和汉滨如何安置超编人员?", "和浏阳比呢", "河曲县、汉滨区和浏阳如何安置超编人员?"],
  ["河曲县如何安置超编人员?", "山西的别的县呢", "河曲县以外山西的其他县如何安置超编人员?"],
  [
    "河曲县以外山西的其他县如何安置超编人员?",
    "江西的别的县呢",
    "河曲县以外江西的其他县如何安置超编人员?",
  ],
  ["河曲县以外山西的其他县如何安置超编人员?", "浏阳呢", "浏阳如何安置超编人员?"],
  ["长沙县如何安置超编人员?", "打错了,是浏阳", "浏阳如何安置超编人员?"],
  ["长沙县如何安置超编人员?", "手误,上犹", "上犹如何安置超编人员?"],
  ["河曲县如何安置超编人员?", "其他县级市呢", "河曲县以外其他县级市如何安置超编人员?"],
  ["河曲县以外其他地方如何安置超编人员?", "上犹呢", "上犹如何安置超编人员?"],
  ["河曲县如何安置超编人员? 效果怎么样", "怎么考核的", "河曲县如何安置超编人员? 怎么考核的"],
  ["河曲县如何安置超编人员?", "不是超编人员,是编外人员", "河曲县如何安置编外人员?"],
  ["河曲县如何安置超编人员?", "我问的是编外人员", "河曲县如何安置超编人员? 编外人员"],
  [
    "How did Hequ place its surplus staff?",
    "other places?",
    "How did places other than Hequ place their surplus staff?",
  ],
  [
    "How did Hequ place its surplus staff?",
    "what's the difference with Liuyang?",
    "How did Hequ and Liuyang place their surplus staff?",
  ],
  [
    "How did Hequ place its surplus staff?",
    "how was it evaluated?",
    "How did Hequ place its surplus staff? How was it evaluated?",
  ],
])("after %j, %j is understood as %j", async (question, text, understood) => {
  const { topic, places } = await opened.library.answer(question);
  const answer = await ask(text, { question, topic, places, shownIds: [] });
  expect(answer.question).toBe(understood);
});

test("whoever goes on in Chinese after an English question is spoken to in Chinese", async () => {
  const question = "How did Hequ cut its posts?";
  const english = { question, topic: "how did cut its posts?", places: ["河曲县"], shownIds: [] };
  expect((await ask("上犹呢?", english)).language).toBe("zh");
  expect((await ask("And Shangyou?", english)).language).toBe("en");
});

describe("after a question without a place that one county answered", () => {
  const answered: Subject = {
    question: "超编人员怎么安置",
    topic: "超编人员怎么安置",
    places: [],
    shownIds: ["hequ-06"],
    shownPlaces: ["河曲县"],
  };

  test.each([
    ["别的县呢", "河曲县以外其他县超编人员怎么安置"],
    ["效果怎么样", "河曲县超编人员怎么安置？ 效果怎么样"],
    ["和浏阳比呢", "河曲县和浏阳超编人员怎么安置"],
  ])("%j is understood as %j", async (text, understood) => {
    expect((await ask(text, answered)).question).toBe(understood);
  });
});

test.each([
  "除了河曲，别的县怎么安置超编人员",
  "除河曲县以外，超编人员怎么安置",
  "How did places other than Hequ place their surplus staff?",
])("a question may leave out a place: %s", async (question) => {
  const answer = await opened.library.answer(question, { top: 10 });
  expect(answer.places).toEqual([]);
  expect(answer.topic).not.toMatch(/河曲|hequ/iu);
  expect(answer.excerpts.length).toBeGreaterThan(0);
  expect(documentsOf(answer)).not.toContain("hequ");
});

test.each(["除了河曲县委，谁还管编制", "河曲县除了减编制还做了什么"])(
  "and not every 除了 leaves out the place beside it: %s",
  async (question) => {
    expect((await opened.library.answer(question)).places).toEqual(["河曲县"]);
  },
);

test.each([
  "除了上犹，汉滨有没有",
  "别说上犹了，张掖呢",
  "抛开上犹不谈，浏阳有没有这么做",
  "besides Shangyou, has Hanbin done it?",
])("what is left out before a place is not asked about: %s", async (text) => {
  const { places, notes } = await ask(text);
  expect(places).toHaveLength(1);
  expect(places).not.toContain("上犹县");
  expect(notes).toMatchObject([{ kind: "follow-up", isMore: false }]);
});

test.each([
  ["除了上犹、汉滨呢", ["上犹县", "汉滨区"]],
  ["other than Hequ, Hanbin, and Liuyang, who did it?", ["河曲县", "汉滨区", "浏阳市"]],
])("a list is left out as a whole: %s", async (text, left) => {
  const { places, excerpts, topic } = await ask(text);
  expect(places).toEqual([]);
  expect(topic).toContain("超编人员");
  for (const { document } of excerpts) expect(left).not.toContain(document.place?.name);
});

describe("what came of it", () => {
  const shown: Subject = { ...first, shownIds: ["hequ-06", "hequ-07"], shownPlaces: ["河曲县"] };

  test.each(["后来呢", "结果怎么样了", "最后呢？", "how did it turn out?", "what came of it?"])(
    "stands behind what was shown: %s",
    async (text) => {
      const answer = await ask(text, shown);
      expect(answer).toMatchObject({ status: "answered", places: ["河曲县"] });
      expect(answer.question.toLowerCase()).toContain(text.toLowerCase());
      expect(answer.excerpts[0]?.passage.id).toBe("hequ-08");
    },
  );

  test("is of the place that was shown, where another was asked about", async () => {
    const elsewhere = { ...shown, question: "上犹如何安置超编人员?", places: ["上犹县"] };
    expect(documentsOf(await ask("后来呢", elsewhere))).toEqual(["hequ"]);
  });

  test.each(["结果怎么运用", "最后一条", "what results did Hanbin report?"])(
    "is not what is asked by: %s",
    async (text) => {
      expect((await ask(text, shown)).excerpts[0]?.passage.id).not.toBe("hequ-08");
    },
  );
});

test("what was shown two answers ago is not shown again for 为什么", async () => {
  const before: Subject = { ...first, shownIds: ["hequ-15"], shownBeforeIds: ["hequ-06"] };
  const { excerpts, notes } = await ask("为什么", before);
  expect(notes).toContainEqual({ kind: "nothing-new" });
  expect(excerpts).toEqual([]);
});

describe("after a passage of 汉滨 was opened", () => {
  const read: Subject = { question: "", topic: "", places: ["汉滨区"], shownIds: ["hanbin-02"] };

  test.each(["那乡镇呢?", "该区怎么评估的", "谁负责", "what about townships?"])(
    "%j asks about 汉滨",
    async (text) => {
      expect((await ask(text, read)).places).toEqual(["汉滨区"]);
    },
  );

  test("another place stands by itself: nothing was asked that it could be asked too", async () => {
    expect(await ask("上犹呢", read)).toMatchObject({ question: "上犹呢", places: ["上犹县"] });
  });
});

test("opened in a comparison, a passage narrows what was asked to its place", async () => {
  const question = "河曲和汉滨的考核有什么不同?";
  const { topic } = await opened.library.answer(question);
  const read: Subject = { question, topic, places: ["汉滨区"], shownIds: ["hanbin-10"] };
  expect((await ask("那乡镇呢?", read)).question).toBe("汉滨区的考核有什么不同? 那乡镇呢?");
});

test("when all was shown, more is told not to be there", async () => {
  const shownIds = opened.library
    .cases()
    .flatMap(({ document, passageCount }) =>
      Array.from(
        { length: passageCount },
        (_, index) => `${document.id}-${String(index + 1).padStart(2, "0")}`,
      ),
    );
  const answer = await ask("还有吗?", { ...first, shownIds });
  expect(answer).toMatchObject({ status: "none", excerpts: [], notes: [{ kind: "no-more" }] });
});

test("after nothing there is no more, and nothing that a short message could lean on", async () => {
  expect(await opened.library.answer("还有吗?")).toMatchObject({
    question: "还有吗?",
    status: "none",
    excerpts: [],
    notes: [{ kind: "no-more" }],
  });
  expect(await opened.library.answer("那乡镇呢?")).toMatchObject({
    question: "那乡镇呢?",
    notes: [],
  });
});

test.each(["别的县呢", "换一个", "和浏阳比呢", "vs Liuyang?", "为什么", "elsewhere?"])(
  "after nothing, %s goes on with nothing",
  async (text) => {
    expect(await opened.library.answer(text)).toMatchObject({
      question: text,
      status: "none",
      excerpts: [],
      notes: [{ kind: "no-subject" }],
    });
  },
);
