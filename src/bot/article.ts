/**
 * A rendered article in, Telegram's inline result out; and why Telegram may refuse one that is late.
 */
import { GrammyError } from "grammy";
import type { InlineQueryResultArticle } from "grammy/types";
import type { InlineArticle } from "../render/telegram-article.ts";

export function toResult({
  id,
  title,
  description,
  text,
}: InlineArticle): InlineQueryResultArticle {
  return {
    type: "article",
    id,
    title,
    ...(description === "" ? {} : { description }),
    input_message_content: {
      message_text: text,
      parse_mode: "HTML",
      link_preview_options: { is_disabled: true },
    },
  };
}

/** Whoever asked has typed on, or gone. */
export function isTooLate(error: unknown): boolean {
  return error instanceof GrammyError && /query is too old/i.test(error.description);
}
