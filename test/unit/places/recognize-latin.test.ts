import { describe, expect, test } from "vitest";
import { createPlaceRecognizer } from "../../../src/places/recognize.ts";
import {
  describeReading,
  gazetteer,
  otherCounties,
  placeOf,
  segment,
  smallCounties,
} from "./support.ts";

describe("names in Latin letters", () => {
  test.each([
    ["Hequ怎么安置", "corpus 河曲县 <Hequ>"],
    ["hequ xian 怎么安置", "corpus 河曲县 <hequ xian>"],
    ["He Qu 的做法", "corpus 河曲县 <He Qu>"],
    ["he qu xian 的做法", "corpus 河曲县 <he qu xian>"],
    ["Hèqǔ 怎么做", "corpus 河曲县 <Hèqǔ>"],
    ["He\u0300qu\u030c 怎么做", "corpus 河曲县 <He\u0300qu\u030c>"],
    ["ｈｅｑｕ怎么做", "corpus 河曲县 <ｈｅｑｕ>"],
    ["HEQU COUNTY reform", "corpus 河曲县 <HEQU COUNTY>"],
    ["liuyang 编外人员", "corpus 浏阳市 <liuyang>"],
    ["LIUYANG SHI", "corpus 浏阳市 <LIUYANG SHI>"],
    ["liuyangshi 怎么做", "corpus 浏阳市 <liuyangshi>"],
    ["how did liuyang place its surplus staff", "corpus 浏阳市 <liuyang>"],
    ["Zhangye's reform", "corpus 张掖市 <Zhangye>"],
    ["What did Hanbin District do?", "corpus 汉滨区 <Hanbin District>"],
    ["Liuyang County's reform", "corpus! 浏阳市 <Liuyang County>"],
    ["Hequ-style reform", "corpus 河曲县 <Hequ>"],
    ["Hequ County, Shanxi Province", "corpus 河曲县 <Hequ County, Shanxi Province>"],
    ["reform in Shaanxi", "region 陕西省 with 汉滨区 <Shaanxi>"],
    ["reform in Shanxi", "region 山西省 with 河曲县 <Shanxi>"],
    ["Ganzhou City's reform", "region 赣州市 with 上犹县 <Ganzhou City>"],
    ["Ganzhou District's reform", "part 甘州区 of 张掖市 <Ganzhou District>"],
    ["Jiangyin怎么做", "absent 江阴市 <Jiangyin>"],
    ["xi'an怎么做", "absent 西安市 <xi'an>"],
    ["How did Xi'an do it?", "absent 西安市 <Xi'an>"],
    ["Liangjiang New Area's reform", "absent 两江新区 <Liangjiang New Area>"],
    ["How did Gulandian County place staff?", "absent ? <Gulandian County>"],
    ["Did the West Coast New Area cut staff?", "absent 西海岸新区 <West Coast New Area>"],
    ["how did xiong'an do it", "absent 雄安新区 <xiong'an>"],
    ["Lüliang怎么做", "absent 吕梁市 <Lüliang>"],
    ["Lvliang怎么做", "absent 吕梁市 <Lvliang>"],
    ["Guide County's reform", "absent 贵德县 <Guide County>"],
    ["Hunchun's reform", "absent 珲春市 <Hunchun>"],
    ["Yuqing or Yueqing", "absent 余庆县 <Yuqing>", "absent 乐清市 <Yueqing>"],
  ])("%s", (question, ...readings) => {
    expect(smallCounties.read(question).map(describeReading)).toEqual(readings);
  });

  test("with another corpus", () => {
    const read = (question: string) => otherCounties.read(question).map(describeReading);
    expect(read("deqing xian 怎么改")).toEqual(["corpus 德清县 <deqing xian>"]);
    expect(read("What did Chaoyang District do?")).toEqual(["corpus 朝阳区 <Chaoyang District>"]);
    expect(read("gongan 怎么改")).toEqual([]);
    expect(read("Gong'an County's reform")).toEqual(["corpus 公安县 <Gong'an County>"]);
  });
});

