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
  ["跟江西交界的浏阳怎么设机构?", ["浏阳"]],
  ["浏阳与江西、广东接壤的镇怎么管?", ["浏阳"]],
  ["瀏陽與江西、廣東毗鄰的鎮怎麼管?", ["瀏陽"]],
  ["緊鄰陝西的河曲怎麼精簡?", ["河曲"]],
  ["江西和广东交界处的德清有什么做法?", ["德清"]],
  ["挨着陕西的河曲怎么精简?", ["河曲"]],
  ["长沙旁边的浏阳怎么精简?", ["浏阳"]],
  ["离西安不远的汉滨怎么精简?", ["汉滨"]],
  ["和太原相邻的县怎么做?", []],
  ["What did Deqing, which borders Shanghai, merge?", ["Deqing"]],
  ["How did Hequ, next to Shaanxi and Yulin, cut posts?", ["Hequ"]],
  ["Did the county neighbouring Hequ cut posts?", []],
  // These ask about the place all the same.
  ["靠近赣州的上犹怎么精简?", ["赣州的上犹"]],
  ["How did neighbouring Hequ cut posts?", ["Hequ"]],
  ["河曲周边乡镇怎么精简?", ["河曲"]],
  ["德清跟江阴合作吗?", ["德清", "江阴"]],
  ["从河曲县的做法学到什么?", ["河曲县"]],
  ["从河曲县来看,改革成效如何?", ["河曲县"]],
  ["河曲县和德清县怎么做的?", ["河曲县", "德清县"]],
])("%s asks about %j", (question, places) => {
  expect(askedIn(question)).toEqual(places);
});
