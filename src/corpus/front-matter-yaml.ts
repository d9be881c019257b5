/**
 * What stands between the --- lines in; its fields, all of them texts, lists or mappings, out.
 * Where it is not YAML, the entries that are YAML by themselves are read all the same.
 */
import { FAILSAFE_SCHEMA, YAMLException, load } from "js-yaml";

export interface FieldsRead {
  readonly fields: Readonly<Record<string, unknown>>;
  /** Why not all of it could be read; null when it was. */
  readonly flaw: string | null;
}

/** What is read begins in the second line of its file. */
const linesAbove = 1;

export function readFields(source: string): FieldsRead {
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
