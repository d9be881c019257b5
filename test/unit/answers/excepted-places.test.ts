/** A place that the question excepts does not answer it. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type OpenedLibrary, openLibrary } from "../../setup/open-library.ts";

let opened: OpenedLibrary;

beforeAll(async () => {
  opened = await openLibrary();
});

afterAll(() => opened.close());

const placesIn = async (question: string) => {
  const { excerpts } = await opened.library.answer(question, { top: 5 });
  return excerpts.map(({ document }) => document.id);
};

test.each([
  ["领导职数精简了多少?", "除河曲县以外，领导职数精简了多少?", "hequ"],
  ["编外人员怎么管?", "除了浏阳,哪里管编外人员?", "liuyang"],
  [
    "Who manages off-staff personnel?",
    "Other than Liuyang, who manages them off-staff personnel?",
    "liuyang",
  ],
])("%j and %j", async (question, except, id) => {
  expect(await placesIn(question)).toContain(id);
  const others = await placesIn(except);
  expect(others).not.toContain(id);
  expect(others).not.toEqual([]);
});

test.each([
  ["除浏阳以外，湖南的县怎么管编外人员？", "liuyang"],
  ["浏阳以外湖南还有哪些县搞过简政放权", "liuyang"],
  ["不要浏阳的，湖南其他县怎么控编", "liuyang"],
  ["陕西除汉滨外还有哪个区搞过绩效考核", "hanbin"],
  ["排除河曲，2021年以后山西的县怎么搞大部制", "hequ"],
  ["Apart from Hequ, which counties in Shanxi merged departments?", "hequ"],
])("beside a region, too: %j", async (question, id) => {
  const answer = await opened.library.answer(question, { top: 5 });
  expect(answer.excerpts.map(({ document }) => document.id)).not.toContain(id);
  expect(answer.status).not.toBe("answered");
});

test.each(["河曲怎么不用看学历", "上犹不用编外人员吗", "为什么不要河曲的编外人员"])(
  "what a place does not do is asked of it: %s",
  async (question) => {
    expect((await opened.library.answer(question)).places).toHaveLength(1);
  },
);

test("a region behind the comma is what is asked", async () => {
  const answer = await opened.library.answer("除了浏阳,山西还有哪些县精简了机构");
  expect(new Set(answer.excerpts.map(({ document }) => document.id))).toEqual(new Set(["hequ"]));
});
