/**
 * A passage in its place in, the messages that show it for reading on out: one wherever it fits.
 * What stands in the quotes is the passage, verbatim and complete, and nothing else does; the
 * context around it is plain text, and the first to go where there is no room.
 */
import type { PassageView } from "../core/domain.ts";
import { linkKeyOf } from "../core/passage-names.ts";
import { copyableCitation, formatSection, placeName } from "./format-citation.ts";
import { endingOf, openingOf } from "./format-context.ts";
import { positionLine, standingLine } from "./format-standing.ts";
import { shorten } from "./format-text.ts";
import type { Say } from "./messages.ts";
import type { TelegramButton, TelegramMessage } from "./telegram.ts";
import { citationAlone, titleHtml } from "./telegram-citation.ts";
import { bold, escapeHtml, italic } from "./telegram-html.ts";
import { packMessages } from "./telegram-pack.ts";
import { renderQuotes } from "./telegram-quote.ts";

/** @param bot the bot's username, for the link to the passage */
export function renderPassage(
  view: PassageView,
  say: Say,
  bot: string,
): readonly TelegramMessage[] {
  const inContext = packMessages(groupsOf(view, contextOf(view, say), { say, bot }));
  const alone = packMessages(groupsOf(view, { before: [], after: [] }, { say, bot }));
  const texts = alone.length < inContext.length ? alone : inContext;
  const keyboard = keyboardFor(view, say);
  return texts.map((text, index) => (index === texts.length - 1 ? { text, keyboard } : { text }));
}

/** For a name that no passage has, or none any more. */
export function passageUnknown(name: string, say: Say): string {
  return say("passage-unknown", { name: shorten(name, 60) });
}

interface Context {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

function contextOf({ textBefore, textAfter }: PassageView, say: Say): Context {
  const line = (label: string, text: string) =>
    text === "" ? [] : [italic(label), escapeHtml(text)];
  return {
    before: line(say("passage-before"), endingOf(textBefore)),
    after: line(say("passage-after"), openingOf(textAfter)),
  };
}

function groupsOf(
  view: PassageView,
  { before, after }: Context,
  { say, bot }: { readonly say: Say; readonly bot: string },
): readonly (readonly string[])[] {
  const quotes = renderQuotes(view.text, [], "open");
  const groups = [
    headerLines(view, say),
    before,
    [bold(say("passage-excerpt")), ...quotes],
    after,
    [citationAlone(view, bot)],
  ];
  return groups.filter((group) => group.length > 0);
}

function headerLines(view: PassageView, say: Say): string[] {
  const { document, passage } = view;
  const standing = standingLine(view, say);
  const place = placeName(document);
  const section = formatSection(passage.section);
  return [
    `${bold(place === "" ? say("answer-unplaced") : place)} · ${titleHtml(document)}`,
    ...(section === "" ? [] : [escapeHtml(section)]),
    escapeHtml(positionLine(view, say)),
    ...(standing === null ? [] : [bold(standing)]),
  ];
}

function keyboardFor(view: PassageView, say: Say): readonly (readonly TelegramButton[])[] {
  const { passage, document, previousId, nextId } = view;
  const step = (text: string, id: string | null) =>
    id === null ? [] : [{ text, data: `read:${linkKeyOf(id)}` }];
  const steps = [...step("‹", previousId), ...step("›", nextId)];
  // A document's id may be too long for a button; its passage's key never is.
  const isLinkable = linkKeyOf(document.id) === document.id;
  const key = isLinkable ? document.id : linkKeyOf(passage.id);
  const others = [
    { text: say("button-case"), data: `case:${key}` },
    { text: say("button-copy"), copyText: copyableCitation(view) },
  ];
  return steps.length === 0 ? [others] : [steps, others];
}
