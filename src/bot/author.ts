/**
 * Who asks for a change of the documents in; how the log of changes names them out, and whether a change is theirs.
 */
import type { ChangeNote } from "../core/document-desk.ts";
import { onOneLine } from "../language/printable.ts";
import type { AdminContext } from "./admin.ts";

/** `小王 (5001)`: names change, and several have the same. */
export function authorOf({ from }: AdminContext): string {
  const name = onOneLine([from.first_name, from.last_name ?? ""].join(" "));
  return `${name} (${from.id})`;
}

/** The number stands last: a name that ends alike is not taken for it. */
export function isOwn({ by }: ChangeNote, { from }: AdminContext): boolean {
  return by.endsWith(`(${from.id})`);
}
