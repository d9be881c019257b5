/** Which documents may answer for a place: those about it, and those that mention it where none states to be about it. */
import { describe, expect, test } from "vitest";
import type { Place, SourceDocument } from "../../../src/core/domain.ts";
import type { PlaceReading } from "../../../src/places/recognize.ts";
import { scopeOf } from "../../../src/questions/scope.ts";
import { directoryOf } from "../../setup/directory-of.ts";
import { aSourceDocument } from "../../setup/source-document.ts";

const hequ: Place = {
  name: "河曲县",
  level: "county",
  province: "山西省",
  city: "忻州市",
  code: "140930",
  aliases: [],
};
const deqing = {
  code: "330521",
  name: "德清县",
  level: "county",
  province: "浙江省",
  city: "湖州市",
  shortName: "德清",
} as const;
const about: SourceDocument = {
  ...aSourceDocument("德清的做法也学过。"),
  place: hequ,
  statesPlace: true,
};
const mentions: SourceDocument = {
  ...aSourceDocument("德清县推行了编制周转。河曲县也来过。"),
  place: null,
};
const documents = [about, mentions];
const inHequ: PlaceReading = {
  kind: "corpus",
  place: hequ,
  corrected: false,
  range: [0, 3],
  written: "河曲县",
};
const inDeqing: PlaceReading = {
  kind: "absent",
  division: deqing,
  name: "德清县",
  range: [0, 3],
  written: "德清县",
};

test("a document that states the place answers for it, and not one that only mentions it", async () => {
  const scope = await scopeOf([inHequ], directoryOf(documents));
  expect(scope.where).toEqual({ kind: "within", documents: new Set([0]) });
  expect(scope.spentReadings.has(inHequ)).toBe(true);
});

test("a document about no place answers for a place that it mentions, one about another place never", async () => {
  const scope = await scopeOf([inDeqing], directoryOf(documents));
  expect(scope.where).toEqual({ kind: "within", documents: new Set([1]) });
  expect(scope.unknownNames).toEqual([]);
  expect(scope.spentReadings.has(inDeqing)).toBe(false);
});

test("a place that only documents about other places mention is unknown", async () => {
  const scope = await scopeOf([inDeqing], directoryOf([about]));
  expect(scope.where.kind).toBe("unknown-places");
  expect(scope.unknownNames).toEqual(["德清县"]);
});

test("where the place was only found in its text, those about no place answer as well, behind it", async () => {
  const silent = { ...aSourceDocument("推行编制周转。"), place: null };
  const scope = await scopeOf(
    [inHequ],
    directoryOf([{ ...about, statesPlace: false }, mentions, silent]),
  );
  expect(scope.where).toEqual({ kind: "within", documents: new Set([0, 1, 2]) });
  expect([...scope.secondary]).toEqual([1, 2]);
  expect(scope.spentReadings.has(inHequ)).toBe(true);
  expect(scope.guessedReadings.has(inHequ)).toBe(true);
});

describe("a place and its parts", () => {
  const shanxi: Place = { ...hequ, name: "山西省", level: "province", city: null, code: "140000" };
  const ofProvince: SourceDocument = { ...aSourceDocument("全省推行。"), place: shanxi };
  const all = [ofProvince, { ...about, statesPlace: false }, mentions];
  const inShanxi: PlaceReading = { ...inHequ, place: shanxi, written: "山西" };
  const inPianguan: PlaceReading = {
    kind: "part-of",
    place: shanxi,
    division: { ...deqing, code: "140932", name: "偏关县", province: "山西省", shortName: "偏关" },
    range: [0, 3],
    written: "偏关县",
  };

  test("a document about a part answers for the whole, behind those about the whole", async () => {
    const scope = await scopeOf([inShanxi], directoryOf(all));
    expect(scope.where).toEqual({ kind: "within", documents: new Set([0, 1, 2]) });
    expect([...scope.secondary]).toEqual([1, 2]);
  });

  test("unless one states to be about the whole", async () => {
    const scope = await scopeOf(
      [inShanxi],
      directoryOf([{ ...ofProvince, statesPlace: true }, about]),
    );
    expect(scope.where).toEqual({ kind: "within", documents: new Set([0]) });
  });

  test("one about the whole answers for a part, and so does one about no place that mentions the part", async () => {
    const mentioning = { ...aSourceDocument("偏关县推行了编制周转。"), place: null };
    const scope = await scopeOf([inPianguan], directoryOf([...all, mentioning]));
    expect(scope.where).toEqual({ kind: "within", documents: new Set([0, 3]) });
    expect(scope.secondary.size).toBe(0);
  });
});

test("without a place every document may answer", async () => {
  expect((await scopeOf([], directoryOf(documents))).where.kind).toBe("everywhere");
});
