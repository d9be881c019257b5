/** Reads labelled questions from JSON lines, or from a reading comprehension file in SQuAD's form. */
import { readFile } from "node:fs/promises";
import * as v from "valibot";
import { AppError, messageOf } from "../../core/errors.ts";

const passageSchema = v.object({
  doc: v.string(),
  /** Words of the passage. */
  must: v.pipe(v.string(), v.nonEmpty()),
  /** Least share of the pairs of neighbouring characters of `must` that the passage has, 0 to 1; 1 unless given. */
  leastShare: v.optional(v.number()),
});

const rowSchema = v.object({
  id: v.string(),
  type: v.string(),
  lang: v.string(),
  q: v.pipe(v.string(), v.nonEmpty()),
  gold: v.array(passageSchema),
  /** Passages that bear on the question without answering it. If given, every other passage is noise. */
  related: v.optional(v.array(passageSchema)),
  /** What kind of fact a near miss asks for: `number`, `date` … */
  asks: v.optional(v.string()),
});

/** A question about plain texts: the answer as people wrote it. */
const answerRowSchema = v.object({
  doc: v.string(),
  q: v.pipe(v.string(), v.nonEmpty()),
  answer: v.pipe(v.string(), v.nonEmpty()),
});

/** A question without gold must not be answered. Type `compare` needs every gold, other types any one of them. */
export type LabelledQuestion = v.InferOutput<typeof rowSchema>;
export type LabelledPassage = v.InferOutput<typeof passageSchema>;

/** People shorten an answer or join its parts; the share is that of the sets that bring such rows. */
const writtenAnswerShare = 0.8;

/** @throws AppError `usage.invalid` naming the file and the line. */
export async function readQuestions(file: string): Promise<LabelledQuestion[]> {
  const content = await readFile(file, "utf8").catch((cause: unknown) => {
    throw new AppError(
      "usage.invalid",
      `${file} cannot be read: ${messageOf(cause)}`,
      { file },
      cause,
    );
  });
  return content
    .split(/\r?\n/)
    .flatMap((line, index) => (line.trim() === "" ? [] : [parseRow(file, line, index + 1)]));
}

function parseRow(file: string, line: string, number: number): LabelledQuestion {
  try {
    const row: unknown = JSON.parse(line);
    return v.is(answerRowSchema, row) ? answerRow(row, number) : v.parse(rowSchema, row);
  } catch (cause) {
    throw new AppError(
      "usage.invalid",
      `${file}, line ${number}: ${messageOf(cause)}. Expected {"id","type","lang","q","gold":[{"doc","must"}]} or {"doc","q","answer"}.`,
      { file, line: number },
      cause,
    );
  }
}

function answerRow(
  { doc, q, answer }: v.InferOutput<typeof answerRowSchema>,
  number: number,
): LabelledQuestion {
  const gold = [{ doc, must: answer, leastShare: writtenAnswerShare }];
  return { id: String(number), type: "plain", lang: "zh", q, gold };
}

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

interface ReadingSet {
  /** By file name. */
  readonly documents: ReadonlyMap<string, string>;
  readonly rows: readonly LabelledQuestion[];
}

/**
 * Returns each paragraph as a document. A passage of it is right when it contains an answer to one of its questions.
 * @throws AppError `usage.invalid` naming the file and what is wrong in it.
 */
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
