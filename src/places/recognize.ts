/**
 * Recognises the places that a question names, in order.
 * Invariant: ranges do not overlap, and `question.slice(...range) === written` for each.
 * Names that no list has are recognised by their form if they can only be a county or a new area (清河湾县,
 * 钱塘新区, Gulandian County), but not phrases of ordinary words (贫困县, 本县, 人口小县).
 */
import type { Place } from "../core/domain.ts";
import type { Gazetteer } from "./divisions.ts";
import { fold } from "./fold.ts";
import { findHanMentions, type HanText } from "./han-mentions.ts";
import {
  addMentions,
  joinMentions,
  joinWrongRegions,
  type Mention,
  overlapChecker,
} from "./mention.ts";
import { createLatinIndex } from "./latin-index.ts";
import { findLatinMentions, findLatinNamesByForm } from "./latin-mentions.ts";
import { createStemIndex, findMisspelt, findMisspeltLatin } from "./misspelt.ts";
import { corpusDivisions, createNameIndex } from "./name-index.ts";
import { type PlaceReading, relate } from "./relate.ts";
import { separateNames } from "./separate-names.ts";
import {
  isDictionaryWord,
  isGuess,
  isProperName,
  type PlacedWord,
  type Segmenter,
  segmentText,
} from "./segmentation.ts";
import {
  allowsPlaceAfter,
  invitesPlaceBefore,
  officeFollows,
  suffixIsTaken,
} from "./surroundings.ts";

export type { PlaceReading } from "./relate.ts";

export interface PlaceRecognizer {
  read(question: string): PlaceReading[];
}

export function createPlaceRecognizer(
  corpusPlaces: readonly Place[],
  gazetteer: Gazetteer,
  segment: Segmenter,
): PlaceRecognizer {
  const { lists } = gazetteer;
  const corpus = corpusDivisions(corpusPlaces, gazetteer);
  const index = createNameIndex(gazetteer, corpus);
  const stems = createStemIndex([...corpus.keys()], gazetteer);
  const latin = createLatinIndex(gazetteer, corpus);
  const separating = { index, lists, corpus, segment };
  return {
    read(question) {
      const text = fold(question);
      const segmentation = separateNames(text, segmentText(text, segment), separating);
      const han = { text, segmentation, index, lists };
      const exact = addMentions(findHanMentions(han), findLatinMentions(text, latin, lists));
      const misspelt = [
        ...findMisspelt(han, exact, stems, segment),
        ...findMisspeltLatin(text, exact, latin),
      ];
      const known = addMentions(exact, misspelt);
      const byForm = [...findNamesByForm(han, known, segment), ...findLatinNamesByForm(text)];
      const mentions = addMentions(known, byForm);
      const joined = joinWrongRegions(text, joinMentions(text, mentions), corpus, lists);
      return joined.map((each) => relate(each, question, corpus, lists));
    },
  };
}

/** Tags of words that cannot belong to a name: particles, pronouns, numerals, measure words. */
const functionTag = /^(?:[pcryemquwod]|zg|uj|ul|uz|ug|uv)/;
const notInName =
  /[本我该各每某哪这那几两全外邻另同个位名省州市县区旗乡镇村的和与及在从到对把被让使跟比]|请问|关于|介绍|了解|学习|知道|什么|怎么|如何|以及|其他|人口|贫困|农业|工业|先进|示范|试点|重点|经济|百强|兄弟|周边|边境|民族|革命|直管|扩权|大|小|强|弱|穷|富|产|型|级|上述|有关|相关|所有|多数|部分|一些|一下|现在|目前/;
/** Stems that describe a new area and are not its name. */
const describing = /^(?:城[东南西北]|[滨临].|.港|山水|智慧|新城)$/;
/** What counties are told apart by: their land, economy, population, standing and part in a scheme. */
const ofCounties =
  /^(?:[山牧林农老库矿灾边郊城湖海沙盐草丘平高]|沿|内|远|近|邻)|[区村镇乡城]$|旅游|文明|卫生|生态|环保|资源|能源|财政|粮|畜|渔|果|茶|棉|煤|油|矿|口岸|样板|标杆|榜样|典型|模范|案例|项目|目标|对象|科技|教育|文化|体育|法治|文物|产业|企业|商业|工商|交通|移民|华侨|侨乡|港口|城市|农村|干部|编制|机构|特色|优势|明星|冠军|标准|基础|核心|中心|骨干|龙头|成员|会员|主体|后进|基层/u;
