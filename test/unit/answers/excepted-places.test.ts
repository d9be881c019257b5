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
