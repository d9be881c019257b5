/**
 * A seeds file's text in; its front matter, checked, and where its body starts out.
 * A file without front matter is all body. Nothing of a wrong front matter keeps the body from being
 * read: what is wrong is passed over and named, with what is accepted.
 *
 * What stands between the --- lines in; its fields, all of them texts, lists or mappings, out.
 * Where it is not YAML, the entries that are YAML by themselves are read all the same.
 */
import { FAILSAFE_SCHEMA, load, YAMLException } from "js-yaml";
import * as v from "valibot";
import { escapeInvisible } from "../language/printable.ts";
import { isCalendarDate } from "./dates.ts";

const text = v.pipe(v.string("a text"), v.trim(), v.nonEmpty("a text that is not empty"));

const schema = v.object({
  title: v.optional(text),
  place: v.optional(text),
  level: v.optional(
    v.picklist(["province", "prefecture", "county"], "province, prefecture or county"),
  ),
  city: v.optional(text),
  province: v.optional(text),
  code: v.optional(v.pipe(text, v.regex(/^\d{6}$/, "a division code of six digits"))),
  aliases: v.optional(v.array(text, "a list of names")),
  source: v.optional(text),
  authors: v.optional(v.array(text, "a list of names")),
  date: v.optional(
    v.pipe(text, v.check(isCalendarDate, 'a date like "2022-05-31", "2022-05" or "2022"')),
  ),
});

export type FrontMatter = v.InferOutput<typeof schema>;

export interface ParsedFile {
  readonly frontMatter: FrontMatter | null;
  readonly bodyStartUtf16: number;
  /** What is wrong with the front matter, as clauses of a sentence. */
  readonly flaws: readonly string[];
}

/** What is longer than a page between its lines of --- is text. */
const delimiters = /^\uFEFF?---[ \t]*\r?\n([\s\S]{0,10000}?)(?<=\n)---[ \t]*(?:\r?\n|$)/;
const knownFields = Object.keys(schema.entries);
/** The full-width colon of a Chinese keyboard is no YAML, but what is meant is plain. */
const known = `(?:${knownFields.join("|")})[ \\t]*[:\\uff1a]`;
const knownField = new RegExp(`^${known}`, "m");
/** A field, the rest of one, or a comment. */
const fieldLine = /^(?:[^\s:\uff1a]{1,30}[ \t]*[:\uff1a]|[\s#-]|$)/;
const unclosed = new RegExp(`^\\uFEFF?---[ \\t]*\\r?\\n((?:${known}.*(?:\\n|$)){1,40})`);
/** More of a wrong value or name than this does not help to find it. */
const maxShownUtf16 = 60;
const maxUnknownNamed = 5;

export function parseFrontMatter(content: string): ParsedFile {
  const closed = delimiters.exec(content);
  const { flaw } = readFields(closed?.[1] ?? "");
  if (closed !== null && (flaw === null || looksLikeFields(closed[1] ?? "")))
    return partsOf(
      closed,
      flaw === null ? [] : [`not all of its front matter can be read (${flaw})`],
    );
  // A line of --- further down may be the text's own.
  const open = unclosed.exec(content);
  if (open !== null) return partsOf(open, ["its front matter has no closing line of ---"]);
  const bodyStartUtf16 = content.startsWith("\uFEFF") ? 1 : 0;
  const flaws =
    flaw === null ? [] : [`what its lines of --- enclose is not front matter (${flaw})`];
  return { frontMatter: null, bodyStartUtf16, flaws };
}

function partsOf(match: RegExpExecArray, flaws: readonly string[]): ParsedFile {
  const { frontMatter, flaws: more } = checkFields(readFields(match[1] ?? "").fields);
  return { frontMatter, bodyStartUtf16: match[0].length, flaws: [...flaws, ...more] };
}

function looksLikeFields(source: string): boolean {
  return knownField.test(source) && source.split("\n").every((line) => fieldLine.test(line));
}

function checkFields(fields: FieldsRead["fields"]): Pick<ParsedFile, "frontMatter" | "flaws"> {
  const { issues = [] } = v.safeParse(schema, fields);
  // One line names each field once.
  const wrong = new Map(issues.map((issue) => [fieldOf(issue), issue]));
  const right = Object.entries(fields).filter(([name]) => !wrong.has(name));
  const unknown = Object.keys(fields).filter((name) => !knownFields.includes(name));
  return {
    frontMatter: v.parse(schema, Object.fromEntries(right)),
    flaws: [
      ...[...wrong].map(([name, issue]) => wrongField(name, issue)),
      ...(unknown.length === 0 ? [] : [unknownFields(unknown)]),
    ],
  };
}

function fieldOf(issue: v.BaseIssue<unknown>): string {
  return v.getDotPath(issue)?.split(".")[0] ?? "";
}

function wrongField(name: string, { input, received, message }: v.BaseIssue<unknown>): string {
  // Of a text the library may report the length.
  const value = typeof input === "string" ? quoted(input) : received;
  return `front matter field "${name}" is ${value}; expected ${message}`;
}

function unknownFields(names: readonly string[]): string {
  const named = names.slice(0, maxUnknownNamed).map(quoted).join(", ");
  const rest = names.length > maxUnknownNamed ? ` and ${names.length - maxUnknownNamed} more` : "";
  return `front matter field ${named}${rest} is not known; expected ${knownFields.join(", ")}`;
}

function quoted(value: string): string {
  const shown = value.length > maxShownUtf16 ? `${value.slice(0, maxShownUtf16)}…` : value;
  return escapeInvisible(JSON.stringify(shown));
}

export interface FieldsRead {
  readonly fields: Readonly<Record<string, unknown>>;
  /** Why not all of it could be read; null when it was. */
  readonly flaw: string | null;
}

/** What is read begins in the second line of its file. */
const linesAbove = 1;

function readFields(source: string): FieldsRead {
  // Nothing between the lines is no YAML document, but no mistake either.
  if (source.trim() === "") return { fields: {}, flaw: null };
  try {
    const fields = parseFields(source);
    const flaw = 'it is no list of "name: value", with an ASCII colon and a space';
    return fields === null ? { fields: {}, flaw } : { fields, flaw: null };
  } catch (error) {
    return { fields: readEntries(source), flaw: describe(error) };
  }
}

function parseFields(source: string): Record<string, unknown> | null {
  // The core schema would turn a date into a Date and 012345 into an octal number.
  const value: unknown = load(source, { schema: FAILSAFE_SCHEMA });
  const isMapping = typeof value === "object" && value !== null && !Array.isArray(value);
  return isMapping ? { ...value } : null;
}

/** Of an entry that stands there twice, the first. */
function readEntries(source: string): Record<string, unknown> {
  const fields = new Map<string, unknown>();
  for (const entry of source.split(/^(?=[^\s#-])/m)) {
    for (const [name, value] of Object.entries(parseEntry(entry) ?? {}))
      if (!fields.has(name)) fields.set(name, value);
  }
  return Object.fromEntries(fields);
}

function parseEntry(entry: string): Record<string, unknown> | null {
  try {
    return parseFields(entry);
  } catch {
    // What is wrong is told of the whole.
    return null;
  }
}

function describe(error: unknown): string {
  if (!(error instanceof YAMLException)) return "it is not YAML";
  const { reason, mark } = error;
  const where = mark === undefined ? "it" : `line ${mark.line + linesAbove + 1}`;
  return `${where} is not YAML: ${reason}`;
}
