import { describe, expect, test } from "vitest";
import { createPlaceRecognizer } from "../../../src/places/recognize.ts";
import { describeReading, gazetteer, otherCounties, segment, smallCounties } from "./support.ts";

type Row = readonly [question: string, ...readings: string[]];

function check(rows: readonly Row[], recognizer = smallCounties): void {
  test.each(rows.map(([question, ...readings]) => ({ question, readings })))(
    "$question",
    ({ question, readings }) => {
      expect(recognizer.read(question).map(describeReading)).toEqual(readings);
    },
  );
}

/** With a corpus of these places. */
function recognizerOf(names: readonly string[]): typeof smallCounties {
  const places = names
    .flatMap((name) => gazetteer.byName(name))
    .map((division) => ({ ...division, code: null, aliases: [] }));
  return createPlaceRecognizer(places, gazetteer, segment);
}

describe("full and short names of the corpus's places", () => {
  check([
    ["河曲县如何安置超编人员?", "corpus 河曲县 <河曲县>"],
    ["河曲怎么安置超编人员?", "corpus 河曲县 <河曲>"],
    ["编外人员在汉滨是怎么清理的", "corpus 汉滨区 <汉滨>"],
    ["汉滨人口多少", "corpus 汉滨区 <汉滨>"],
    ["上犹有几个乡镇", "corpus 上犹县 <上犹>"],
    ["河曲一共撤了几个部门", "corpus 河曲县 <河曲>"],
    ["张掖政务服务怎么搞", "corpus 张掖市 <张掖>"],
    ["２０２２年河曲县的改革", "corpus 河曲县 <河曲县>"],
    [
      "河曲、浏阳和上犹怎么比",
      "corpus 河曲县 <河曲>",
      "corpus 浏阳市 <浏阳>",
      "corpus 上犹县 <上犹>",
    ],
    ["浏阳市和县里怎么配合", "corpus 浏阳市 <浏阳市>"],
    ["上犹、汉滨三地怎么比", "corpus 上犹县 <上犹>", "corpus 汉滨区 <汉滨>"],
    ["上犹、汉滨各有什么做法", "corpus 上犹县 <上犹>", "corpus 汉滨区 <汉滨>"],
    ["上犹、汉滨分别减了几个", "corpus 上犹县 <上犹>", "corpus 汉滨区 <汉滨>"],
  ]);
});

describe("names that the segmenter joins with the words beside them", () => {
  check([
    ["浏阳跟汉滨的编制管理", "corpus 浏阳市 <浏阳>", "corpus 汉滨区 <汉滨>"],
    ["瀏陽跟漢濱的編制管理", "corpus 浏阳市 <瀏陽>", "corpus 汉滨区 <漢濱>"],
    ["浏阳同汉滨区比哪个编外人员少", "corpus 浏阳市 <浏阳>", "corpus 汉滨区 <汉滨区>"],
    ["张掖跟上犹怎么分类改革", "corpus 张掖市 <张掖>", "corpus 上犹县 <上犹>"],
    ["汉滨比河曲多减了几个局", "corpus 汉滨区 <汉滨>", "corpus 河曲县 <河曲>"],
    ["从汉滨到上犹乡镇怎么赋权", "corpus 汉滨区 <汉滨>", "corpus 上犹县 <上犹>"],
    ["学汉滨", "corpus 汉滨区 <汉滨>"],
    ["查下汉滨有多少机关", "corpus 汉滨区 <汉滨>"],
    ["拿汉滨来说", "corpus 汉滨区 <汉滨>"],
    ["咱汉滨动议了多少事项", "corpus 汉滨区 <汉滨>"],
    ["汉滨学上犹", "corpus 汉滨区 <汉滨>", "corpus 上犹县 <上犹>"],
    // Also other names, where a word such as 跟 shows what they are.
    ["河曲跟岢岚在编制上", "corpus 河曲县 <河曲>", "absent 岢岚县 <岢岚>"],
    ["上犹同崇义比,谁的乡镇多", "corpus 上犹县 <上犹>", "absent 崇义县 <崇义>"],
    ["汉滨跟乾县哪个人多", "corpus 汉滨区 <汉滨>", "absent 乾县 <乾县>"],
    // The level of the towns, and a town of the name.
    ["浏阳镇街一级怎么执法", "corpus 浏阳市 <浏阳>"],
    ["上犹乡一级的权力", "corpus 上犹县 <上犹>"],
    ["上犹乡怎么改"],
    // The words are what they seem.
    ["会上犹豫不决怎么办"],
    ["跟上犹豫的人"],
    ["请教张汉滨同志"],
  ]);
  const sameAsWords = recognizerOf(["平江县", "和平县", "会理市", "会同县", "林西县"]);
  check(
    [
      ["和平江南"],
      ["学会理财"],
      ["到会同志"],
      ["编办会同县财政局怎么核编"],
      ["由组织部会同县委编办考核"],
      ["西学东渐"],
      ["河曲跟会理学", "absent 河曲县 <河曲>", "corpus 会理市 <会理>"],
      ["林西学河曲", "corpus 林西县 <林西>", "absent 河曲县 <河曲>"],
    ],
    sameAsWords,
  );
});