describe("misspelt names of the corpus's places", () => {
  test.each([
    ["What did Hequu cut?", "corpus! 河曲县 <Hequu>"],
    ["how did hanbn district assess staffing", "corpus! 汉滨区 <hanbn district>"],
    ["Zhnagye's towns", "corpus! 张掖市 <Zhnagye>"],
    ["Liuyag County or Hequ", "corpus! 浏阳市 <Liuyag County>", "corpus 河曲县 <Hequ>"],
    ["Shangyou and Shagnyou", "corpus 上犹县 <Shangyou>", "corpus! 上犹县 <Shagnyou>"],
    ["Liyuang怎么管编外人员", "corpus! 浏阳市 <Liyuang>"],
    ["HANBIM DISTRICT REFORM", "corpus! 汉滨区 <HANBIM DISTRICT>"],
    // Another place, an English word, a person, pinyin, an address, an abbreviation.
    ["Hanyin and Shangyu", "absent 汉阴县 <Hanyin>", "absent 上虞区 <Shangyu>"],
    ["What did Zhou Hanbing say?"],
    ["cong luiyang xuedao shenme"],
    ["write to heku@example.org or www.hanbing.cn"],
    ["the HEQI index"],
    ["Hanging on in quiet desperation"],
  ])("%s", (question, ...readings) => {
    expect(smallCounties.read(question).map(describeReading)).toEqual(readings);
  });

  test("an English word one edit away is no name", () => {
    const places = [placeOf("井陉县", "河北省"), placeOf("巨野县", "山东省")];
    const read = (question: string) =>
      createPlaceRecognizer(places, gazetteer, segment).read(question).map(describeReading);
    expect(read("Was it abolished in June by a jinxing county?")).toEqual([]);
    expect(read("Was it abolished in Jingxign by Juey?")).toEqual([
      "corpus! 井陉县 <Jingxign>",
      "corpus! 巨野县 <Juey>",
    ]);
  });
});

describe("a province that does not contain the place", () => {
  test.each([
    ["How did Hequ, Shaanxi cut posts?", "corpus! 河曲县 <Hequ, Shaanxi>"],
    ["Liuyang City (Jiangxi Province)", "corpus! 浏阳市 <Liuyang City (Jiangxi Province)>"],
    ["Did Shangyou in Hunan cut posts?", "corpus! 上犹县 <Shangyou in Hunan>"],
    ["湖南上犹县怎么赋权", "corpus! 上犹县 <湖南上犹县>"],
    ["江西省瀏陽怎麼設機構", "corpus! 浏阳市 <江西省瀏陽>"],
    ["青海张掖怎么精简", "corpus! 张掖市 <青海张掖>"],
    ["河曲县(陕西省)怎么精简", "corpus! 河曲县 <河曲县(陕西省)>"],
    ["山西汉滨怎么评估", "corpus! 汉滨区 <山西汉滨>"],
    // Two places.
    ["陕西和河曲", "region 陕西省 with 汉滨区 <陕西>", "corpus 河曲县 <河曲>"],
    ["湖南汉滨两地", "region 湖南省 with 浏阳市 <湖南>", "corpus 汉滨区 <汉滨>"],
    ["河曲,湖南怎么做", "corpus 河曲县 <河曲>", "region 湖南省 with 浏阳市 <湖南>"],
    [
      "Hequ, Hunan and Jiangxi",
      "corpus 河曲县 <Hequ>",
      "region 湖南省 with 浏阳市 <Hunan>",
      "region 江西省 with 上犹县 <Jiangxi>",
    ],
  ])("%s", (question, ...readings) => {
    expect(smallCounties.read(question).map(describeReading)).toEqual(readings);
  });
});

describe("a one-syllable name and its suffix in lower case", () => {
  test.each([
    ["What did Zhao county merge?", "absent 赵县 <Zhao county>"],
    ["did lan county cut posts", "absent 岚县 <lan county>"],
    ["Xi county"],
    ["Can county leaders do it?"],
    ["the hukou of county staff"],
    ["What did Hukou County do?", "absent 湖口县 <Hukou County>"],
  ])("%s", (question, ...readings) => {
    expect(smallCounties.read(question).map(describeReading)).toEqual(readings);
  });
});

describe("English is not read as pinyin", () => {
  test.each([
    "He can long for a plan; she ran and sang, and men in the hall hung on. Can Dan win?",
    "An official said that the lean county reform was guiding the way a mile at a time.",
    "How should a county place staff beyond the quota? Did the leading officials change anything?",
    "The long and the short of linking payrolls: an agency in China shan't hire a man it can't pay.",
    "Ping me when the tai chi class is done; I long to see the pan and the fan.",
    "How to guide county reform, and what should districts share with city offices?",
    "GUIDE COUNTY REFORM IN A LEAN WAY",
    "Which counties merged agencies, and how many posts did they cut?",
    "What is off-staff hiring, and who approves three-determination rules?",
    "Long An and He Ping",
  ])("%s", (text) => {
    expect(smallCounties.read(text)).toEqual([]);
  });
});
