/** A document's id and a passage's number in, what the passage is cited by out: `hequ-07`. */
import type { PassageId } from "../domain.ts";

export function passageId(documentId: string, ordinal: number): PassageId {
  return `${documentId}-${String(ordinal).padStart(2, "0")}` as PassageId;
}
