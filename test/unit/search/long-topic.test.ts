/** A question that is longer than anybody reads, with the project's own documents. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type OpenedLibrary, openLibrary } from "../../setup/open-library.ts";

let opened: OpenedLibrary;
beforeAll(async () => void (opened = await openLibrary()));
afterAll(() => opened.close());

test.each(["ﷺ", "😀", "编制", "a-"])("is read as far as a message goes: %j", async (piece) => {
  const asked = `河曲县如何安置超编人员?${piece.repeat(4_000)}浏阳市`;
  const { query } = await opened.retriever.retrieve(asked);
  expect(query.topic.length).toBe(4_096);
  expect(query.topic).toContain("如何安置超编人员");
  expect(query.scope.placeNames).toEqual(["河曲县", "浏阳市"]);
});
