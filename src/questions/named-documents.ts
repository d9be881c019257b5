/**
 * Finds the documents that a question calls by their titles, whole or abbreviated (最多跑一次改革规定 for
 * 浙江省保障“最多跑一次”改革规定), or only by their kind (条例).
 */
import { normalizeText } from "../language/normalize.ts";

interface Titled {
  readonly title: string | null;
  /** Names of its place and of the places around it. */
  readonly places: readonly string[];
}

/** `none`: the question names a text that no document is. `null`: it names none. */
export type NamedDocuments = readonly number[] | "none" | null;

const kinds =
  "条例|规定|办法|细则|规则|规程|章程|意见|方案|制度|决定|决议|纲要|规划|通知|准则|守则|法";
const endsInKind = new RegExp(`(${kinds})$`, "u");
const revision = /[(（][^()（）]*[)）]$/u;
/** What stands in front of a name in a question. */
const asking =
  /^(?:请问|请|麻烦|帮我|帮忙|我想|我要|想|要|查询|查找|查一下|查|找一下|找|看一下|看看|看|介绍一下|介绍|说说|讲讲|告诉我|知道|了解|问一下|问|一下|根据|按照|依照|依据|按|对照|关于|对于|对|在|那么|那|你们的?|这[个部份]?|那[个部份]|该|本|我们的?|当前|现行的?|最新的?|什么是|解释一下|解释|的)+/u;
const trailing = /(?:的|之|中|里|里面|中间|当中|其中|内|上|及其|和)+$/u;
/** A shorter rest of a name is of many texts. */
const shortestName = 3;

/** @param name the words in front of an article's number, or a title */
export function namedDocuments(
  { name, isTitle }: { readonly name: string; readonly isTitle: boolean },
  documents: readonly Titled[],
): NamedDocuments {
  const asked = bare(name.trim().replace(revision, "")).replace(trailing, "");
  const sought = isTitle ? asked : asked.replace(asking, "");
  const kind = kindOf(sought);
  if (kind === undefined && !isTitle) return null;
  const scores = documents.map((document) =>
    Math.max(0, ...namesOf(document).map((title) => matchOf(sought, title, document))),
  );
  const best = Math.max(0, ...scores);
  return best === 0 ? "none" : [...scores.keys()].filter((number) => scores[number] === best);
}

/** The title itself, and what a notice announces: 关于印发《…办法》的通知. */
function namesOf({ title }: Titled): readonly string[] {
  if (title === null) return [];
  const announced = [...title.matchAll(/《([^《》]+)》/gu)].map((match) => match[1] ?? "");
  return [title, ...announced].map((each) => bare(each.replace(revision, "")));
}

/** 0 for no match; higher is surer. */
function matchOf(sought: string, title: string, { places }: Titled): number {
  if (sought === title) return 1000;
  const kind = kindOf(title);
  if (sought === kind) return 1;
  if (
    kind !== undefined &&
    sought.endsWith(kind) &&
    isOfPlace(sought.slice(0, -kind.length), places)
  )
    return 2;
  if (sought.length < shortestName) return 0;
  if (title.includes(sought)) return 500 + sought.length;
  // The name may stand behind other words, which then must be of its place: 浙江省的编制条例.
  for (let from = 0; from <= sought.length - shortestName; from++) {
    const rest = sought.slice(from);
    const isOwn = from === 0 || isOfPlace(sought.slice(0, from), places);
    if (isOwn && isAbbreviation(rest, title)) return 100 + rest.length;
  }
  return 0;
}

function isOfPlace(words: string, places: readonly string[]): boolean {
  const own = words.replace(/^.*(?:关于|根据|按照)/u, "").replace(/的$/u, "");
  return own === "" || places.some((place) => place.startsWith(own) || own.includes(place));
}

/** Whether all characters stand in the title, in order, the kind at its end. */
function isAbbreviation(name: string, title: string): boolean {
  const kind = kindOf(name);
  if (kind === undefined || name === kind || kindOf(title) !== kind) return false;
  let at = 0;
  for (const character of name) {
    at = title.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function kindOf(name: string): string | undefined {
  return endsInKind.exec(name)?.[1];
}

/** Normalised, without spaces and punctuation. */
function bare(written: string): string {
  return normalizeText(written).replace(/[^\p{L}\p{N}]/gu, "");
}
