/** Shows the lines of pictures that were recognised with the least certainty, each with its picture and a button. */
import type { UncertainLine } from "../../core/document-desk.ts";
import type { Message } from "../message.ts";
import { svgToPng } from "../stats/chart.ts";
import type { AdminTurn } from "../turn.ts";
import type { Say } from "../views/messages.ts";
import { inRows } from "../views/pages.ts";
import { shorten } from "../views/text.ts";
import { draftData } from "./draft-buttons.ts";
import { drawLines } from "./draw-lines.ts";

/** Ten of them fit into the caption of a picture. */
export const maxLineUtf16 = 60;
const buttonsPerRow = 5;

export async function showLines(
  turn: AdminTurn,
  draftId: number,
  uncertain: readonly UncertainLine[],
): Promise<void> {
  if (uncertain.length === 0) return;
  const png = await svgToPng(drawLines(uncertain.map(({ picture }) => picture)));
  await turn.sendPicture(png, renderLines(draftId, uncertain, turn.say));
}

function renderLines(draftId: number, uncertain: readonly UncertainLine[], say: Say): Message {
  const lines = uncertain.map(
    ({ text, page }, index) =>
      `${index + 1}. ${shorten(text, maxLineUtf16)}${page === 1 ? "" : say("draft-line-page", { page })}`,
  );
  const buttons = uncertain.map((_, index) => ({
    label: `✏️ ${index + 1}`,
    data: draftData(draftId, "line", index + 1),
  }));
  return { parts: [[say("draft-lines")], lines], actions: inRows(buttons, buttonsPerRow) };
}
