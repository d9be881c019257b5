/**
 * A rendered article in, Telegram's inline result out; and why Telegram may refuse one that is late.
 */
import { GrammyError } from "grammy";
import type { InlineQueryResultArticle } from "grammy/types";
import type { InlineArticle } from "../render/telegram-article.ts";
import { keyboardOf } from "./sending.ts";

export function toResult(article: InlineArticle): InlineQueryResultArticle {
  const { id, title, description, text } = article;
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
    ...keyboardOf(article),
  };
}

/** Whoever asked has typed on, or gone. */
export function isTooLate(error: unknown): boolean {
  return error instanceof GrammyError && /query is too old/i.test(error.description);
}
