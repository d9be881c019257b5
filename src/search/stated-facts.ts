/**
 * Rates whether texts state the fact that a question asks for: a quantity of the right kind, a name, a reason or a
 * problem that belongs to the thing asked for. A number that counts something else in the same passage is no answer.
 */
import type { FactKind } from "../core/domain.ts";
import {
  findNumbers,
  isSameNumber,
  withCanonicalNumbers,
  type WrittenNumber,
} from "../language/numbers.ts";
import { type Quantity, type QuantityKind, quantitiesIn } from "../language/quantities.ts";
import type { AskedFact } from "../questions/asked-fact.ts";
import type { Concept } from "../questions/concepts.ts";
import type { ScoredConcept } from "./word-query.ts";
import { findNames, findProblems, findReasons, problemsTold } from "./told-facts.ts";

/** Normalised. */
interface CandidateText {
  readonly headings: string;
  readonly sentences: readonly string[];
}

type ToldKind = "name" | "reason" | "problem";

const accepted: Readonly<Record<Exclude<FactKind, ToldKind>, readonly QuantityKind[]>> = {
  count: ["count", "people", "size"],
  people: ["people"],
  money: ["money"],
  share: ["share"],
  change: ["share", "count", "people", "money", "size", "duration"],
  date: ["date"],
  duration: ["duration"],
};

/** Measure words that writers use for one another. */
const alike = ["名人位", "家户个", "件起", "项条个", "所个", "镇乡村个", "天日", "稿次轮版"];

const border = /[,;:。!?]/u;

/** How far from a quantity its noun stands: in front of it over a verb, behind it over an attribute. */
const beforeUtf16 = 14;
const behindUtf16 = 10;

/** What texts are compared with. */
export interface SoughtFact {
  readonly fact: AskedFact;
  /** Normalised. */
  readonly question: string;
  /** Those of the question that do not ask. */
  readonly concepts: readonly ScoredConcept[];
  readonly thing: Thing | null;
  /** The question's own figures, which the asker knows. Also 903 for 九百来. */
  readonly given: readonly WrittenNumber[];
}

/** @param question normalised @param scored the question's concepts */
export function soughtFact(
  fact: AskedFact,
  question: string,
  scored: readonly ScoredConcept[],
): SoughtFact {
  const concepts = scored.filter(({ concept }) => !isAsking(concept, fact));
  return {
    fact,
    question,
    concepts,
    thing: thingOf(fact, concepts),
    given: findNumbers(question),
  };
}

/**
 * How surely the texts state the fact, 0 to 1: of the best quantity of the right kind, the mean of whether it belongs
 * to the thing (where none is named, how much of the question its clause covers), how much of the question its sentence
 * covers, and 1; half of it without the 1 if it is not counted (see `Binding`); 0 if no text has such a quantity.
 * Stricter rules, such as nothing for a quantity that belongs to something else, were tried: as many near misses stay,
 * and more answers are lost.
 */
export function statedShare(texts: readonly CandidateText[], asked: SoughtFact): number {
  const { concepts, fact } = asked;
  if (fact.kind === "problem")
    return Math.max(0, ...texts.map((text) => problemShare(text, asked)));
  const shares = texts.flatMap(({ headings, sentences }) =>
    sentences.map((sentence) => {
      const bindings = bindingsIn(sentence, asked);
      if (bindings.length === 0) return 0;
      // The question's figures may be written otherwise in the text.
      const comparable =
        asked.given.length === 0 ? sentence : `${sentence} ${withCanonicalNumbers(sentence)}`;
      const coverage = coverageOf(concepts, comparable, headings);
      const shareOf = ({ share, isCounted }: Binding) =>
        isCounted ? (share + coverage + 1) / 3 : (share + coverage) / 6;
      return Math.max(...bindings.map(shareOf));
    }),
  );
  return Math.max(0, ...shares);
}

/** Problems are told one after the other, in words that the question hardly has. */
function problemShare({ headings, sentences }: CandidateText, { concepts }: SoughtFact): number {
  const told = problemsTold(headings, sentences);
  if (told === 0) return 0;
  const coverage = Math.max(...sentences.map((each) => coverageOf(concepts, each, headings)));
  return (Math.min(1, told / fullyTold) + coverage + 1) / 3;
}

/** A passage with as many points tells of problems, and does not only mention one. */
const fullyTold = 2;

interface Binding {
  /** 0 to 1. */
  readonly share: number;
  /** Whether it measures what is asked for: it has the measure word, if one is asked for, and is no change unasked for. */
  readonly isCounted: boolean;
}

function bindingsIn(sentence: string, asked: SoughtFact): Binding[] {
  const { fact, concepts } = asked;
  // A cause and what it is for may stand in different clauses.
  if (fact.kind === "reason")
    return findReasons(sentence).map(() => ({
      share: coverageOf(concepts, sentence, ""),
      isCounted: true,
    }));
  if (fact.kind === "problem")
    return findProblems(sentence).map(() => ({ share: 1, isCounted: true }));
  // Names of a class are rare enough; whether one belongs to the question is for the coverage to tell.
  if (fact.kind === "name")
    return findNames(sentence, fact.asking).map(() => ({ share: 1, isCounted: true }));
  return quantityBindings(sentence, fact.kind, asked);
}

