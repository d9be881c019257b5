/**
 * A passage in its place, as a message for reading on. What stands in the quote is the passage, verbatim and complete,
 * and nothing else does; the context around it is plain text, and the first to go where there is no room.
 */
import type { Actions, Message, Part } from "../chat/message.ts";
import type { PassageView } from "../core/domain.ts";
import { linkKeyOf } from "../core/passage-names.ts";
import { caseData } from "./case-buttons.ts";
import { copyableCitation, formatSection } from "./format-citation.ts";
import { endingOf, openingOf, positionLine, standingLine } from "./format-passage.ts";
import { shorten } from "./format-text.ts";
import type { Say } from "./messages.ts";
import { readData } from "./passage-buttons.ts";
import { citationLine, placeHeading, titleSpan } from "./render-excerpt.ts";
import { bold, italic } from "./spans.ts";

export function renderPassage(view: PassageView, say: Say): Message {
  const { text, textBefore, textAfter } = view;
  return {
    parts: [
      headerPart(view, say),
      contextPart(say("passage-before"), endingOf(textBefore)),
      [[bold(say("passage-excerpt"))], { kind: "quote", text, marked: [], isFolded: false }],
      contextPart(say("passage-after"), openingOf(textAfter)),
      [citationLine(view)],
    ],
    actions: actionsOf(view, say),
  };
}

/** For a name that no passage has, or none any more. */
export function passageUnknown(name: string, say: Say): string {
  return say("passage-unknown", { name: shorten(name, 60) });
}

function headerPart(view: PassageView, say: Say): Part {
  const { document, passage } = view;
  const standing = standingLine(view, say);
  return [
    [placeHeading(document, say), " · ", titleSpan(document)],
    formatSection(passage.section),
    positionLine(view, say),
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
  const { passage, document, previousId, nextId } = view;
  const step = (label: string, id: string | null) =>
    id === null ? [] : [{ label, data: readData(id) }];
  const steps = [...step("‹", previousId), ...step("›", nextId)];
  // A document's id may be too long for a button; its passage's key never is.
  const isLinkable = linkKeyOf(document.id) === document.id;
  const others = [
    { label: say("button-case"), data: caseData(isLinkable ? document.id : passage.id) },
    { label: say("button-copy"), copyText: copyableCitation(view) },
  ];
  return steps.length === 0 ? [others] : [steps, others];
}
