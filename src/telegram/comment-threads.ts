/**
 * Remembers which threads of discussion groups are the comments under a post. Telegram numbers every chain of replies
 * as a thread; only under a post of the channel does the talk belong to it, and only the post itself, or a message that
 * replies to it, says that it is one.
 */
import { LRUCache } from "lru-cache";
import type { Message } from "grammy/types";

export interface CommentThreads {
  /** The thread of the message where it is a comment under a post; null for any other. */
  threadOf(message: Message | undefined): number | null;
}

/** Posts under which people talk at the same time. A thread that was forgotten is known again by the next comment. */
const mostThreads = 10_000;

export function createCommentThreads(): CommentThreads {
  const known = new LRUCache<string, true>({ max: mostThreads });
  return {
    threadOf(message) {
      if (message === undefined || message.is_topic_message === true) return null;
      const { chat, message_thread_id: threadId, reply_to_message: replied } = message;
      const post = message.is_automatic_forward === true ? message : replied;
      if (post?.is_automatic_forward === true) known.set(`${chat.id} ${post.message_id}`, true);
      if (threadId === undefined) return null;
      // What only continues a thread replies to something in it.
      if (replied === undefined) return threadId;
      return known.get(`${chat.id} ${threadId}`) === true ? threadId : null;
    },
  };
}
