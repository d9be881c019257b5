/** Plays people who type the bot's name in any chat and choose one of its results. */
import type { InlineAnswer } from "../calls/answer-inline-query.ts";
import type { Content } from "../chat-record.ts";
import { addInlineMessage } from "../inline-message.ts";
import { bodyOf } from "../post.ts";
import { openQuery } from "../queries.ts";
import type { UpdateQueue } from "../updates.ts";
import type { ChatMessage, StandInChat, StandInUser, World } from "../world.ts";
import type { PlayChats } from "./chats.ts";
import { addSaid, deliver, writableChat } from "./deliver.ts";

export interface InlineQueryOptions {
  /** What the last answer gave as `next_offset`, when the user scrolls on. */
  readonly offset?: string;
  /** Otherwise that of `chat`, or "supergroup". */
  readonly chatType?: "sender" | "private" | "group" | "supergroup" | "channel";
  /** Where it is typed; otherwise in a supergroup that the bot does not know. */
  readonly chat?: StandInChat;
}

export interface ChosenMessage {
  readonly message: ChatMessage;
  readonly content: Content;
  /** The bot gets to know it only where the message has a keyboard. */
  readonly inlineMessageId: string | null;
}

export interface PlayInline {
  /** Gives the query's id. */
  inlineQuery(user: StandInUser, query: string, options?: InlineQueryOptions): string;
  /** Sends a result that the bot gave; `feedback` sends `chosen_inline_result` as well. */
  chooseInlineResult(
    queryId: string,
    resultId: string,
    options?: { readonly feedback?: boolean },
  ): ChosenMessage;
}

interface Surroundings {
  readonly updates: UpdateQueue;
  readonly inlineAnswers: readonly InlineAnswer[];
  readonly chats: PlayChats;
}

/** Characters, however many units each has. */
const maxQueryLength = 256;

export function createPlayInline(
  world: World,
  { updates, inlineAnswers, chats }: Surroundings,
): PlayInline {
  const typedIn = new Map<string, StandInChat>();

  return {
    inlineQuery(user, query, { offset = "", chat, chatType } = {}) {
      if (Array.from(query).length > maxQueryLength)
        throw new Error("Telegram cuts a query at 256 characters.");
      const id = openQuery(world, { kind: "inline", user, text: query, place: null });
      const place = chat ?? chats.elsewhere("别处");
      typedIn.set(id, place);
      const chat_type = chatType ?? (place.id === user.id ? "sender" : place.type);
      updates.add("inline_query", { id, from: user, query, offset, chat_type });
      return id;
    },
    chooseInlineResult(queryId, resultId, { feedback = false } = {}) {
      const query = world.queries.get(queryId);
      const chat = typedIn.get(queryId);
      const answer = inlineAnswers.find((candidate) => candidate.queryId === queryId);
      const content = answer?.results.find(({ id }) => id === resultId)?.content;
      if (query === undefined || chat === undefined || content === undefined) {
        throw new Error(`The bot gave no result ${resultId} to query ${queryId}.`);
      }
      const record = writableChat(world, chat);
      const sender = { from: query.user, via_bot: world.bot };
      const message = addSaid(record, sender, bodyOf(content));
      record.contents.set(message.message_id, content);
      const inlineMessageId =
        content.keyboard === null ? null : addInlineMessage(world, record, message.message_id);
      deliver(updates, record, ["message", message]);
      if (feedback) {
        updates.add("chosen_inline_result", {
          result_id: resultId,
          from: query.user,
          query: query.text,
          ...(inlineMessageId === null ? {} : { inline_message_id: inlineMessageId }),
        });
      }
      return { message, content, inlineMessageId };
    },
  };
}
