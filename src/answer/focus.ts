/**
 * A question's topic in; the word it asks the figure, the time or the person of, out: 医院 in 有几家医院, 部长 in 部长是谁.
 */
import { countAsked } from "../questions/asked-count.ts";
import { type Concept, isComparable } from "../retrieve/concepts.ts";

/** The asked-for thing follows the question word, or stands just before it when it ends the clause. */
const thingAfter = new RegExp(
  String.raw`(?:多少|${countAsked})[个家名人次项种类支条所座户件位处届场]?|\bhow (?:many|much)\b(?!\s*[,;.?!])|\bwho (?:is|was) (?:the )?`,
  "iu",
);
const thingBefore =
  /(?:[是有为叫]|达到?)?(?:多少|谁|哪位|什么名字|什么时候|多大|多高|多久|几[个号月])[^\p{Script=Han}]*$/u;
/** Beyond this the word belongs to another part of the question. */
const reachUtf16 = 10;

/** Null where the question asks for no such thing, or its word is none of the concepts. */
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
