/**
 * The methods of the Bot API that the stand-in knows; any other is refused.
 */
import type { Fields } from "./body.ts";
import { answerCallbackQuery } from "./calls/answer-callback-query.ts";
import { answerGuestQuery } from "./calls/answer-guest-query.ts";
import { answerInlineQuery, type InlineAnswer } from "./calls/answer-inline-query.ts";
import { deleteMessage, deleteMessages } from "./calls/delete-message.ts";
import {
  editEphemeralMessageText,
  editMessageReplyMarkup,
  editMessageText,
} from "./calls/edit-message.ts";
import { deleteMyCommands, getMyCommands, setMyCommands } from "./calls/my-commands.ts";
import { getDescription, setDescription } from "./calls/my-description.ts";
import { getChatMember } from "./calls/get-chat-member.ts";
import { getFile } from "./calls/get-file.ts";
import { sendChatAction } from "./calls/send-chat-action.ts";
import { sendDocument } from "./calls/send-document.ts";
import { sendMessage } from "./calls/send-message.ts";
import { sendPhoto } from "./calls/send-photo.ts";
import { deleteWebhook, getWebhookInfo, refuseFetching, setWebhook } from "./calls/webhook.ts";
import { checkMethodFields } from "./method-fields.ts";
import { Refusal } from "./refusal.ts";
import type { UpdateQueue } from "./updates.ts";
import type { Webhooks } from "./webhook.ts";
import type { World } from "./world.ts";

/** A call that was accepted and left something else than a message. */
export interface RecordedCall {
  readonly method: string;
  readonly fields: Fields;
}

export interface MethodContext {
  readonly world: World;
  readonly updates: UpdateQueue;
  readonly webhooks: Webhooks;
  readonly calls: RecordedCall[];
  readonly inlineAnswers: InlineAnswer[];
  /** Aborted when the client has gone. */
  readonly closed: AbortSignal;
}

type Method = (context: MethodContext, fields: Fields) => unknown;

const methods: ReadonlyMap<string, Method> = new Map<string, Method>([
  ["getme", ({ world }) => describeBot(world)],
  [
    "getupdates",
    ({ updates, webhooks, closed }, fields) => {
      refuseFetching({ webhooks });
      return updates.get(fields, closed);
    },
  ],
  ["setwebhook", setWebhook],
  ["deletewebhook", deleteWebhook],
  ["getwebhookinfo", getWebhookInfo],
  ["getchatmember", ({ world }, fields) => getChatMember(world, fields)],
  ["getfile", ({ world }, fields) => getFile(world, fields)],
  ["sendmessage", ({ world }, fields) => sendMessage(world, fields)],
  ["sendphoto", ({ world }, fields) => sendPhoto(world, fields)],
  ["senddocument", ({ world }, fields) => sendDocument(world, fields)],
  ["editmessagetext", ({ world }, fields) => editMessageText(world, fields)],
  ["editmessagereplymarkup", ({ world }, fields) => editMessageReplyMarkup(world, fields)],
  ["editephemeralmessagetext", ({ world }, fields) => editEphemeralMessageText(world, fields)],
  ["deletemessage", ({ world }, fields) => deleteMessage(world, fields)],
  ["deletemessages", ({ world }, fields) => deleteMessages(world, fields)],
  ["sendchataction", ({ world }, fields) => sendChatAction(world, fields)],
  ["answercallbackquery", ({ world }, fields) => answerCallbackQuery(world, fields)],
  [
    "answerinlinequery",
    ({ world, inlineAnswers }, fields) => answerInlineQuery(world, inlineAnswers, fields),
  ],
  ["answerguestquery", ({ world }, fields) => answerGuestQuery(world, fields)],
  ["setmycommands", ({ world }, fields) => setMyCommands(world, fields)],
  ["getmycommands", ({ world }, fields) => getMyCommands(world, fields)],
  ["deletemycommands", ({ world }, fields) => deleteMyCommands(world, fields)],
  ...(["description", "short_description"] as const).flatMap((name): [string, Method][] => {
    const method = `my${name.replace("_", "")}`;
    return [
      [`set${method}`, ({ world }, fields) => setDescription(name)(world, fields)],
      [`get${method}`, ({ world }, fields) => getDescription(name)(world, fields)],
    ];
  }),
]);

/** @throws Refusal when Telegram would not accept the call. */
export async function callMethod(
  name: string,
  context: MethodContext,
  fields: Fields,
): Promise<unknown> {
  const method = methods.get(name.toLowerCase());
  if (method === undefined) throw new Refusal(404, "Not Found: method not found");
  checkMethodFields(name, fields);
  const result = await method(context, fields);
  context.calls.push({ method: name, fields });
  return result;
}

function describeBot({ bot }: World): Record<string, unknown> {
  return {
    ...bot,
    can_join_groups: true,
    can_read_all_group_messages: true,
    supports_guest_queries: true,
    supports_inline_queries: true,
    can_connect_to_business: false,
    has_main_web_app: false,
    has_topics_enabled: false,
    allows_users_to_create_topics: false,
    can_manage_bots: false,
    supports_join_request_queries: false,
  };
}
