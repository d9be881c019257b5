import type { Answer } from "../../core/domain.ts";
import type { AskedQuestion } from "../../core/library.ts";

/** A question in the asker's own words. */
export function verbatim(question: string): AskedQuestion {
  return { question, standsAlone: false, isVerbatim: true, language: null };
}

/** The answer in the language of the asker's own words, and with what was looked up in their place. */
export function asAsked(answer: Answer, asked: AskedQuestion): Answer {
  const { language, question, isVerbatim } = asked;
  const notes = isVerbatim ? [] : [{ kind: "read-as", question } as const];
  return { ...answer, language: language ?? answer.language, notes: [...notes, ...answer.notes] };
}
