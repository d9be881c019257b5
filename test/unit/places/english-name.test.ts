/** What places are called in English, divisions and others. */
import { expect, test } from "vitest";
import { englishPlaceName } from "../../../src/places/english-name.ts";
import { gazetteer } from "./support.ts";

test.each([
  ["河曲县", "Hequ County"],
  ["汉滨区", "Hanbin District"],
  ["青龙满族自治县", "Qinglong Autonomous County"],
  ["赵县", "Zhao County"],
  ["锡林郭勒盟", "Xilinguole League"],
  ["浦东新区", "Pudong New Area"],
  // A province needs no level; names that English has of its own.
  ["山西省", "Shanxi"],
  ["陕西省", "Shaanxi"],
  ["北京市", "Beijing"],
  ["内蒙古自治区", "Inner Mongolia"],
  ["香港特别行政区", "Hong Kong"],
  ["喀什地区", "Kashgar Prefecture"],
  ["西海岸新区", "West Coast New Area"],
  // Characters of several readings.
  ["六安市", "Lu'an City"],
  ["乐清市", "Yueqing City"],
  ["番禺区", "Panyu District"],
  ["歙县", "She County"],
  ["蔚县", "Yu County"],
  ["重庆市", "Chongqing"],
  ["吕梁市", "Lüliang City"],
  ["长子县", "Zhangzi County"],
  // Short names, and places that are no divisions.
  ["苏州", "Suzhou City"],
  ["恩施州", "Enshi Prefecture"],
  ["大竹园镇", "Dazhuyuan Town"],
  ["东安乡", "Dong'an Township"],
  ["会稽山街道", "Huijishan Subdistrict"],
  ["王村", "Wangcun"],
  ["太原经济技术开发区", "Taiyuan Economic and Technological Development Zone"],
  // One behind the other.
  ["山西省忻州市河曲县", "Hequ County, Xinzhou City, Shanxi"],
  ["吉林省吉林市", "Jilin City, Jilin"],
  ["上犹县东山镇", "Dongshan Town, Shangyou County"],
  ["Hequ", "Hequ"],
])("%s: %s", (name, english) => {
  expect(englishPlaceName(name, gazetteer)).toBe(english);
});