describe("a suffix that belongs to the next word stays with it", () => {
  check([
    ["河曲县委编办怎么抓", "corpus 河曲县 <河曲>"],
    ["浏阳市委、市政府怎么抓", "corpus 浏阳市 <浏阳>"],
    ["汉滨区委编办怎么调研", "corpus 汉滨区 <汉滨>"],
    ["浏阳市场监管局怎么管", "corpus 浏阳市 <浏阳>"],
    ["浏阳市市场监管局怎么管", "corpus 浏阳市 <浏阳市>"],
    ["河曲县城怎么规划", "corpus 河曲县 <河曲>"],
    ["张掖市区有多少人", "corpus 张掖市 <张掖>"],
    ["河曲县县直部门减了几个", "corpus 河曲县 <河曲县>"],
    ["河曲县乡镇机构怎么设", "corpus 河曲县 <河曲县>"],
    ["长沙市委怎么改", "region 长沙市 with 浏阳市 <长沙>"],
  ]);
});

describe("traditional and mixed script", () => {
  check([
    ["河曲縣怎麼安置", "corpus 河曲县 <河曲縣>"],
    ["瀏陽市和上猶縣哪個好", "corpus 浏阳市 <瀏陽市>", "corpus 上犹县 <上猶縣>"],
    ["浏陽市的編外人員", "corpus 浏阳市 <浏陽市>"],
    ["漢濱區的做法", "corpus 汉滨区 <漢濱區>"],
    ["乾縣怎麼安置", "absent 乾县 <乾縣>"],
  ]);
});

describe("a wrong suffix or a former name is put right", () => {
  check([
    ["浏阳县怎么管编外人员", "corpus! 浏阳市 <浏阳县>"],
    ["汉滨县怎么改", "corpus! 汉滨区 <汉滨县>"],
    ["河曲市有哪些做法", "corpus! 河曲县 <河曲市>"],
    ["浏阳县委怎么抓", "corpus! 浏阳市 <浏阳>"],
    ["江阴县怎么改", "absent 江阴市 <江阴县>"],
    ["襄樊市怎么做", "absent 襄阳市 <襄樊市>"],
    ["户县怎么做", "absent 鄠邑区 <户县>"],
  ]);
  check([["新建县怎么改", "corpus! 新建区 <新建县>"]], otherCounties);
});

