/** How the log of changes names an administrator. */
import type { ChangeNote } from "../core/document-desk.ts";
import type { AdminTurn } from "./turn.ts";

/** `小王 (5001)`: with the id, since names change and several people have the same. */
export function authorOf({ user }: AdminTurn): string {
  return `${user.name} (${user.id})`;
}

/** The id stands last, so that a name that ends alike is not taken for it. */
export function isOwn({ by }: ChangeNote, { user }: AdminTurn): boolean {
  return by.endsWith(`(${user.id})`);
}
