/** Articles as Telegram's inline results. */
import { GrammyError } from "grammy";
import type { InlineQueryResultArticle } from "grammy/types";
import type { InlineArticle } from "../chat/inline/article.ts";
import { replyMarkup } from "./sending.ts";
import { serializePost } from "./serialize-message.ts";

/** Null where its post does not fit into one message. */
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

/** Telegram refuses an answer to a query whose user has typed on or gone. */
export function isTooLate(error: unknown): boolean {
  return error instanceof GrammyError && /query is too old/i.test(error.description);
}