describe("misspelt names of the corpus's places", () => {
  check([
    ["汉宾区的做法", "corpus! 汉滨区 <汉宾区>"],
    ["汉宾怎么分流", "corpus! 汉滨区 <汉宾>"],
    ["汉冰 怎么分流", "corpus! 汉滨区 <汉冰>"],
    ["上优县怎么安置", "corpus! 上犹县 <上优县>"],
    ["河区县怎么做", "corpus! 河曲县 <河区县>"],
    ["请问浏羊市怎么做", "corpus! 浏阳市 <浏羊市>"],
    ["浏阴市怎么做", "corpus! 浏阳市 <浏阴市>"],
    ["张液市的改革", "corpus! 张掖市 <张液市>"],
    ["河曲和汉宾区怎么做", "corpus 河曲县 <河曲>", "corpus! 汉滨区 <汉宾区>"],
    ["河曲和汉语", "corpus 河曲县 <河曲>"],
    // Names of other places and words of the language are no misspellings.
    ["汉阴县怎么做", "absent 汉阴县 <汉阴县>"],
    ["汉阳区怎么做", "absent 汉阳区 <汉阳区>"],
    ["汉中怎么做", "absent 汉中市 <汉中>"],
    ["上杭县怎么做", "absent 上杭县 <上杭县>"],
    ["上饶怎么做", "absent 上饶市 <上饶>"],
    ["河渠怎么治理"],
    ["合区怎么改革"],
    ["上游怎么治理"],
    ["上游县区怎么治理"],
    ["沿河区县怎么办"],
    ["汉语怎么说"],
    ["浏河怎么治理"],
  ]);
  check(
    [
      ["德青县怎么改", "corpus! 德清县 <德青县>"],
      ["江音怎么改", "corpus! 江阴市 <江音>"],
      ["江阴人怎么看", "corpus 江阴市 <江阴>"],
    ],
    otherCounties,
  );

  const commonCharacters = recognizerOf([
    "微山县",
    "两当县",
    "鸡泽县",
    "大足区",
    "李沧区",
    "点军区",
    "德城区",
    "将乐县",
    "安新县",
    "洪洞县",
  ]);
  check(
    [
      // One character in common, and nothing else that speaks for a place.
      ["微信办事怎么搞"],
      ["两人怎么分"],
      ["李丽怎么说"],
      ["点赞怎么看"],
      ["将在哪里试点"],
      ["国足怎么改革"],
      // 泽 is no more read as shi, which is how 是 is read.
      ["既是县领导又是专家"],
      ["别的城市怎么做"],
      ["微珊县怎么做", "corpus! 微山县 <微珊县>"],
      ["两裆怎么做", "corpus! 两当县 <两裆>"],
      ["鸡则县怎么做", "corpus! 鸡泽县 <鸡则县>"],
      ["微汕怎么做", "corpus! 微山县 <微汕>"],
      ["洪同县怎么做", "corpus! 洪洞县 <洪同县>"],
      // A new area is not the county that its name ends like.
      ["雄安新区怎么改", "absent 雄安新区 <雄安新区>"],
    ],
    commonCharacters,
  );
});

describe("new areas", () => {
  check([
    ["雄安新区怎么安置", "absent 雄安新区 <雄安新区>"],
    ["雄安怎么安置", "absent 雄安新区 <雄安>"],
    ["河北雄安怎么安置", "absent 雄安新区 <河北雄安>"],
    ["两江新区怎么改", "absent 两江新区 <两江新区>"],
    // The city's, whatever the zone in it.
    ["苏州工业园区怎么精简机构", "absent 苏州市 <苏州>"],
    ["海南自贸港怎么搞大部制", "absent 海南省 <海南>"],
    ["浏阳经开区怎么做", "corpus 浏阳市 <浏阳>"],
    ["国家级开发区怎么改"],
    // Known by their form only.
    ["钱塘新区怎么改", "absent ? <钱塘新区>"],
    ["成都天府新区怎么改", "absent 天府新区 <成都天府新区>"],
    ["智慧新区怎么建"],
    ["城南新区怎么管"],
    ["高新区怎么改"],
    ["怎么建高新区"],
    ["国家级高新区怎么改"],
    ["赣江怎么治理"],
    ["英雄安置怎么办"],
    ["城市新区怎么建"],
    ["设立新区怎么定编"],
    ["老城和新区怎么改"],
    ["国家级新区怎么管"],
    ["这个新区怎么管"],
  ]);
  check([["雄安怎么安置", "corpus 雄安新区 <雄安>"]], recognizerOf(["雄安新区"]));
});

