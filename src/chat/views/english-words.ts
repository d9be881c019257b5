/**
 * English for Chinese names and headings. Read on first use, because most chats are in Chinese: it takes a tenth of a
 * second.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { pinyin } from "pinyin-pro";
import { createGloss, type Gloss } from "../../language/gloss.ts";
import { type Gazetteer, loadGazetteer } from "../../places/divisions.ts";
import { englishPlaceName, joinSyllables } from "../../places/english-name.ts";

export interface EnglishWords {
  /** Hequ County for 河曲县. */
  placeName(name: string): string;
  /** Wang Guoliang for 王国梁; null for what is no person's name. */
  personName(name: string): string | null;
  /** What a heading is about, as far as the glossary has its words; null where it has none. */
  gloss(heading: string): string | null;
  /** Public institutions for 精简事业单位机构; null where that is not certain. */
  objectOf(action: string): string | null;
}

/** A surname of one character, or one of the usual ones of two, and a name of one or two. */
const person =
  /^(欧阳|司马|上官|诸葛|夏侯|皇甫|尉迟|令狐|慕容|司徒|\p{Script=Han})\p{Script=Han}{1,2}$/u;
/** 市委办, 编办, 政研室: an office in short. */
const office = /[办局厅部院会室报社网台]$/u;

/** @param promptsDir has glossary.yaml */
export function openEnglishWords(promptsDir: string): EnglishWords {
  let gazetteer: Gazetteer | null = null;
  let gloss: Gloss | null = null;
  const readGloss = (): Gloss => {
    const file = path.join(promptsDir, "glossary.yaml");
    return (gloss ??= createGloss("prompts/glossary.yaml", readFileSync(file, "utf8")));
  };
  return {
    placeName: (name) => englishPlaceName(name, (gazetteer ??= loadGazetteer())),
    personName(name) {
      const [, surname = ""] = person.exec(name) ?? [];
      if (surname === "" || office.test(name)) return null;
      const syllables = pinyin(name, { toneType: "none", type: "array", v: true, surname: "head" });
      return [syllables.slice(0, surname.length), syllables.slice(surname.length)]
        .map(joinSyllables)
        .join(" ");
    },
    gloss: (heading) => readGloss().of(heading),
    objectOf: (action) => readGloss().objectOf(action),
  };
}
