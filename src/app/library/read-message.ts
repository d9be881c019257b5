/** Reads what a message asks: one question or several, of its own or of the text that it points to. */
import { placeWords } from "../../answers/answer.ts";
import type { AskedQuestion, CaseLibrary, PointingMessage } from "../../core/library.ts";
import { isMostlyEnglish } from "../../language/normalize.ts";
import { placeNames } from "../../places/relate.ts";
import { asideOf } from "../../questions/asides.ts";
import { askedAbout, tellingLimits } from "../../questions/asked-about.ts";
import { askedPlaces } from "../../questions/asked-places.ts";
import { createOwnWordsReader } from "../../questions/own-words.ts";
import { asksByForm } from "../../questions/asks-by-form.ts";
import { goesOnByForm } from "../../questions/follow-up.ts";
import { readPointer } from "../../questions/pointing.ts";
import { isRemark, isReport, mayBeRemark } from "../../questions/remark.ts";
import { splitQuestions } from "../../questions/several-questions.ts";
import type { Retriever } from "../../search/retrieve.ts";
import { longestMessageUtf16 } from "../../search/weights.ts";

export type MessageReader = Pick<
  CaseLibrary,
  "leansOnOthers" | "asksNothing" | "readMessage" | "countQuestions"
>;

type Means = Pick<Retriever, "readConcepts" | "readPlaces" | "readLimits" | "contentWords"> & {
  readonly store: Pick<Retriever["store"], "documents">;
  /** Shortens a text that is too long to be asked. */
  readonly keySentences: (text: string) => Promise<readonly string[]>;
};

/** A place that a long text names beside so many others is hardly what it is about. */
const mostPlaces = 3;

export function createMessageReader(means: Means): MessageReader {
  const words = placeWords(means);
  const readOwnWords = createOwnWordsReader({ ...means, words });

  const read = ({ text, beside }: PointingMessage) => {
    const own = readOwnWords(text);
    const isOwn = beside === "" || own.carries === "subject" || asideOf(text) === "small-talk";
    const source = isOwn ? text : beside;
    const questions = splitQuestions(source, readOwnWords);
    const isLong = questions.some(
      (question) => question.length > longestMessageUtf16[isMostlyEnglish(question) ? "en" : "zh"],
    );
    return { own, isOwn, source, questions: isLong ? null : questions };
  };
  const shortened = async (text: string): Promise<string> => {
    const kept = withoutChatter(await means.keySentences(text)).join(" ");
    if (kept === "") return "…";
    const there = new Set(placesIn(kept).flatMap(placeNames));
    const missing = mainPlaces(text).filter((name) => !there.has(name));
    if (missing.length === 0) return kept;
    return isMostlyEnglish(text)
      ? `${missing.map((name) => words.inEnglish(name)).join(" and ")}: ${kept}`
      : `${missing.join("和")}：${kept}`;
  };
  const saysNothing = (part: string) => {
    const { carries, places, limits } = readOwnWords(part);
    const isEmpty = carries === "nothing" && places.length === 0 && limits === null;
    return isEmpty || asideOf(part) !== null;
  };
  /** Without 各位好 and 大家看看, unless there is nothing else. English clauses need one another. */
  const withoutChatter = (sentences: readonly string[]): readonly string[] => {
    const left = sentences.flatMap((sentence) => {
      const clauses =
        sentence.match(isMostlyEnglish(sentence) ? /.+/gsu : /[^,，;；]+[,，;；]*/gu) ?? [];
      const telling = clauses.filter((clause) => !saysNothing(clause)).join("");
      return telling === "" ? [] : telling.replace(/[,，;；]+$/u, "");
    });
    return left.length === 0 ? sentences : left;
  };
  const placesIn = (text: string) =>
    askedPlaces(text, means.readPlaces(text)).filter(({ kind }) => kind !== "ambiguous");
  /** Those named more than half as often as any other. */
  const mainPlaces = (text: string): readonly string[] => {
    const names = placesIn(text).flatMap(placeNames);
    const countOf = (name: string) => names.filter((each) => each === name).length;
    const most = Math.max(0, ...names.map(countOf));
    const main = [...new Set(names)].filter((name) => 2 * countOf(name) > most);
    return main.length > mostPlaces ? [] : main;
  };

  return {
    leansOnOthers(text) {
      const own = readOwnWords(text);
      if (own.carries === "subject" || asideOf(text) !== null) return "no";
      return own.isPointing ? "yes" : "perhaps";
    },
    asksNothing(text) {
      const own = readOwnWords(text);
      if (own.places.length > 0 || own.limits !== null || asideOf(text) !== null) return false;
      if (readPointer(text) !== null || goesOnByForm(text)) return false;
      if (own.carries === "nothing") return mayBeRemark(text);
      return isReport(text) || (isRemark(text) && !own.isOfField);
    },
    countQuestions: (message) => read(message).questions?.length ?? 1,
    async readMessage(message) {
      const { own, isOwn, source, questions } = read(message);
      const parts = questions ?? [await shortened(source)];
      const hasWords = /\p{L}/u.test(message.text);
      return parts.map((part): AskedQuestion => {
        const question = isOwn ? part : askedAbout(part, own, words);
        return {
          question,
          standsAlone: !isOwn || questions === null,
          isVerbatim: question === source || parts.length > 1,
          language: isOwn || !hasWords ? null : isMostlyEnglish(message.text) ? "en" : "zh",
          ...(!isOwn && !asksByForm(part) && { limits: tellingLimits(own)?.limits ?? "none" }),
        };
      });
    },
  };
}
