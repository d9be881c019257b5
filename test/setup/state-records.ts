/** Records that the state may hold, and times for them. */
import type { Subject } from "../../src/core/domain.ts";
import type { Draft } from "../../src/state/drafts.ts";
import type { AskedQuestion, StateStore, StateWrites } from "../../src/state/state-store.ts";
import { noFields } from "./document-fields.ts";

export const dayMs = 24 * 60 * 60 * 1000;
/** 2024-05-15, a Wednesday, 12:00 in China. */
export const startMs = Date.UTC(2024, 4, 15, 4);

export function aSubject(question = "河曲县如何安置超编人员?"): Subject {
  return { question, topic: "如何安置超编人员?", places: ["河曲县"], shownIds: ["hequ-07"] };
}

export function aQuestion(fields: Partial<AskedQuestion> = {}): AskedQuestion {
  return {
    text: "河曲县如何安置超编人员?",
    userId: "7",
    chatKind: "private",
    language: "zh",
    status: "answered",
    reason: null,
    places: ["河曲县"],
    tookMs: 12,
    passageIds: ["hequ-07"],
    answer: null,
    ...fields,
  };
}

export function aDraft(id: number, fields: Partial<Draft> = {}): Draft {
  return {
    userId: "7",
    id,
    origin: "file",
    name: `${id}.txt`,
    fields: { ...noFields, title: "河曲改革", authors: ["王国梁"], date: "2022-05" },
    warnings: [],
    replacedId: null,
    replacedSha256: null,
    isBeside: false,
    placeChoices: [],
    partIds: [],
    begunBy: null,
    revision: 1,
    ...fields,
  };
}

/** Returns the questions' ids. */
export async function logQuestions(
  state: StateStore,
  questions: readonly AskedQuestion[],
): Promise<readonly number[]> {
  const ids: number[] = [];
  for (const _ of questions) ids.push(await state.questions.newId());
  await state.write((writes: StateWrites) => {
    for (const [n, question] of questions.entries()) writes.questions.append(ids[n] ?? 0, question);
  });
  return ids;
}
