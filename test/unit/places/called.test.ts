/** What somebody types to say which place a document is about. */
import { expect, test } from "vitest";
import { createTokenizer } from "../../../src/language/tokenize.ts";
import { loadGazetteer } from "../../../src/places/divisions.ts";
import { createPlaceFinder } from "../../../src/places/find-main.ts";

const tokenizer = createTokenizer([]);
const places = createPlaceFinder(loadGazetteer(), (text) => tokenizer.tag(text));

test.each<readonly [name: string, codes: readonly string[]]>([
  ["河曲县", ["140930"]],
  ["河曲", ["140930"]],
  ["山西省河曲县", ["140930"]],
  ["山西 忻州 河曲", ["140930"]],
  ["忻州市河曲县", ["140930"]],
  ["河曲县 (山西省 忻州市)", ["140930"]],
  ["鼓楼区（福建省·福州市）", ["350102"]],
  ["张掖市", ["620700"]],
  ["福建省福州市鼓楼区", ["350102"]],
  ["江苏鼓楼区", ["320106", "320302"]],
  ["湖南省河曲县", []],
  ["河曲县河曲县", []],
  ["没有的县", []],
  ["", []],
])("%s", (name, codes) => {
  expect(places.called(name).map(({ code }) => code)).toEqual(codes);
});

test("of a name that several have, all of them", () => {
  const called = places.called("鼓楼区");
  expect(called.length).toBeGreaterThan(3);
  expect(new Set(called.map(({ name }) => name))).toEqual(new Set(["鼓楼区"]));
});
