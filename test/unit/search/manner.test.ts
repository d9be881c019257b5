/** What an asker says around a question changes neither its weights nor, mostly, its first passage. Own documents. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type OpenedLibrary, openLibrary } from "../../setup/open-library.ts";

let opened: OpenedLibrary;
beforeAll(async () => void (opened = await openLibrary()));
afterAll(() => opened.close());

test("a manner of speaking that no text has weighs less than a name that none has", async () => {
  const weightOf = async (question: string, word: string) => {
    const { passageConcepts } = await opened.retriever.retrieve(question);
    return passageConcepts.find(({ concept }) => concept.written === word)?.weight;
  };
  const name = await weightOf("游泳馆归谁管", "游泳馆");
  for (const [question, word] of [
    ["编制总被借走真叫人发愁", "发愁"],
    ["纳闷编制怎么核定", "纳闷"],
    ["乱糟糟的编制怎么理顺", "乱糟糟"],
  ] as const)
    expect(await weightOf(question, word)).toBeLessThan((name ?? 0) / 2);
});

describe("the first passage is the same", () => {
  test.each([
    ["河曲县超编人员怎么安置", "跟您打听个事儿,河曲县那边超编人员怎么安置的,我这儿正头疼呢"],
    ["乡镇编制不够怎么办", "唉,乡镇编制老不够,发愁好久了,有啥招没"],
    ["干部调配有什么措施", "想求教各位大佬,干部调配这块有啥好使的措施没"],
    ["改革方案怎么征求意见", "改革方案当时怎么征求意见的,有没有哪位老师清楚"],
  ])("%s: %s", async (plain, spoken) => {
    const first = async (question: string) =>
      (await opened.retriever.retrieve(question)).hits[0]?.passage;
    expect(await first(spoken)).toBe(await first(plain));
  });
});
