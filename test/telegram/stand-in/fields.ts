/**
 * A call's fields in, values of the wanted type out. A form sends everything as a string, so a
 * number or an object may come written; anything else of a wrong type is refused,
 * in words of our own: Telegram takes some of it, but never as it was meant.
 */
import { isRecord, type Fields } from "./body.ts";
import { badRequest } from "./refusal.ts";

export function textField(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  if (value === undefined || typeof value === "string") return value;
  throw badRequest(`${name} must be a string`);
}

export function integerField(fields: Fields, name: string): number | undefined {
  const value = fields[name];
  if (value === undefined) return undefined;
  const number = typeof value === "string" && /^-?\d+$/.test(value) ? Number(value) : value;
  if (Number.isSafeInteger(number)) return number as number;
  throw badRequest(`${name} must be an integer`);
}

export function booleanField(fields: Fields, name: string): boolean {
  const value = fields[name];
  if (value === undefined || value === "false" || value === false) return false;
  if (value === true || value === "true") return true;
  throw badRequest(`${name} must be a boolean`);
}

export function objectField(fields: Fields, name: string): Fields | undefined {
  const value = unwritten(fields, name);
  if (value === undefined || isRecord(value)) return value;
  throw badRequest(`can't parse ${name}: object expected`);
}

export function arrayField(fields: Fields, name: string): readonly unknown[] | undefined {
  const value = unwritten(fields, name);
  if (value === undefined || Array.isArray(value)) return value;
  throw badRequest(`can't parse ${name}: array expected`);
}

/** What nobody reads is refused, so that a slip of the pen is no silent loss. */
export function checkNames(fields: Fields, known: readonly string[], what: string): void {
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined || known.includes(name)) continue;
    throw badRequest(`unknown field "${name}" of ${what}`);
  }
}

export function requiredText(fields: Fields, name: string, what: string): string {
  const value = textField(fields, name);
  if (value === undefined) throw badRequest(`can't parse ${what}: Can't find field "${name}"`);
  return value;
}

function unwritten(fields: Fields, name: string): unknown {
  const value = fields[name];
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    throw badRequest(`can't parse ${name}: JSON expected`);
  }
}
