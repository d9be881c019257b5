/**
 * Parses front matter: YAML between two `---` lines at the start of a file. A file without it is all body.
 * Flaws never keep the body from being read: wrong fields are skipped and reported with what is accepted. If the
 * whole is not valid YAML, the entries that are valid by themselves are used.
 */
import { FAILSAFE_SCHEMA, load, YAMLException } from "js-yaml";
import * as v from "valibot";
import { escapeInvisible } from "../language/printable.ts";
import { isWebAddress } from "../language/web-address.ts";
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
  issuer: v.optional(text),
  number: v.optional(text),
  source: v.optional(text),
  authors: v.optional(v.array(text, "a list of names")),
  date: v.optional(
    v.pipe(text, v.check(isCalendarDate, 'a date like "2022-05-31", "2022-05" or "2022"')),
  ),
  url: v.optional(v.pipe(text, v.check(isWebAddress, 'an address like "https://www.gov.cn/"'))),
  recognised: v.optional(
    v.pipe(
      text,
      v.regex(/^\d{1,4}(?:-\d{1,4})?(?:, *\d{1,4}(?:-\d{1,4})?)*$/, 'pages like "1-3, 5"'),
    ),
  ),
  /** What each page begins with. */
  pages: v.optional(v.array(v.string(), "a list of texts")),
});

export type FrontMatter = v.InferOutput<typeof schema>;

interface ParsedFile {
  readonly frontMatter: FrontMatter | null;
  readonly bodyStartUtf16: number;
  /** What is wrong with the front matter, as clauses of a sentence. */
  readonly flaws: readonly string[];
}

/** More than 10,000 characters between two `---` lines are text. */
const delimiters = /^\uFEFF?---[ \t]*\r?\n([\s\S]{0,10000}?)(?<=\n)---[ \t]*(?:\r?\n|$)/;
const knownFields = Object.keys(schema.entries);
/** The full-width colon of a Chinese keyboard is not YAML, but its meaning is plain. */
const known = `(?:${knownFields.join("|")})[ \\t]*[:\\uff1a]`;
const knownField = new RegExp(`^${known}`, "m");
/** A field, its continuation, a list item or a comment. */
const fieldLine = /^(?:[^\s:\uff1a]{1,30}[ \t]*[:\uff1a]|[\s#-]|$)/;
const unclosed = new RegExp(`^\\uFEFF?---[ \\t]*\\r?\\n((?:${known}.*(?:\\n|$)){1,40})`);
/** UTF-16 units. This much of a wrong value or name is enough to find it. */
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
  // A `---` line further down may belong to the text.
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
  // A field with several issues is reported once.
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
  // For a string, `received` may be its length.
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

interface FieldsRead {
  readonly fields: Readonly<Record<string, unknown>>;
  /** Why a part could not be read; null if all was read. */
  readonly flaw: string | null;
}

/** The YAML begins on the second line of the file. */
const linesAbove = 1;

function readFields(source: string): FieldsRead {
  // Empty front matter is not a YAML document, but not a mistake either.
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
  // With the failsafe schema every scalar stays a string; the core schema would turn 012345 into 12345.
  const value: unknown = load(source, { schema: FAILSAFE_SCHEMA });
  const isMapping = typeof value === "object" && value !== null && !Array.isArray(value);
  return isMapping ? { ...value } : null;
}

/** Parses each entry by itself; the first of a repeated entry counts. */
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
    // The flaw is reported for the whole.
    return null;
  }
}

function describe(error: unknown): string {
  if (!(error instanceof YAMLException)) return "it is not YAML";
  const { reason, mark } = error;
  const where = mark === undefined ? "it" : `line ${mark.line + linesAbove + 1}`;
  return `${where} is not YAML: ${reason}`;
}
