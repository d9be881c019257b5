/**
 * What the buttons of a draft carry, written and read: `draft:1042:field:title`, `draft:1042:contents:2`. A button names
 * the draft, so it works after a restart too.
 */
import { createHash } from "node:crypto";
import type { DocumentId, Place } from "../../core/domain.ts";

const keyHexLength = 12;

/** What stands below the wish for a newer version. */
export const keepOldData = "keepold:yes";

export function draftData(id: number, action: string, argument: string | number = ""): string {
  return `draft:${id}:${action}${argument === "" ? "" : `:${argument}`}`;
}

export interface DraftPress {
  readonly id: number;
  readonly action: string;
  /** Empty for none. */
  readonly argument: string;
}

/** @param data what stands behind `draft:` */
export function readDraftData(data: string): DraftPress | null {
  const [, id, action = "", argument = ""] = /^(\d{1,15}):([a-z]+)(?::(.*))?$/su.exec(data) ?? [];
  return id === undefined ? null : { id: Number(id), action, argument };
}

/** Short, so that it fits behind a draft's number on a button, however long the id. */
export function likeKeyOf(id: DocumentId): string {
  return hashed(id);
}

/** What a button names a place by; not all have a code. */
export function placeKeyOf({ code, province, city, name }: Place): string {
  return code ?? hashed(JSON.stringify([province, city, name]));
}

function hashed(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, keyHexLength);
}
