/** Sends what a document was read from: the pictures of the pages that a passage stands on, or the whole file. */
import type { DocumentId, PassageId } from "../../core/domain.ts";
import { linkKeyOf } from "../../core/passage-names.ts";
import { pageRanges, recognisedPagesOf } from "../../core/page-ranges.ts";
import { onlyNotice, type Pressed } from "../pressed.ts";
import type { Turn } from "../turn.ts";
import { recognisedText, titleOf } from "../views/citations.ts";

/** A passage has a page or two; more of them where the beginnings of pages are not known. */
const mostPictures = 4;

/** `picture:hequ-07` */
export async function sendPicture(turn: Turn, key: string): Promise<Pressed> {
  const { library, desk, say } = turn;
  const view = await library.passage(key);
  if (view === null) return onlyNotice(say("passage-gone"));
  const { document, passage } = view;
  const pages = (recognisedPagesOf(document, [passage]) ?? []).slice(0, mostPictures);
  if (pages.length === 0 || (await desk.originalOf(document.id)) === null)
    return onlyNotice(say("original-gone"));
  return {
    run: async () => {
      const pictures = await turn.whileTyping(() => desk.pagePictures(document.id, pages));
      const whole = originalData(document.id);
      for (const [index, picture] of (pictures ?? []).entries()) {
        const recognised = pageRanges(pages.slice(index, index + 1));
        await turn.sendFile(picture, {
          parts: [[titleOf(document, say), recognisedText({ ...document, recognised }, say)]],
          ...(whole !== null && { actions: [[{ label: say("button-original"), data: whole }]] }),
        });
      }
    },
  };
}

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

export function pictureData(id: PassageId): string {
  return `picture:${linkKeyOf(id)}`;
}
