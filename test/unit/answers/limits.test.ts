/** Questions within limits, over documents that differ in place and date alone: only those within answer. */
import { rmSync } from "node:fs";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { limitedNoteOf } from "../../../src/chat/views/limits.ts";
import type { Answer, DocumentMeta } from "../../../src/core/domain.ts";
import { standingIn } from "../../../src/questions/limits/within-limits.ts";
import type { OpenedLibrary } from "../../setup/open-library.ts";
import { makeFolder } from "../../setup/temporary-folder.ts";
import { openLimitsCorpus } from "./limits-corpus.ts";

let opened: OpenedLibrary;
const folder = makeFolder();
beforeAll(async () => void (opened = await openLimitsCorpus(folder)));
afterAll(async () => {
  await opened.close();
  rmSync(folder, { recursive: true, force: true });
});

const ask = (question: string, top = 30) => opened.library.answer(question, { top });

function placesOf({ excerpts }: Answer): string[] {
  return [...new Set(excerpts.map(({ document }) => document.place?.name ?? ""))];
}

function yearsOf({ excerpts }: Answer): string[] {
  const years = excerpts.map(({ document }) => document.date?.slice(0, 4) ?? "");
  return [...new Set(years)].toSorted();
}

test.each<[question: string, places: string[]]>([
  [
    "山西的县怎么安置超编人员",
    ["五台县", "偏关县", "原平市", "忻府区", "隰县", "侯马市", "尧都区"],
  ],
  ["忻州下面的县怎么安置超编人员", ["五台县", "偏关县", "原平市", "忻府区"]],
  ["湖南的县级市怎么安置超编人员", ["浏阳市", "宁乡市", "洪江市"]],
  ["哪些自治县安置了超编人员", ["通道侗族自治县"]],
  ["内蒙古的旗怎么安置超编人员", ["准格尔旗", "达拉特旗"]],
  ["地级市怎么安置超编人员", ["张掖市", "忻州市"]],
  ["省一级怎么安置超编人员", ["湖南省"]],
  [
    "How do counties in Hunan place surplus staff?",
    ["浏阳市", "宁乡市", "长沙县", "岳麓区", "通道侗族自治县", "洪江市"],
  ],
])("%j is answered from %j", async (question, places) => {
  const answer = await ask(question);
  expect(answer.status).toBe("answered");
  expect(placesOf(answer).toSorted()).toEqual(places.toSorted());
  expect(limitedNoteOf(answer)).toMatchObject({ count: places.length });
});

test.each([
  ["2022年以后怎么安置超编人员", ["2022", "2024"]],
  ["2020年以前怎么安置超编人员", ["2018"]],
  ["2020年到2022年怎么安置超编人员", ["2020", "2022"]],
  ["近三年怎么安置超编人员", ["2024"]],
  ["2020年以后山西怎么安置超编人员", ["2020", "2022", "2024"]],
])("%j is answered from documents of %j", async (question, years) => {
  const answer = await ask(question);
  expect(answer.status).toBe("answered");
  expect(yearsOf(answer)).toEqual(years);
});

describe("what cannot be told", () => {
  test("to be within is left out and counted", async () => {
    const undated = opened.snapshot.documents.filter(({ date }) => date === null);
    const byYear = await ask("2018年以后怎么安置超编人员");
    expect(undated.length).toBeGreaterThan(2);
    expect(limitedNoteOf(byYear)?.undetermined).toBe(undated.length);
    expect(yearsOf(byYear)).not.toContain("");
    // The notes are about no place.
    expect(limitedNoteOf(await ask("哪些县安置了超编人员"))?.undetermined).toBe(1);
  });
});

describe("where no document is within,", () => {
  test("others are shown as such", async () => {
    const answer = await ask("浙江的县怎么安置超编人员");
    expect(answer).toMatchObject({ status: "related", reason: "no-evidence", unknownPlaces: [] });
    expect(limitedNoteOf(answer)).toMatchObject({ count: 0, limits: { kinds: ["county-level"] } });
  });

  test("a place's own are, and not as within", async () => {
    const answer = await ask("2023年以后五台县怎么安置超编人员");
    expect(answer).toMatchObject({ status: "related", reason: "no-evidence", places: ["五台县"] });
    expect(placesOf(answer)).toEqual(["五台县"]);
    expect(limitedNoteOf(answer)).toMatchObject({ count: 0 });
  });

  test("a place and nothing else is not introduced as if it were within", async () => {
    expect(await ask("2023年以后五台县")).toMatchObject({ status: "related", places: ["五台县"] });
  });

  test("what has nothing to do with them is refused", async () => {
    expect(await ask("浙江的县怎么炒股票")).toMatchObject({ status: "none", excerpts: [] });
  });
});

test("limits alone show how the documents within begin", async () => {
  const answer = await ask("湖南的县级市", 3);
  expect(answer.status).toBe("answered");
  expect(placesOf(answer).every((name) => ["浏阳市", "宁乡市", "洪江市"].includes(name))).toBe(
    true,
  );
});

test("a comparison keeps the limits, and says of whom nothing is within", async () => {
  const comparison = await opened.library.compare("2020年以后五台县和偏关县怎么安置超编人员");
  expect(comparison?.cells).toMatchObject([
    { place: "五台县", isKnown: true, standing: "outside", excerpt: null },
    { place: "偏关县", isKnown: true, standing: "within" },
  ]);
  expect(comparison?.cells[1]?.excerpt?.document.place?.name).toBe("偏关县");
});

test("a comparison says of whom no document has a date", async () => {
  const comparison = await opened.library.compare("2020年以后长沙县和偏关县怎么安置超编人员");
  expect(comparison?.cells).toMatchObject([
    { place: "长沙县", isKnown: true, standing: "undetermined", excerpt: null },
    { place: "偏关县", isKnown: true, standing: "within" },
  ]);
});

test("places of county level are within, whatever they are called, and of a year that is named", async () => {
  const answer = await ask("2024年以后哪些县安置了超编人员");
  expect(answer.status).toBe("answered");
  expect(placesOf(answer)).toContain("忻府区");
  expect(limitedNoteOf(answer)?.count).toBe(
    opened.snapshot.documents.filter(
      ({ date, place }) => date?.startsWith("2024") === true && place?.level === "county",
    ).length,
  );
});

const region = fc.constantFrom("", "山西的", "湖南的", "忻州下面的", "浙江的");
const kind = fc.constantFrom("", "县", "县级市", "市辖区", "旗", "县一级", "地级市");
const years = fc.constantFrom(
  "",
  "2022年以后",
  "2020年以前",
  "近三年",
  "2018-2020年",
  "2030年以后",
);
const topic = fc.constantFrom("怎么安置超编人员", "怎么考核乡镇", "有哪些做法", "天气怎么样", "");

test("whatever the limits, an answer's excerpts are within them", async () => {
  await fc.assert(
    fc.asyncProperty(years, region, kind, topic, async (...parts) => {
      const answer = await ask(parts.join(""));
      const note = limitedNoteOf(answer);
      if (note === null || answer.status !== "answered") return;
      const standing = (document: DocumentMeta) => standingIn(document, note.limits);
      for (const { document, copies } of answer.excerpts) {
        expect(standing(document)).toBe("within");
        for (const copy of copies) expect(standing(copy.document)).toBe("within");
      }
    }),
    { numRuns: 150 },
  );
});
