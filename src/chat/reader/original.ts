/** Sends the file that a document was read from: the scan or the photo whose text was recognised. */
import type { DocumentId } from "../../core/domain.ts";
import { onlyNotice, type Pressed } from "../pressed.ts";
import type { Turn } from "../turn.ts";
import { recognisedText, titleOf } from "../views/citations.ts";

/** `original:hequ` */
export async function sendOriginal(turn: Turn, key: string): Promise<Pressed> {
  const { library, desk, say } = turn;
  const found = library.cases().find(({ document }) => document.id === key);
  const original = found && (await desk.originalOf(found.document.id));
  if (found === undefined || !original) return onlyNotice(say("original-gone"));
  const { document } = found;
  const caption = { parts: [[titleOf(document, say), recognisedText(document, say)]] };
  return { run: () => turn.sendFile(original, caption) };
}

/** A button's data has 64 bytes; null for a longer id. */
export function originalData(id: DocumentId): string | null {
  const data = `original:${id}`;
  return Buffer.byteLength(data) <= 64 ? data : null;
}
