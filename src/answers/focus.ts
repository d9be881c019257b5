/**
 * Finds the focus of a question: the word whose figure, time or person it asks for (`医院` in `有几家医院`, `部长` in
 * `部长是谁`). Also recognises questions for an office holder's name, and texts that give one.
 */
import { type Concept, isComparable } from "../questions/concepts.ts";
import { countAsked } from "../questions/question-kind.ts";

/** The focus follows the question word, or precedes it at the end of a clause. */
const thingAfter = new RegExp(
  String.raw`(?:多少|${countAsked})[个家名人次项种类支条所座户件位处届场]?|\bhow (?:many|much)\b(?!\s*[,;.?!])|\bwho (?:is|was) (?:the )?`,
  "iu",
);
const thingBefore =
  /(?:[是有为叫]|达到?)?(?:多少|谁|哪位|什么名字|什么时候|多大|多高|多久|几[个号月])[^\p{Script=Han}]*$/u;
/** Maximum distance in Chinese text; a word further away belongs to another part of the question. */
const reachUtf16 = 10;

/** Null if the question asks for no such thing, or no concept is near the question word. */
export function focusOf(topic: string, all: readonly Concept[]): Concept | null {
  const concepts = all.filter(isComparable);
  const before = thingBefore.exec(topic);
  if (before !== null) {
    const stretch = topic.slice(Math.max(0, before.index - reachUtf16), before.index);
    const found = lastIn(stretch, concepts);
    if (found !== null) return found;
  }
  const after = thingAfter.exec(topic);
  if (after === null) return null;
  const from = after.index + after[0].length;
  const reach = /[a-z]/.test(after[0]) ? 4 * reachUtf16 : reachUtf16;
  return firstIn(topic.slice(from, from + reach), concepts);
}

function firstIn(stretch: string, concepts: readonly Concept[]): Concept | null {
  const placed = concepts
    .map((concept) => ({ concept, at: stretch.indexOf(concept.written) }))
    .filter(({ at }) => at !== -1);
  return placed.toSorted((a, b) => a.at - b.at)[0]?.concept ?? null;
}

function lastIn(stretch: string, concepts: readonly Concept[]): Concept | null {
  const placed = concepts
    .map((concept) => ({
      concept,
      at: stretch.lastIndexOf(concept.written) + concept.written.length,
    }))
    .filter(({ at, concept }) => at >= concept.written.length);
  return placed.toSorted((a, b) => b.at - a.at)[0]?.concept ?? null;
}

const office =
  "(?:书记|市长|县长|区长|镇长|乡长|主任|局长|部长|组长|校长|院长|处长|科长|会长|主席|队长|负责人|一把手)";
const asksName = new RegExp(
  `${office}[\\p{Script=Han}]{0,2}(?:是|叫|为)?(?:谁|什么|哪位|哪个|啥)|谁(?:是|当|担任|任).{0,12}${office}|${office}.{0,4}(?:名字|姓名|姓什么)|\\bwho (?:is|was|serves).{0,30}(?:secretary|mayor|head|director|chief|leader)|name of the .{0,30}(?:secretary|mayor|head|director|chief|leader)`,
  "iu",
);

/** The hundred commonest surnames, which nine in ten people have. */
const surnames =
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";
const namesHolder = new RegExp(`${office}[、\\s]*[${surnames}][\\p{Script=Han}]{1,2}`, "u");

export function asksForName(question: string): boolean {
  return asksName.test(question);
}

/** Looks for an office followed directly by a name: `市委书记朱某某`. */
export function namesOfficeHolder(text: string): boolean {
  return namesHolder.test(text);
}