/** Last characters of stems that may be names although their words are ordinary: 清水湾, 青石岭. */
const terrain = /[山河湖江湾岭坡沟川州阳阴城原泉溪水塘坪坝关口门桥寨堡岗洲峰谷林海浦港陵丘源]$/;

function findNamesByForm(han: HanText, found: readonly Mention[], segment: Segmenter): Mention[] {
  const names: Mention[] = [];
  const taken = overlapChecker(found);
  for (const { index, 0: suffix } of han.text.matchAll(/新区|[县市区]/g)) {
    const mention = nameBefore(han, { suffix: index, end: index + suffix.length }, segment);
    if (mention !== null && !taken.overlaps(mention.start, mention.end)) names.push(mention);
  }
  return names;
}

function nameBefore(
  han: HanText,
  { suffix, end }: { readonly suffix: number; readonly end: number },
  segment: Segmenter,
): Mention | null {
  const { text } = han;
  const isOffice = officeFollows(text, suffix);
  if (!isOffice && (han.segmentation.crosses(end) || suffixIsTaken(text, end))) return null;
  const words = wordsBefore(han, suffix);
  const start = words[0]?.start ?? suffix;
  const stem = text.slice(start, suffix);
  if (stem.length < 2 || stem.length > 4 || !/^\p{Script=Han}+$/u.test(stem)) return null;
  if (end - suffix > 1 && describing.test(stem)) return null;
  if (notInName.test(stem) || !invitesPlaceBefore(han, start)) return null;
  const isSure = isOffice || allowsPlaceAfter(text, end);
  // 市 and 区 end too many ordinary words: 老城区, 地级市.
  if (/^[市区]$/u.test(text.slice(suffix, end))) {
    const word = han.segmentation.at(suffix);
    const isEndOfWord =
      word !== null && word.start < suffix && !isGuess(word) && !isProperName(word);
    const isName = isSure && !isEndOfWord && isUnknownWord(stem, segment);
    return isName ? nameOf(start, isOffice ? suffix : end) : null;
  }
  const isLongLandscape = stem.length > 2 && terrain.test(stem);
  const isOrdinary = isDictionaryWord(stem, segment) && !segment(stem).every(isProperName);
  // 月球县: a thing's name, if it says nothing of what a county is like; not 败家子县长.
  const isThing =
    !isOffice && isSure && segment(stem).every(({ tag }) => tag === "n") && !ofCounties.test(stem);
  if (isOrdinary && !isLongLandscape) return isThing ? nameOf(start, end) : null;
  const hasName = words.some((word) => isGuess(word) || isProperName(word));
  if (!hasName && !terrain.test(stem)) return null;
  return nameOf(start, isOffice ? suffix : end);
}

function nameOf(start: number, end: number): Mention {
  return { start, end, candidates: [], corrected: false };
}

/** Two or three characters that are no word of the language, or a proper name. */
function isUnknownWord(stem: string, segment: Segmenter): boolean {
  const words = segment(stem);
  const [only] = words;
  if (stem.length > 3 || only === undefined || words.length > 1) return false;
  return isGuess(only) || isProperName(only);
}

/** Words before the suffix, back to a function word or a cue for a place; at most four characters. */
function wordsBefore(han: HanText, suffix: number): PlacedWord[] {
  const { segmentation, text } = han;
  const words: PlacedWord[] = [];
  let position = suffix;
  while (position > 0) {
    const word = segmentation.at(position - 1);
    if (word === null || !/^\p{Script=Han}+$/u.test(word.word)) break;
    const isFunction = functionTag.test(word.tag) && word.word.length === 1;
    if (isFunction || suffix - word.start > 4) break;
    words.unshift(
      word.end > suffix ? { ...word, end: suffix, word: text.slice(word.start, suffix) } : word,
    );
    position = word.start;
    if (invitesPlaceBefore(han, position)) break;
  }
  return words;
}
