/**
 * A Message in the form that Telegram takes: texts in HTML of at most 4096 UTF-16 units and a keyboard.
 * What stands in a quote is verbatim text of the quote, and no text but ours is markup.
 */
import type { InlineKeyboardButton } from "grammy/types";
import type { Block, Button, Message, Quote } from "../chat/message.ts";
import { shorten } from "../render/format-text.ts";
import { escapeHtml, fitsRaw, fitsShown, lineHtml, messageLimitUtf16, tableHtml } from "./html.ts";
import { type HtmlLine, joinGroups, packMessages } from "./pack.ts";
import { cutMarksUtf16, cutQuote, wholeQuote } from "./quote.ts";

export interface TelegramMessage {
  /** For parse mode HTML. */
  readonly text: string;
  readonly keyboard?: readonly (readonly InlineKeyboardButton[])[];
}

/** Of a note in a post, escaped. Beside the longest citation, this leaves some 300 for the quote. */
const maxNoteUtf16 = 1000;
/** Extras of a post are left out where the quotes would have less room than this. */
const minRoomUtf16 = 1500;
/** A quote of a post that would be shorter than this is hardly a sentence. */
const minQuoteUtf16 = 200;

/**
 * For a chat: as many messages as it takes, with the buttons below the last. Quotes are complete. Extras are left out
 * where it then takes fewer messages.
 * @param bot the bot's username: links to passages open its chat
 */
export function serializeMessage(message: Message, bot: string): readonly TelegramMessage[] {
  const full = textsOf(message, bot);
  const needed = full.length > 1 ? textsOf(withoutExtras(message), bot) : full;
  const texts = needed.length < full.length ? needed : full;
  return texts.map((text, index) =>
    index === texts.length - 1 ? { text, ...keyboardOf(message) } : { text },
  );
}

/**
 * For a post in another chat, which is one message: notes are shortened and long quotes are cut, so that the short
 * quotes stay whole; null where one message cannot hold it all the same.
 */
export function serializePost(message: Message, bot: string): TelegramMessage | null {
  const isNarrow = roomFor(message, bot) < minRoomUtf16;
  const chosen = isNarrow ? withoutExtras(message) : message;
  const needs = quotesIn(chosen).map(
    (quote) => cutQuote(quote, Infinity).join("\n").length + cutMarksUtf16,
  );
  const share = evenShare(needs, roomFor(chosen, bot));
  if (share < minQuoteUtf16) return null;
  const text = joinGroups(postGroups(chosen, bot, (quote) => cutQuote(quote, share)));
  return fitsRaw(text) ? { text, ...keyboardOf(message) } : null;
}

function textsOf(message: Message, bot: string): readonly string[] {
  const groups = groupsOf(message, (block) => chatLines(block, bot));
  const whole = joinGroups(groups);
  // Without quotes it is a page, which a button turns in place: that is one message wherever Telegram takes it.
  const isPage = groups.length > 0 && quotesIn(message).length === 0;
  return isPage && fitsShown(whole) ? [whole] : packMessages(groups);
}

/** A long quote is several groups: what stands before it stays with its beginning, what follows with its end. */
function chatLines(block: Block, bot: string): readonly (readonly HtmlLine[])[] {
  if (isQuote(block)) return wholeQuote(block).map((html) => [[html]]);
  return [[blockHtml(block, bot, (note) => lineHtml(note, bot))]];
}

/** How many units are left for the quotes; each ends a line as well. */
function roomFor(message: Message, bot: string): number {
  const frame = joinGroups(postGroups(message, bot, () => []));
  return messageLimitUtf16 - frame.length - quotesIn(message).length;
}

function postGroups(
  message: Message,
  bot: string,
  quoteLines: (quote: Quote) => readonly string[],
) {
  return groupsOf(message, (block) => [
    isQuote(block)
      ? quoteLines(block).map((html) => [html])
      : [blockHtml(block, bot, (note) => [escapeShort(note)])],
  ]);
}

/** The first lines of a block stay in the group of the block before it; each further ones begin a group. */
function groupsOf(
  { parts }: Message,
  linesOf: (block: Block) => readonly (readonly HtmlLine[])[],
): readonly (readonly HtmlLine[])[] {
  const groups = parts.flatMap((part) => {
    const own: HtmlLine[][] = [[]];
    for (const block of part) {
      const [first = [], ...others] = linesOf(block);
      own.at(-1)?.push(...first.filter((line) => line.join("") !== ""));
      own.push(...others.map((lines) => [...lines]));
    }
    return own;
  });
  return groups.filter((lines) => lines.length > 0);
}

function blockHtml(
  block: Exclude<Block, Quote>,
  bot: string,
  noteHtml: (text: string) => HtmlLine,
): HtmlLine {
  if (typeof block === "string" || !("kind" in block)) return lineHtml(block, bot);
  if (block.kind === "note") return noteHtml(block.text);
  if (block.kind === "extra") return lineHtml(block.line, bot);
  return tableHtml(block);
}

function isQuote(block: Block): block is Quote {
  return typeof block !== "string" && "kind" in block && block.kind === "quote";
}

function quotesIn({ parts }: Message): readonly Quote[] {
  return parts.flat().filter(isQuote);
}

function withoutExtras(message: Message): Message {
  const isNeeded = (block: Block) =>
    typeof block === "string" || !("kind" in block) || block.kind !== "extra";
  return { ...message, parts: message.parts.map((part) => part.filter(isNeeded)) };
}

/** Shortened until it fits escaped. Line breaks stay where nothing has to go. */
function escapeShort(text: string): string {
  let html = escapeHtml(text);
  for (let length = text.length; html.length > maxNoteUtf16; length = Math.floor(length * 0.8)) {
    html = escapeHtml(shorten(text, length));
  }
  return html;
}

/**
 * The most that each may take where those that need less leave the rest to the others; Infinity where all fit.
 */
function evenShare(needs: readonly number[], room: number): number {
  let [left, count] = [room, needs.length];
  for (const need of needs.toSorted((a, b) => a - b)) {
    if (need * count > left) return Math.floor(left / count);
    left -= need;
    count -= 1;
  }
  return Infinity;
}

function keyboardOf({ actions = [] }: Message): Pick<TelegramMessage, "keyboard"> {
  return actions.length === 0 ? {} : { keyboard: actions.map((row) => row.map(toKey)) };
}

function toKey(button: Button): InlineKeyboardButton {
  const { label: text } = button;
  if ("url" in button) return { text, url: button.url };
  if ("copyText" in button) return { text, copy_text: { text: button.copyText } };
  return { text, callback_data: button.data };
}