describe("places around, within and beside the corpus's places", () => {
  check([
    ["山西省有哪些县做过", "region 山西省 with 河曲县 <山西省>"],
    ["忻州市的做法", "region 忻州市 with 河曲县 <忻州市>"],
    ["安康怎么做", "region 安康市 with 汉滨区 <安康>"],
    ["赣州怎么做", "region 赣州市 with 上犹县 <赣州>"],
    ["甘州区怎么改革", "part 甘州区 of 张掖市 <甘州区>"],
    ["张掖市甘州区怎么改革", "part 甘州区 of 张掖市 <张掖市甘州区>"],
    ["临泽县、高台县怎么改", "part 临泽县 of 张掖市 <临泽县>", "part 高台县 of 张掖市 <高台县>"],
    ["山丹怎么改", "part 山丹县 of 张掖市 <山丹>"],
    ["岢岚县怎么做", "absent 岢岚县 <岢岚县>"],
    ["大余怎么改", "absent 大余县 <大余>"],
    ["长沙县怎么做", "absent 长沙县 <长沙县>"],
    ["通道县怎么做", "absent 通道侗族自治县 <通道县>"],
    ["延边州怎么做", "absent 延边朝鲜族自治州 <延边州>"],
  ]);
});

describe("what encloses a place is part of its name", () => {
  check([
    ["山西省忻州市河曲县怎么做", "corpus 河曲县 <山西省忻州市河曲县>"],
    ["山西忻州河曲怎么做", "corpus 河曲县 <山西忻州河曲>"],
    ["山西 河曲怎么做", "corpus 河曲县 <山西 河曲>"],
    ["山西的河曲县怎么做", "corpus 河曲县 <山西的河曲县>"],
    ["河曲县(山西省)怎么做", "corpus 河曲县 <河曲县(山西省)>"],
    ["浙江省德清县怎么做", "absent 德清县 <浙江省德清县>"],
    [
      "山西和江西有什么不同",
      "region 山西省 with 河曲县 <山西>",
      "region 江西省 with 上犹县 <江西>",
    ],
    ["南京市鼓楼区怎么做", "absent 鼓楼区 <南京市鼓楼区>"],
    ["贵州大方怎么改", "absent 大方县 <贵州大方>"],
  ]);
});

describe("several places of one name", () => {
  check([
    ["朝阳怎么安置", "ambiguous 4 <朝阳>"],
    ["鼓楼区怎么安置", "ambiguous 4 <鼓楼区>"],
    ["大同怎么安置", "absent 大同市 <大同>"],
    ["吉林怎么安置", "absent 吉林省 <吉林>"],
  ]);
  check(
    [
      ["朝阳怎么安置", "corpus 朝阳区 <朝阳>"],
      ["朝阳区怎么安置", "corpus 朝阳区 <朝阳区>"],
      ["朝阳市怎么安置", "absent 朝阳市 <朝阳市>"],
      ["长春市朝阳区怎么安置", "absent 朝阳区 <长春市朝阳区>"],
    ],
    otherCounties,
  );
});

describe("names that only their form shows to be a county's", () => {
  check([
    ["清河湾县怎么安置超编人员?", "absent ? <清河湾县>"],
    ["请问青岚县如何改革", "absent ? <青岚县>"],
    ["云雾山县怎么做", "absent ? <云雾山县>"],
    ["凤鸣县委怎么抓", "absent ? <凤鸣>"],
    ["桃花源县怎么安置", "absent ? <桃花源县>"],
    ["月球县怎么安置超编人员", "absent ? <月球县>"],
    ["彩虹县的编制怎么管", "absent ? <彩虹县>"],
    ["清溪区怎么考核干部", "absent ? <清溪区>"],
  ]);
});
