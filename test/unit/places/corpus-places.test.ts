import { expect, test } from "vitest";
import type { Place } from "../../../src/core/domain.ts";
import { createPlaceRecognizer } from "../../../src/places/recognize.ts";
import { describeReading, gazetteer, placeOf, segment } from "./support.ts";

function readWith(places: readonly Place[], question: string): string[] {
  return createPlaceRecognizer(places, gazetteer, segment).read(question).map(describeReading);
}

test("a place that the national list lacks is read by its name, its stem and its aliases", () => {
  const places = [placeOf("青岚县", null, "county", ["岚城", "Cloud Ridge"])];
  expect(readWith(places, "青岚县怎么做")).toEqual(["corpus 青岚县 <青岚县>"]);
  expect(readWith(places, "青岚怎么做")).toEqual(["corpus 青岚县 <青岚>"]);
  expect(readWith(places, "岚城怎么做")).toEqual(["corpus 青岚县 <岚城>"]);
  expect(readWith(places, "qinglan xian 怎么做")).toEqual(["corpus 青岚县 <qinglan xian>"]);
  expect(readWith(places, "How did Cloud Ridge do it?")).toEqual(["corpus 青岚县 <Cloud Ridge>"]);
});

test("aliases of a place whose stem has one character", () => {
  const places = [placeOf("赵县", "河北省", "county", ["zhao xian", "Zhao County"])];
  expect(readWith(places, "zhao xian 怎么做")).toEqual(["corpus 赵县 <zhao xian>"]);
  expect(readWith(places, "What did Zhao County do?")).toEqual(["corpus 赵县 <Zhao County>"]);
  expect(readWith(places, "What did Zhao do?")).toEqual([]);
});

test("two documents about one place are one place", () => {
  const places = [placeOf("河曲县", "山西省"), placeOf("河曲县", "山西省")];
  expect(readWith(places, "河曲怎么做")).toEqual(["corpus 河曲县 <河曲>"]);
  expect(readWith(places, "山西怎么做")).toEqual(["region 山西省 with 河曲县 <山西>"]);
});

test("two places of one name in the corpus are asked back, unless the question tells them apart", () => {
  const places = [placeOf("朝阳区", "北京市"), { ...placeOf("朝阳区", "吉林省"), city: "长春市" }];
  expect(readWith(places, "朝阳区怎么做")).toEqual(["ambiguous 2 <朝阳区>"]);
  expect(readWith(places, "长春朝阳区怎么做")).toEqual(["corpus 朝阳区 <长春朝阳区>"]);
  expect(readWith(places, "北京市朝阳区怎么做")).toEqual(["corpus 朝阳区 <北京市朝阳区>"]);
});

test("a former name of a corpus place is that place", () => {
  const places = [placeOf("柯桥区", "浙江省")];
  expect(readWith(places, "绍兴县怎么做")).toEqual(["corpus! 柯桥区 <绍兴县>"]);
  expect(readWith(places, "绍兴怎么做")).toEqual(["region 绍兴市 with 柯桥区 <绍兴>"]);
});

test("a province can be a place of the corpus, and its counties are part of it", () => {
  const places = [placeOf("山西省", "山西省", "province")];
  expect(readWith(places, "山西怎么做")).toEqual(["corpus 山西省 <山西>"]);
  expect(readWith(places, "河曲怎么做")).toEqual(["part 河曲县 of 山西省 <河曲>"]);
});

test("without a corpus every place is absent", () => {
  expect(readWith([], "河曲怎么做")).toEqual(["absent 河曲县 <河曲>"]);
});
