/**
 * A name in, the labelled questions that the project keeps under it out: what every bench asks.
 */
import path from "node:path";
import { projectDir } from "../core/config.ts";
import { type LabelledQuestion, readQuestions } from "../evaluate/questions.ts";

const questionSets = ["calibration", "everyday", "english"] as const;

export function readQuestionSet(name: (typeof questionSets)[number]): Promise<LabelledQuestion[]> {
  return readQuestions(path.join(projectDir, "test", "fixtures", `${name}.jsonl`));
}

/** @param every only each Nth of all of them */
export async function readAllQuestions(every: number): Promise<LabelledQuestion[]> {
  const sets = await Promise.all(questionSets.map(readQuestionSet));
  return sets.flat().filter((_, number) => number % every === 0);
}
