/**
 * Articles as Telegram's inline results; and why Telegram may refuse one that is late.
 */
import { GrammyError } from "grammy";
import type { InlineQueryResultArticle } from "grammy/types";
import type { InlineArticle } from "../chat/inline/article.ts";
import { replyMarkup } from "./sending.ts";
import { serializePost } from "./serialize-message.ts";

/** Null where one message cannot hold what it posts. */
export function toResult(
  { id, title, description, message }: InlineArticle,
  bot: string,
): InlineQueryResultArticle | null {
  const post = serializePost(message, bot);
  if (post === null) return null;
  return {
    type: "article",
    id,
    title,
    ...(description === "" ? {} : { description }),
    input_message_content: {
      message_text: post.text,
      parse_mode: "HTML",
      link_preview_options: { is_disabled: true },
    },
    ...replyMarkup(post),
  };
}

/** Whoever asked has typed on, or gone. */
export function isTooLate(error: unknown): boolean {
  return error instanceof GrammyError && /query is too old/i.test(error.description);
}
