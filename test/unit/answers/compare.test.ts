/** Places side by side, with the project's own documents: each cell is of its own place, or empty. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type OpenedLibrary, openLibrary } from "../../setup/open-library.ts";

let opened: OpenedLibrary;
beforeAll(async () => void (opened = await openLibrary()));
afterAll(() => opened.close());

test.each([
  ["河曲和汉滨怎么精简机构", ["河曲县", "汉滨区"]],
  ["河曲 汉滨 考核", ["河曲县", "汉滨区"]],
  ["Compare Hequ and Liuyang on staffing quotas", ["河曲县", "浏阳市"]],
])("%j has a cell for each place, in order", async (question, places) => {
  const comparison = await opened.library.compare(question);
  expect(comparison?.cells.map(({ place }) => place)).toEqual(places);
  const filled = comparison?.cells.filter(({ excerpt }) => excerpt !== null) ?? [];
  expect(filled.length).toBeGreaterThan(0);
  expect(filled.map(({ excerpt }) => excerpt?.document.place?.name)).toEqual(
    filled.map(({ place }) => place),
  );
});

test("what only one of them did leaves the other's cell empty", async () => {
  const comparison = await opened.library.compare("上犹和河曲的企业家接待日");
  expect(comparison?.cells).toMatchObject([
    { place: "上犹县", isKnown: true, excerpt: null },
    { place: "河曲县", isKnown: true, excerpt: null },
  ]);
});

test("a place without documents has an empty cell that says so", async () => {
  const comparison = await opened.library.compare("河曲和榆林怎么安置超编人员");
  expect(comparison?.cells).toMatchObject([
    { place: "河曲县", isKnown: true },
    { place: "榆林市", isKnown: false, excerpt: null },
  ]);
  expect(comparison?.cells[0]?.excerpt?.document.id).toBe("hequ");
});

test.each(["河曲怎么安置超编人员", "河曲和汉滨", "怎么安置超编人员"])(
  "%j is no comparison",
  async (question) => {
    expect(await opened.library.compare(question)).toBeNull();
  },
);
