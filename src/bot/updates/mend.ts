/**
 * A call that Telegram refuses because the chat changed meanwhile in, the call as it is right now out: the
 * message that it replies to is gone, or the group has become a supergroup.
 */
import type { Transformer } from "grammy";

export function mendCalls(): Transformer {
  return async (prev, method, payload, signal) => {
    const response = await prev(method, payload, signal);
    if (response.ok || response.error_code !== 400) return response;
    const newChatId = response.parameters?.migrate_to_chat_id;
    if (newChatId !== undefined && "chat_id" in payload)
      return prev(method, { ...payload, chat_id: newChatId }, signal);
    const isReplyGone = /repl(?:y|ied) .*not found/i.test(response.description);
    if (isReplyGone && "reply_parameters" in payload)
      return prev(method, { ...payload, reply_parameters: undefined }, signal);
    return response;
  };
}
