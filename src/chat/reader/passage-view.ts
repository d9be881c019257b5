/**
 * A passage with its context, as a message. The quote is the passage, verbatim and complete, and nothing else. The
 * context before and after it is plain text, and is left out first where there is no room.
 */
import type { PassageView } from "../../core/library.ts";
import { recognisedPagesOf } from "../../core/page-ranges.ts";
import { onOneLine } from "../../language/printable.ts";
import { splitSentences } from "../../language/sentences.ts";
import type { Actions, Button, Message, Part } from "../message.ts";
import { copyableCitation, hashtagLine, sectionText, sourceSpans } from "../views/citations.ts";
import { caseDataOf, placeHeading } from "../views/excerpts.ts";
import type { Say } from "../views/messages.ts";
import { bold, italic, passageLink } from "../views/spans.ts";
import { characterBorder, shorten } from "../views/text.ts";
import { originalData, pictureData } from "./original.ts";
import { readData } from "./passage-buttons.ts";

export function renderPassage(view: PassageView, say: Say): Message {
  const { text, textBefore, textAfter } = view;
  return {
    parts: [
      headerPart(view, say),
      contextPart(say("passage-before"), endingOf(textBefore)),
      [[bold(say("passage-excerpt"))], { kind: "quote", text, marked: [], isFolded: false }],
      contextPart(say("passage-after"), openingOf(textAfter)),
      [sourceSpans(view.document, say, [view.passage]), hashtagLine([view])],
    ],
    actions: actionsOf(view, say),
  };
}

/** For a name that no passage has. */
export function passageUnknown(name: string, say: Say): string {
  return say("passage-unknown", { name: shorten(name, 60) });
}

function headerPart(view: PassageView, say: Say): Part {
  const { document, passage } = view;
  const standing = standingLine(view, say);
  return [
    placeHeading(document, say),
    sectionText(passage.section, say),
    [passageLink(passage.id), ` · ${positionLine(view, say)}`],
    ...(standing === null ? [] : [[bold(standing)]]),
  ];
}

function contextPart(label: string, text: string): Part {
  if (text === "") return [];
  return [
    { kind: "extra", line: [italic(label)] },
    { kind: "extra", line: text },
  ];
}

function actionsOf(view: PassageView, say: Say): Actions {
  const { previousId, nextId } = view;
  const step = (label: string, id: string | null) =>
    id === null ? [] : [{ label, data: readData(id) }];
  const steps = [...step("‹", previousId), ...step("›", nextId)];
  const others = [
    { label: say("button-case"), data: caseDataOf(view) },
    { label: say("button-copy"), copyText: copyableCitation(view, say) },
    ...pictureButton(view, say),
  ];
  return steps.length === 0 ? [others] : [steps, others];
}

/** Who reads what a program recognised wants to see the picture. */
function pictureButton({ document, passage }: PassageView, say: Say): readonly Button[] {
  const pages = recognisedPagesOf(document, [passage]);
  if (pages !== null && pages.length === 0) return [];
  if (pages !== null) return [{ label: say("button-picture"), data: pictureData(passage.id) }];
  const data = originalData(document.id);
  return data === null ? [] : [{ label: say("button-original"), data }];
}

/** Range 60 to 300: two to five lines on a phone, less than most passages. */
const contextUtf16 = 120;

export function positionLine({ position, passageCount }: PassageView, say: Say): string {
  return say("passage-position", { position, count: passageCount });
}

/** Null for a passage of the current text. */
export function standingLine({ standing }: PassageView, say: Say): string | null {
  if (standing === "current") return null;
  return say(standing === "replaced" ? "passage-replaced" : "passage-withdrawn");
}

/**
 * The end of the text before the passage, on one line. Cut between sentences where one fits, else between characters; a
 * cut is marked with `…`.
 */
export function endingOf(text: string, maxUtf16 = contextUtf16): string {
  const line = onOneLine(text);
  if (line.length <= maxUtf16) return line;
  const starts = splitSentences(line).map(([start]) => start);
  const start =
    starts.find((border) => line.length - border < maxUtf16) ??
    characterBorder(line, line.length - maxUtf16 + 2);
  return `…${line.slice(start)}`;
}

/** The beginning of the text after the passage; cut as endingOf does it. */
export function openingOf(text: string, maxUtf16 = contextUtf16): string {
  const line = onOneLine(text);
  if (line.length <= maxUtf16) return line;
  const ends = splitSentences(line).map(([, end]) => end);
  const end = ends.findLast((border) => border < maxUtf16) ?? characterBorder(line, maxUtf16 - 1);
  return `${line.slice(0, end).trimEnd()}…`;
}
