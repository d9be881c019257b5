/**
 * `reply_markup` in, the rows of an inline keyboard out. What a client could not press is refused.
 */
import type { Fields } from "./body.ts";
import { checkNames, objectField } from "./fields.ts";
import { readButton, type SentButton } from "./keyboard-button.ts";
import { badRequest } from "./refusal.ts";

export type { SentButton } from "./keyboard-button.ts";

export type Keyboard = readonly (readonly SentButton[])[];

const maxRowButtons = 8;
const maxButtons = 100;

export function readKeyboard(fields: Fields): Keyboard | null {
  const markup = objectField(fields, "reply_markup");
  if (markup === undefined) return null;
  const rows: unknown = markup["inline_keyboard"];
  if (!Array.isArray(rows)) throw badRequest("object expected as reply markup");
  checkNames(markup, ["inline_keyboard"], "InlineKeyboardMarkup");
  const keyboard = rows.map((row: unknown) => {
    if (!Array.isArray(row)) {
      throw badRequest("can't parse inline keyboard: expected an Array of Array");
    }
    // No words of Telegram's are known for this.
    if (row.length > maxRowButtons) throw badRequest("BUTTON_ROW_TOO_LONG");
    return row.map(readButton);
  });
  const count = keyboard.flat().length;
  if (count > maxButtons) throw badRequest("reply markup is too long");
  // An empty keyboard is none, and how an edit takes one away.
  return count === 0 ? null : keyboard;
}
