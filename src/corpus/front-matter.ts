/**
 * A seeds file's text in; its front matter, checked, and where its body starts out.
 * A file without front matter is all body. A field that is wrong is named, with what is accepted.
 */
import * as v from "valibot";
import { FAILSAFE_SCHEMA, load as parseYaml } from "js-yaml";
import { AppError, messageOf } from "../errors.ts";

const text = v.pipe(v.string("a text"), v.trim(), v.nonEmpty("a text that is not empty"));
const textOrNumber = v.pipe(
  v.union([v.string(), v.number()], "a text or a number"),
  v.transform(String),
);

const schema = v.strictObject({
  title: v.optional(text),
  place: v.optional(text),
  level: v.optional(
    v.picklist(["province", "prefecture", "county"], "province, prefecture or county"),
  ),
  city: v.optional(text),
  province: v.optional(text),
  code: v.optional(v.pipe(textOrNumber, v.regex(/^\d{6}$/, "a division code of six digits"))),
  aliases: v.optional(v.array(text, "a list of names")),
  source: v.optional(text),
  authors: v.optional(v.array(text, "a list of names")),
  date: v.optional(
    v.pipe(
      textOrNumber,
      v.regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'a date like "2022-05-31", "2022-05" or "2022"'),
    ),
  ),
});

export type FrontMatter = v.InferOutput<typeof schema>;

export interface ParsedFile {
  readonly frontMatter: FrontMatter | null;
  readonly bodyStartUtf16: number;
}

const delimiters = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)(?<=\n)---[ \t]*(?:\r?\n|$)/;

/** @throws AppError `corpus.invalid` naming the file, the field, what it holds and what is accepted. */
export function parseFrontMatter(file: string, content: string): ParsedFile {
  const match = delimiters.exec(content);
  if (match === null)
    return { frontMatter: null, bodyStartUtf16: content.startsWith("\uFEFF") ? 1 : 0 };
  const result = v.safeParse(schema, readYaml(file, match[1] ?? "") ?? {});
  if (!result.success) throw invalidField(file, result.issues[0]);
  return { frontMatter: result.output, bodyStartUtf16: match[0].length };
}

function readYaml(file: string, source: string): unknown {
  // Nothing between the lines is no YAML document, but no mistake either.
  if (source.trim() === "") return null;
  try {
    // The core schema would turn a date into a Date and 012345 into an octal number.
    return parseYaml(source, { schema: FAILSAFE_SCHEMA });
  } catch (cause) {
    throw new AppError(
      "corpus.invalid",
      `${file}: the front matter between the --- lines is not YAML: ${messageOf(cause)}. Correct it, or remove it to have the file read as plain text.`,
      { file },
      cause,
    );
  }
}

function invalidField(file: string, issue: v.BaseIssue<unknown>): AppError {
  const field = v.getDotPath(issue) ?? "front matter";
  const expected =
    issue.type === "strict_object"
      ? `one of ${Object.keys(schema.entries).join(", ")}`
      : issue.message;
  // Of an empty text the library reports the length.
  const isText = issue.type !== "strict_object" && typeof issue.input === "string";
  const received = isText ? JSON.stringify(issue.input) : issue.received;
  return new AppError(
    "corpus.invalid",
    `${file}: front matter field "${field}" is ${received}; expected ${expected}. Correct the field and index again.`,
    { file, field },
  );
}
