/**
 * The glossary's YAML in, its entries, checked, out. A mistake is named with its line and what is accepted.
 */
import { YAMLException, load as parseYaml } from "js-yaml";
import * as v from "valibot";
import { AppError } from "../errors.ts";

const phrase = v.pipe(v.string("a text"), v.trim(), v.nonEmpty("a text that is not empty"));
const phrases = v.array(phrase, "a list of texts");

const entrySchema = v.strictObject({
  id: v.pipe(
    v.string("a text"),
    v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "lower-case words joined by hyphens"),
  ),
  terms: v.pipe(phrases, v.minLength(1, "a list with at least one term")),
  everyday: v.optional(phrases, []),
  english: v.optional(phrases, []),
});

export type WrittenEntry = v.InferOutput<typeof entrySchema>;

/** @throws AppError `prompts.invalid` naming the file, the line, what it holds and what is accepted. */
export function readEntries(file: string, source: string): WrittenEntry[] {
  const invalid = (line: number, reason: string, cause?: unknown) =>
    new AppError(
      "prompts.invalid",
      `${file}, line ${line}: ${reason}. Correct the line and start again.`,
      { file, line },
      cause,
    );
  const result = v.safeParse(v.array(entrySchema, "a list of entries"), parse(source, invalid));
  if (result.success) return result.output;
  const [issue] = result.issues;
  const [entry = 0, ...fields] = issue.path?.map(({ key }) => key) ?? [];
  const where = fields.length > 0 ? ` in "${fields.join(".")}"` : "";
  const expected =
    issue.type === "strict_object"
      ? `one of ${Object.keys(entrySchema.entries).join(", ")}`
      : issue.message;
  throw invalid(
    lineOfEntry(source, Number(entry)),
    `got ${issue.received}${where}, expected ${expected}`,
  );
}

function parse(
  source: string,
  invalid: (line: number, reason: string, cause: unknown) => AppError,
): unknown {
  if (!hasContent(source)) return [];
  try {
    return parseYaml(source);
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    throw invalid((error.mark?.line ?? 0) + 1, `not YAML: ${error.reason}`, error);
  }
}

/** More than blank lines and comments, which are no YAML document. */
function hasContent(source: string): boolean {
  return /^[ \t]*[^#\s]/mu.test(source);
}

/** Entries begin with a hyphen at the start of a line. */
function lineOfEntry(source: string, entry: number): number {
  const starts = source
    .split("\n")
    .flatMap((line, index) => (line.startsWith("- ") ? [index + 1] : []));
  return starts[entry] ?? 1;
}
