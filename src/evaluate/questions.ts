/**
 * A file of labelled questions in, checked rows out.
 */
import { readFile } from "node:fs/promises";
import * as v from "valibot";
import { AppError, messageOf } from "../core/errors.ts";

const rowSchema = v.object({
  id: v.string(),
  type: v.string(),
  lang: v.string(),
  q: v.pipe(v.string(), v.nonEmpty()),
  gold: v.array(v.object({ doc: v.string(), must: v.pipe(v.string(), v.nonEmpty()) })),
});

/** Without gold the question must not be answered. Type `compare` needs every gold, any other one of them. */
export type LabelledQuestion = v.InferOutput<typeof rowSchema>;

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
    return v.parse(rowSchema, JSON.parse(line));
  } catch (cause) {
    throw new AppError(
      "usage.invalid",
      `${file}, line ${number}: ${messageOf(cause)}. Expected {"id","type","lang","q","gold":[{"doc","must"}]}.`,
      { file, line: number },
      cause,
    );
  }
}
