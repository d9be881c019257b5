/**
 * `reply_markup` in, the rows of an inline keyboard out. What a client could not press is refused,
 * in Telegram's words but for the length of a row, for which none are known.
 */
import { isRecord, type Fields } from "./body.ts";
import { objectField } from "./fields.ts";
import { badRequest } from "./refusal.ts";

export interface SentButton {
  readonly text: string;
  readonly data: string | null;
  readonly url: string | null;
}

export type Keyboard = readonly (readonly SentButton[])[];

const maxDataBytes = 64;
const maxRowButtons = 8;
const maxButtons = 100;

export function readKeyboard(fields: Fields): Keyboard | null {
  const markup = objectField(fields, "reply_markup");
  if (markup === undefined) return null;
  const rows: unknown = markup["inline_keyboard"];
  if (!Array.isArray(rows)) throw badRequest("object expected as reply markup");
  const keyboard = rows.map((row: unknown) => {
    if (!Array.isArray(row)) {
      throw badRequest("can't parse inline keyboard: expected an Array of Array");
    }
    if (row.length > maxRowButtons) throw badRequest("BUTTON_ROW_TOO_LONG");
    return row.map(readButton);
  });
  if (keyboard.flat().length > maxButtons) throw badRequest("reply markup is too long");
  return keyboard;
}

function readButton(button: unknown): SentButton {
  if (!isRecord(button)) {
    throw badRequest("can't parse inline keyboard button: InlineKeyboardButton must be an Object");
  }
  const { text, callback_data: data, url } = button;
  if (typeof text !== "string" || text.trim() === "") {
    throw badRequest("can't parse inline keyboard button: Button text must be non-empty");
  }
  if (data === undefined && typeof url !== "string") {
    throw badRequest(
      "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    );
  }
  if (typeof url === "string") return { text, data: null, url };
  if (typeof data !== "string") throw badRequest("BUTTON_DATA_INVALID");
  const bytes = Buffer.byteLength(data);
  if (bytes === 0 || bytes > maxDataBytes) throw badRequest("BUTTON_DATA_INVALID");
  return { text, data, url: null };
}
