/**
 * The data of buttons that open a passage: `open:hequ-07` in a new message, `read:hequ-07` in the message of the
 * button. The library reads the key behind the colon.
 */
import { linkKeyOf } from "../../core/passage-names.ts";

export function openData(passageId: string): string {
  return `open:${linkKeyOf(passageId)}`;
}

export function readData(passageId: string): string {
  return `read:${linkKeyOf(passageId)}`;
}
