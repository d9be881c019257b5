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
    ["大部门制怎么设置", "不好意思打扰一下,大部门制你们一般是怎么设置的"],
    ["乡镇编制不够怎么办", "唉,乡镇编制老不够,发愁好久了,有啥招没"],
    ["干部调配有什么措施", "想求教各位大佬,干部调配这块有啥好使的措施没"],
    ["县直部门公用经费下降多少", "老板非要问我县直部门公用经费下降了多少,急死人"],
  ])("%s: %s", async (plain, spoken) => {
    const first = async (question: string) =>
      (await opened.retriever.retrieve(question)).hits[0]?.passage;
    expect(await first(spoken)).toBe(await first(plain));
  });
});
