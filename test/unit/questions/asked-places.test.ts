/** Whose matter a question is, where it also says where people come from. */
import { expect, test } from "vitest";
import { createPlaceRecognizer } from "../../../src/places/recognize.ts";
import { askedPlaces } from "../../../src/questions/asked-places.ts";
import { gazetteer, segment } from "../places/support.ts";

const recognizer = createPlaceRecognizer([], gazetteer, segment);
const askedIn = (question: string) =>
  askedPlaces(question, recognizer.read(question)).map(({ written }) => written);

test.each([
  ["从湖北返回河曲的人要登记吗?", ["河曲"]],
  ["从北京、天津等地回来的人多少天不能聚会?", []],
  ["河曲县对从武汉过来的人有什么要求?", ["河曲县"]],
  ["去过武汉的人到河曲县要隔离几天?", ["河曲县"]],
  ["隐瞒武汉旅居史罚多少?", []],
  ["河曲县的人途经湖北要报备吗?", ["河曲县"]],
  // These ask about the place all the same.
  ["从河曲县的做法学到什么?", ["河曲县"]],
  ["从河曲县来看,改革成效如何?", ["河曲县"]],
  ["河曲县和德清县怎么做的?", ["河曲县", "德清县"]],
])("%s asks about %j", (question, places) => {
  expect(askedIn(question)).toEqual(places);
});
