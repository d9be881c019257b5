/**
 * Makes Telegram's form of a Message: texts in HTML of at most 4096 UTF-16 units, and a keyboard. Every text of the
 * message is escaped, and what is shown of a quote is verbatim.
 */
import type { InlineKeyboardButton } from "grammy/types";
import type { Actions, Block, Button, Heading, Message, Part, Quote } from "../chat/message.ts";
import { shorten } from "../chat/views/text.ts";
import { escapeHtml, fitsRaw, fitsShown, lineHtml, messageLimitUtf16, tableHtml } from "./html.ts";
import { type HtmlLine, joinGroups, type LineGroup, packMessages } from "./pack.ts";
import { cutMarksUtf16, cutQuote, wholeQuote } from "./quote.ts";

export interface TelegramMessage {
  /** For parse mode HTML. */
  readonly text: string;
  readonly keyboard?: readonly (readonly InlineKeyboardButton[])[];
}

/** Of a note in a post, in escaped units. Beside the longest citation, this leaves some 300 for the quote. */
const maxNoteUtf16 = 1000;
/** Extras of a post are left out where the quotes would have less room than this. */
const minRoomUtf16 = 1500;
/** A shorter quote is hardly a sentence. */
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
  const short = withShortNotes(message);
  const post = roomForQuotes(short, bot) < minRoomUtf16 ? withoutExtras(short) : short;
  const needs = quotesIn(post).map(
    (quote) => cutQuote(quote, Infinity).join("\n").length + cutMarksUtf16,
  );
  const share = evenShare(needs, roomForQuotes(post, bot));
  if (share < minQuoteUtf16) return null;
  const text = joinGroups(groupsOf(post, bot, (quote) => [cutQuote(quote, share)]));
  return fitsRaw(text) ? { text, ...keyboardOf(message) } : null;
}

function textsOf(message: Message, bot: string): readonly string[] {
  const groups = groupsOf(message, bot, wholeQuote);
  const whole = joinGroups(groups);
  // Without quotes it is a page, which a button turns in place: one message wherever Telegram takes it.
  const isPage = groups.length > 0 && quotesIn(message).length === 0;
  return isPage && fitsShown(whole) ? [whole] : packMessages(groups);
}

/** Returns how many UTF-16 units, tags included, all quotes of a post may take together; each is followed by a line break. */
function roomForQuotes(message: Message, bot: string): number {
  const frame = joinGroups(groupsOf(message, bot, () => []));
  return messageLimitUtf16 - frame.length - quotesIn(message).length;
}

/**
 * The lines that stay together. A part is one group, but a quote of several groups of lines parts it: what stands before
 * the quote stays with its first lines, what follows with its last. All of them have the heading of the part.
 */
function groupsOf(
  { parts }: Message,
  bot: string,
  quoteLines: (quote: Quote) => readonly (readonly string[])[],
): readonly LineGroup[] {
  const groups = parts.flatMap((part) => {
    const own: HtmlLine[][] = [[]];
    let heading = "";
    for (const block of part) {
      if (isHeading(block)) {
        heading = lineHtml([{ kind: "bold", text: block.text }], bot).join("");
        continue;
      }
      const [first = [], ...others] = isQuote(block)
        ? quoteLines(block).map((lines) => lines.map((html) => [html]))
        : [[blockHtml(block, bot)]];
      own.at(-1)?.push(...first.filter((line) => line.join("") !== ""));
      own.push(...others);
    }
    return own.map((lines) => ({ heading, lines }));
  });
  return groups.filter(({ heading, lines }) => lines.length > 0 || heading !== "");
}

function blockHtml(block: Exclude<Block, Quote | Heading>, bot: string): HtmlLine {
  if (typeof block === "string" || !("kind" in block)) return lineHtml(block, bot);
  if (block.kind === "table") return tableHtml(block);
  return lineHtml(block.kind === "note" ? block.text : block.line, bot);
}

function kindOf(block: Block): "line" | "heading" | "quote" | "table" | "note" | "extra" {
  return typeof block === "string" || !("kind" in block) ? "line" : block.kind;
}

function isHeading(block: Block): block is Heading {
  return kindOf(block) === "heading";
}

function isQuote(block: Block): block is Quote {
  return kindOf(block) === "quote";
}

function quotesIn({ parts }: Message): readonly Quote[] {
  return parts.flat().filter(isQuote);
}

function withoutExtras({ parts, ...message }: Message): Message {
  const needed = (part: Part) => part.filter((block) => kindOf(block) !== "extra");
  return { ...message, parts: parts.map(needed) };
}

function withShortNotes({ parts, ...message }: Message): Message {
  const short = (block: Block) =>
    typeof block !== "string" && "kind" in block && block.kind === "note"
      ? { ...block, text: shortNote(block.text) }
      : block;
  return { ...message, parts: parts.map((part) => part.map(short)) };
}

/** Shortened until it fits escaped. Line breaks stay where nothing has to go. */
function shortNote(text: string): string {
  let short = text;
  for (let length = text.length; escapeHtml(short).length > maxNoteUtf16;) {
    short = shorten(text, length);
    length = Math.floor(length * 0.8);
  }
  return short;
}

/**
 * Returns the largest size that every need may reach so that all fit into the room. Needs below it leave what they do
 * not use to the others. Infinity where all fit as they are.
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

/** The buttons of a keyboard; those of kinds that the bot does not send are left out. */
export function actionsOf(keyboard: readonly (readonly InlineKeyboardButton[])[]): Actions {
  return keyboard.map((row) => row.flatMap((key) => toButton(key) ?? []));
}

export function keyboardOf({
  actions = [],
}: Pick<Message, "actions">): Pick<TelegramMessage, "keyboard"> {
  return actions.length === 0 ? {} : { keyboard: actions.map((row) => row.map(toKey)) };
}

function toKey(button: Button): InlineKeyboardButton {
  const { label: text } = button;
  if ("url" in button) return { text, url: button.url };
  if ("copyText" in button) return { text, copy_text: { text: button.copyText } };
  return { text, callback_data: button.data };
}

function toButton(key: InlineKeyboardButton): Button | null {
  const { text: label } = key;
  if ("url" in key) return { label, url: key.url };
  if ("copy_text" in key) return { label, copyText: key.copy_text.text };
  return "callback_data" in key ? { label, data: key.callback_data } : null;
}
