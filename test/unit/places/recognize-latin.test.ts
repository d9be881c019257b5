import { describe, expect, test } from "vitest";
import { describeReading, otherCounties, smallCounties } from "./support.ts";

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
