/**
 * One button of an inline keyboard in, what it shows and does out. Exactly one action a button:
 * Telegram takes the first of several, which is never what was meant.
 */
import { isRecord, type Fields } from "./body.ts";
import { checkNames } from "./fields.ts";
import { checkLink } from "./links.ts";
import { badRequest } from "./refusal.ts";

export interface SentButton {
  readonly text: string;
  readonly data: string | null;
  readonly url: string | null;
  readonly copyText: string | null;
  /** Typed after the bot's name, in a chat that the user chooses. */
  readonly switchInlineQuery: string | null;
  readonly switchInlineQueryCurrentChat: string | null;
}

const maxDataBytes = 64;
const maxCopyLength = 256;
const maxQueryLength = 256;
const styles: ReadonlySet<unknown> = new Set([undefined, "danger", "success", "primary"]);

const actions = [
  "callback_data",
  "url",
  "copy_text",
  "switch_inline_query",
  "switch_inline_query_current_chat",
] as const;

export function readButton(button: unknown): SentButton {
  if (!isRecord(button)) throw unparsable("InlineKeyboardButton must be an Object");
  const { text } = button;
  if (typeof text !== "string" || text.trim() === "") {
    throw unparsable("Button text must be non-empty");
  }
  checkNames(button, ["text", "style", ...actions], "InlineKeyboardButton");
  if (!styles.has(button["style"])) throw badRequest("BUTTON_STYLE_INVALID");
  const [action, ...others] = actions.filter((name) => button[name] !== undefined);
  if (action === undefined) throw unparsable("Text buttons are unallowed in the inline keyboard");
  if (others.length > 0) throw unparsable(`exactly one of ${action} and ${others.join()} expected`);
  const nothing = {
    data: null,
    url: null,
    copyText: null,
    switchInlineQuery: null,
    switchInlineQueryCurrentChat: null,
  };
  return { text, ...nothing, ...readAction(action, button) };
}

function readAction(action: (typeof actions)[number], button: Fields): Partial<SentButton> {
  const value = button[action];
  switch (action) {
    case "callback_data":
      return { data: readData(value) };
    case "url":
      return { url: readUrl(value) };
    case "copy_text":
      return { copyText: readCopyText(value) };
    case "switch_inline_query":
      return { switchInlineQuery: readQuery(value, action) };
    case "switch_inline_query_current_chat":
      return { switchInlineQueryCurrentChat: readQuery(value, action) };
  }
}

function readData(value: unknown): string {
  if (typeof value !== "string") throw badRequest("BUTTON_DATA_INVALID");
  const bytes = Buffer.byteLength(value);
  if (bytes === 0 || bytes > maxDataBytes) throw badRequest("BUTTON_DATA_INVALID");
  return value;
}

function readUrl(value: unknown): string {
  if (typeof value !== "string") throw unparsable('Field "url" must be of type String');
  checkLink(value, "inline keyboard button URL");
  return value;
}

function readCopyText(value: unknown): string {
  if (!isRecord(value)) throw unparsable("CopyTextButton must be an Object");
  checkNames(value, ["text"], "CopyTextButton");
  const { text } = value;
  if (typeof text !== "string" || text === "" || text.length > maxCopyLength) {
    throw badRequest("BUTTON_COPY_TEXT_INVALID");
  }
  return text;
}

function readQuery(value: unknown, action: string): string {
  if (typeof value !== "string") throw unparsable(`Field "${action}" must be of type String`);
  if (value.length > maxQueryLength) throw badRequest("BUTTON_SWITCH_QUERY_INVALID");
  return value;
}

function unparsable(problem: string): Error {
  return badRequest(`can't parse inline keyboard button: ${problem}`);
}
