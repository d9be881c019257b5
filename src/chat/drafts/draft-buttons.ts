/**
 * Writes and reads the data of the buttons of a draft: `draft:1042:field:title`, `draft:1042:contents:2`. A button
 * names the draft, so it works after a restart too.
 */
import { createHash } from "node:crypto";
import type { DocumentId, Place } from "../../core/domain.ts";

const keyHexLength = 12;

/** The button below the question for a newer version, which keeps the old one. */
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

/** @param data what stands after `draft:` */
export function readDraftData(data: string): DraftPress | null {
  const [, id, action = "", argument = ""] = /^(\d{1,15}):([a-z]+)(?::(.*))?$/su.exec(data) ?? [];
  return id === undefined ? null : { id: Number(id), action, argument };
}

/** A hash, short enough for a button behind the id of a draft. */
export function likeKeyOf(id: DocumentId): string {
  return hashed(id);
}

/** The code of a place or, for a place without one, a hash. */
export function placeKeyOf({ code, province, city, name }: Place): string {
  return code ?? hashed(JSON.stringify([province, city, name]));
}

function hashed(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, keyHexLength);
}