function quantityBindings(
  sentence: string,
  kind: keyof typeof accepted,
  asked: SoughtFact,
): Binding[] {
  const { fact, thing, given } = asked;
  const isGiven = ({ number }: Quantity) => given.some((own) => isSameNumber(own, number));
  return quantitiesIn(sentence)
    .filter((quantity) => isAccepted(quantity, kind, asked.question) && !isGiven(quantity))
    .map((quantity) => ({
      share:
        thing === null
          ? clauseShare(clauseOf(quantity, sentence), asked)
          : bindingOf(thing, quantity, sentence),
      isCounted:
        (fact.unit === null || hasUnit(quantity, fact.unit)) &&
        (kind === "change" || !isOtherChange(quantity, sentence, asked.question)),
    }));
}

function isAccepted(quantity: Quantity, kind: keyof typeof accepted, question: string): boolean {
  if (quantity.kind === "rank") return asksRank.test(question);
  return accepted[kind].includes(quantity.kind);
}

const asksRank = /第几|排|名次|位次|\brank/u;

/** Whether it tells by how much something fell or rose, which the question does not ask: 减少1050万元 was not spent. */
function isOtherChange({ startUtf16 }: Quantity, sentence: string, question: string): boolean {
  const before = sentence.slice(Math.max(0, startUtf16 - changeUtf16), startUtf16);
  return [falls, rises].some((verb) => verb.test(before) && !verb.test(question));
}

/** How far in front of a quantity its verb of change ends: 每年减少约. */
const changeUtf16 = 4;
const [falls, rises] = [
  /[降减省压缩砍]|(?<![多至不])少|节约|精简|\b(?:sav(?:e|ed|ing)|cut|slash|reduc|drop|f[ae]ll|declin|shr[iu]nk|fewer|less)/u,
  /[增升涨扩]|提高|提升|\b(?:r[io]se|gr[eo]w|increas|expand|more)/u,
];

/** How much of the question the clause covers. What changed may be unnamed; the change itself then suffices. */
function clauseShare(clause: string, { fact, question, concepts }: SoughtFact): number {
  const isSameChange = [falls, rises].some((verb) => verb.test(question) && verb.test(clause));
  return fact.kind === "change" && isSameChange ? 1 : coverageOf(concepts, clause, "");
}

function isAsking({ written }: Concept, { asking }: AskedFact): boolean {
  // 少 of a question is no part of its 多少.
  return written.length > 1 && asking.includes(written);
}

/** With the next one behind a date that stands alone: 2021年9月,印发方案; 2018年以来,推进改革. */
function clauseOf({ startUtf16, endUtf16, kind }: Quantity, sentence: string): string {
  const before = sentence.slice(0, startUtf16).split(border).at(-1) ?? "";
  const [behind = "", next = ""] = sentence.slice(endUtf16).split(border);
  const beside = `${before} ${behind.replace(/^(?:以来|以后|之后|以前|之前|年底|年初|年末)/u, "")}`;
  const isAlone = kind === "date" && !/\p{Script=Han}{2}/u.test(beside);
  return `${before} ${behind} ${isAlone ? next : ""}`;
}

function hasUnit({ unit }: Quantity, wanted: string): boolean {
  if (unit === wanted) return true;
  return alike.some((group) => group.includes(wanted) && unit !== "" && group.includes(unit));
}

interface Thing {
  /** Its last two characters, or its last word in English: the noun itself, behind its attributes. */
  readonly head: string;
  readonly concepts: readonly Concept[];
}

function thingOf({ thing }: AskedFact, concepts: readonly ScoredConcept[]): Thing | null {
  if (thing === null) return null;
  const own = concepts
    .map(({ concept }) => concept)
    .filter(({ written }) => thing.includes(written) || written.includes(thing));
  return { head: thing.slice(-2), concepts: own };
}

/** Whether the thing stands in the quantity's clause, directly in front of it or behind it. */
function bindingOf(thing: Thing, { startUtf16, endUtf16, unit, kind }: Quantity, sentence: string) {
  const before = sentence.slice(Math.max(0, startUtf16 - beforeUtf16), startUtf16);
  const behind = sentence.slice(endUtf16 - unit.length, endUtf16 + behindUtf16);
  const near = `${before.split(border).at(-1) ?? ""} ${behind.split(border)[0] ?? ""}`;
  // The unit may be the thing: 几个乡镇, 下辖6镇8乡.
  if (near.includes(thing.head) || (kind === "count" && unit !== "" && thing.head.includes(unit)))
    return 1;
  return Math.max(0, ...thing.concepts.map((concept) => presenceOf(concept, near)));
}

function coverageOf(concepts: readonly ScoredConcept[], sentence: string, headings: string) {
  let total = 0;
  let covered = 0;
  for (const { concept, weight } of concepts) {
    total += weight;
    const share = Math.max(presenceOf(concept, sentence), presenceOf(concept, headings) / 2);
    covered += weight * share;
  }
  return total === 0 ? 0 : covered / total;
}

/** The share of the own wording's terms in the text, or 1 for a whole synonym; 0 to 1. */
function presenceOf({ wordings }: Concept, text: string): number {
  const shares = wordings.map(({ written, terms }, position) => {
    if (text.includes(written)) return 1;
    const present = terms.filter((term) => text.includes(term)).length;
    return position === 0 || present === terms.length ? present / Math.max(1, terms.length) : 0;
  });
  return Math.max(0, ...shares);
}
