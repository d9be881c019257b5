/**
 * Judges by the surrounding words of a folded text whether a place's name may begin or end at a position.
 * These cues decide about names that are not certain by themselves.
 */
import type { Segmentation } from "./segmentation.ts";

const borderBefore = /[\s,，。.?？!！、;；:：“”"'（(《〈【[]$/;
/** Long enough to be cues even if the segmenter joins their end with the beginning of the name. */
const phraseBefore =
  /(?:中共|请问|请教|想问|关于|对于|介绍|一下|了解|学习|借鉴|参考|知道|为什么|为何|那么|除了|包括|比如|例如|([问看说讲谈查聊学比])(?:下|\1))$/;
const longestPhrase = 3;
const strictWords = new Set("在到从比请像");
const looseWords = new Set(
  "问 去 对 向 学 看 说 讲 查 给 跟 和 与 及 以及 同 由 以 据 按 那 于 拿 连 咱 咱们 我们 你们".split(
    " ",
  ),
);

const question =
  "怎|如何|咋|啥|什么|哪|多少|几[个家名人项]|谁|为什么|为何|是否|能|可以|会|要|吗|呢";
const particle =
  "的|有|是|为|在|把|对|将|这|那|到底|究竟|都|也|又|还|和|与|跟|及|同|等|当地|方面|通过|采取|" +
  "比(?![例重赛])|学(?![校院生员习者科费历位期])|像(?!素)|到(?![位处])";
/** Words after a list of places: 河曲、汉滨三地, 河曲、汉滨各有什么. */
const listClose = "(?:[两三四五六几]个?|各)(?:地|县|市|区|家)|各[自有是靠]|分别|相比|之间";
const topic =
  "自贸|自由贸易|做|搞|用|推|实施|开展|探索|建立|设|安置|压缩|精简|优化|机构|编制|编办|编外|人口|乡镇|部门|干部|改革|模式|经验|做法|案例|实践";
const rightCue = new RegExp(
  `^(?:$|[\\s,，。.?？!！、;；:：”"')）》〉】\\]]|县|市|区|${question}|${particle}|${listClose}|${topic})`,
);
const strictRightCue = new RegExp(
  `^(?:$|[\\s,，。.?？!！、;；:：”"')）》〉】\\]]|的|是|有|为|在|把|${question})`,
);

/** A folded question and its segmentation. */
interface Surroundings {
  readonly text: string;
  readonly segmentation: Segmentation;
}

export function allowsPlaceBefore(around: Surroundings, start: number): boolean {
  const word = wordBefore(around, start);
  return invitesPlaceBefore(around, start) || (word !== null && looseWords.has(word));
}

export function allowsPlaceAfter(text: string, end: number): boolean {
  return rightCue.test(text.slice(end, end + 4));
}

/** Fewer and stricter cues than `allowsPlaceBefore`, for guesses such as misspelt names. */
export function invitesPlaceBefore(around: Surroundings, start: number): boolean {
  const word = wordBefore(around, start);
  return phraseInvites(around.text, start) || (word !== null && strictWords.has(word));
}

/** Cues that do not depend on the segmentation. */
export function phraseInvites(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - longestPhrase), start);
  return start === 0 || borderBefore.test(before) || phraseBefore.test(before);
}

/** 在 is a cue as a word of its own, but not as the end of 现在. */
function wordBefore({ segmentation }: Surroundings, start: number): string | null {
  const word = segmentation.at(start - 1);
  return word?.end === start ? word.word : null;
}

export function invitesPlaceAfter(text: string, end: number): boolean {
  return strictRightCue.test(text.slice(end, end + 4));
}

/** 河曲县委, 张掖市编办: the suffix belongs to both words, and only a place has such an office. */
const officeAfterName =
  /^[省市县区旗盟州](?:委|政府|人民政府|长|直|属|编办|编委|纪委|监委|人大|政协|本级)/;
/** 河曲县城, 浏阳市区, 河曲县级: the suffix belongs to the word that follows. */
const suffixOfNextWord = /^(?:[级域]|城(?!关|区|乡|管)|[乡镇村](?![镇村]))/;

/** 县财政局, 县委组织部: what looks like the suffix of a name may be the first character of an office. */
const officeFromSuffix =
  /^[省市县区旗盟州](?:委|政府|\p{Script=Han}{1,7}?(?:局|办|厅|部|院|中心|委员会|支队|大队))/u;

export function officeBegins(text: string, suffixStart: number): boolean {
  return officeFromSuffix.test(text.slice(suffixStart, suffixStart + 12));
}

export function officeFollows(text: string, nameEnd: number): boolean {
  return officeAfterName.test(text.slice(nameEnd, nameEnd + 6));
}

export function suffixIsTaken(text: string, suffixEnd: number): boolean {
  return suffixOfNextWord.test(text.slice(suffixEnd, suffixEnd + 2));
}

/** 山西路, 北京大学, 浏阳河, 兴平乡: with the next word the name is that of something else. */
const compoundWord =
  /^(?:[东西南北中]?(?:路|街|大街|大道|大桥|胡同)|大学|学院|机场|[河江湖港山桥寺乡镇村]|话|菜|酒|人寿|银行|证券|卫视|时间|精神|会议|事变|战役|合作组织|同志|先生|女士|教授|将军|公主|院士|烈士)$/;

/** 张掖镇一级 is about the towns of 张掖 and no town of this name. */
const levelOfTowns = /^[乡镇村]{1,2}(?:这?一?级|两级|街(?!道)|组)/;

export function compoundFollows({ text, segmentation }: Surroundings, nameEnd: number): boolean {
  const next = segmentation.at(nameEnd);
  if (next?.start !== nameEnd || !compoundWord.test(next.word)) return false;
  return !levelOfTowns.test(text.slice(nameEnd, nameEnd + 5));
}

const surnames =
  "王李张刘陈杨赵黄周吴徐孙胡朱林何郭马罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜" +
  "戴夏钟汪田姜范石姚谭廖邹熊金陆郝孔白崔毛邱秦江史顾侯邵孟龙段雷钱汤尹黎武乔贺赖龚";

export function isSurname(character: string): boolean {
  return surnames.includes(character) && character !== "";
}

/** Characters that connect or introduce names. */
const connectives = new Set("跟同和与及或比学像到在从向对去问给叫让由被把将");

export function isConnective(character: string): boolean {
  return connectives.has(character);
}

/** True for given names that are also names of places: 孙卫东, 姚永嘉. */
export function surnamePrecedes({ text, segmentation }: Surroundings, start: number): boolean {
  const word = segmentation.at(start - 1);
  return word?.end === start && word.start === start - 1 && isSurname(text.charAt(start - 1));
}
