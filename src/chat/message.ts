/**
 * What a feature of the chat returns: text in parts, and the actions below it. It holds no markup;
 * it says what may be shortened or left out. Telegram, a terminal or a web page makes its own form of it.
 */
import type { PassageId, TextRange } from "../core/domain.ts";

export interface Message {
  readonly parts: readonly Part[];
  readonly actions?: Actions;
}

/** Blocks one below the other, kept together where there is room. An empty line stands between two parts. */
export type Part = readonly Block[];

export type Block = Line | Heading | Quote | Table | Note | Extra;

/** A line of text; an empty one is left out. */
export type Line = string | readonly Span[];

/** Plain text, or text of one kind. */
export type Span =
  | string
  | { readonly kind: "bold" | "italic" | "code" | "hashtag"; readonly text: string }
  /** Opens the passage. */
  | { readonly kind: "passage"; readonly text: string; readonly id: PassageId }
  /** Opens a web page: `http:` or `https:`. */
  | { readonly kind: "link"; readonly text: string; readonly url: string };

/** What its part is about. It is left out behind the same heading of another part, and said again in a new message. */
export interface Heading {
  readonly kind: "heading";
  readonly text: string;
}

/** Verbatim text of a document. Only it stands in the quote, all of it or, where it has to be cut, one piece of it. */
export interface Quote {
  readonly kind: "quote";
  readonly text: string;
  /** What bears on the question. */
  readonly marked: readonly TextRange[];
  /** Whether a few lines of it are enough until the reader opens it. */
  readonly isFolded: boolean;
  /** Whether it begins within what is quoted: something stands before it there. */
  readonly isBegun?: boolean;
}

/** The first row is the heading; the first column is text, the others are figures. */
export interface Table {
  readonly kind: "table";
  readonly rows: readonly (readonly string[])[];
}

/** Text that may be shortened where the message has to be short. It may hold line breaks. */
export interface Note {
  readonly kind: "note";
  readonly text: string;
}

/** A line to be left out where there is no room for it beside the quotes. */
export interface Extra {
  readonly kind: "extra";
  readonly line: Line;
}

/** Rows of buttons. */
export type Actions = readonly (readonly Button[])[];

/**
 * Sends `data` back to the bot, opens an address, or copies a text. Telegram sets the limits: `data` has 1 to 64 bytes, a
 * text to copy at most 256 UTF-16 units.
 */
export type Button = { readonly label: string } & (
  { readonly data: string } | { readonly url: string } | { readonly copyText: string }
);
