/**
 * A file of reading comprehension in SQuAD's form in; its paragraphs as plain documents, and its questions, out.
 * A passage is right that stands in the question's paragraph and holds one of its answers.
 */
import { readFile } from "node:fs/promises";
import * as v from "valibot";
import { AppError, messageOf } from "../core/errors.ts";
import type { LabelledQuestion } from "./questions.ts";

const answerSchema = v.object({ text: v.pipe(v.string(), v.nonEmpty()) });
const questionSchema = v.object({
  id: v.string(),
  question: v.pipe(v.string(), v.nonEmpty()),
  answers: v.pipe(v.array(answerSchema), v.nonEmpty()),
});
const paragraphSchema = v.object({ context: v.string(), qas: v.array(questionSchema) });
const fileSchema = v.object({
  data: v.array(v.object({ paragraphs: v.array(paragraphSchema) })),
});

export interface ReadingSet {
  /** By file name. */
  readonly documents: ReadonlyMap<string, string>;
  readonly rows: readonly LabelledQuestion[];
}

/** @throws AppError `usage.invalid` naming the file and what is wrong in it. */
export async function readSquad(file: string): Promise<ReadingSet> {
  try {
    return readingSetOf(v.parse(fileSchema, JSON.parse(await readFile(file, "utf8"))));
  } catch (cause) {
    throw new AppError(
      "usage.invalid",
      `${file}: ${messageOf(cause)}. Expected reading comprehension in SQuAD's form: {"data":[{"paragraphs":[{"context","qas":[{"id","question","answers":[{"text"}]}]}]}]}.`,
      { file },
      cause,
    );
  }
}

function readingSetOf({ data }: v.InferOutput<typeof fileSchema>): ReadingSet {
  const documents = new Map<string, string>();
  const rows: LabelledQuestion[] = [];
  for (const { context, qas } of data.flatMap(({ paragraphs }) => paragraphs)) {
    const doc = `paragraph-${documents.size + 1}`;
    documents.set(`${doc}.txt`, context);
    for (const { id, question, answers } of qas) {
      const gold = [...new Set(answers.map(({ text }) => text))].map((must) => ({ doc, must }));
      rows.push({ id, type: "reading", lang: "zh", q: question, gold });
    }
  }
  return { documents, rows };
}
