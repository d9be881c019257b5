/** Reads the messages of groups and channels: only one that addresses the bot asks something. */
import { GrammyError } from "grammy";
import type { Message } from "grammy/types";
import { answerText } from "../chat/answer-text.ts";
import { answerPointing, countQuestions } from "../chat/ask/ask.ts";
import { isAboutOwnData, runCommand, runLikeCommand } from "../chat/commands.ts";
import { greetGroup } from "../chat/help/help.ts";
import { exampleIn } from "../chat/offers/offers.ts";
import { pointsToLink, type Turn } from "../chat/turn.ts";
import { isConsent, readLanguageRequest } from "../questions/talk.ts";
import { plainMessage } from "../chat/views/spans.ts";
import { isCall, type GroupRequest, readGroupMessage } from "./addressing.ts";
import { refuseByReply, type Request } from "./admission.ts";
import { createTurn, isReplyToOwnPost, type TelegramServices, type UpdateJob } from "./turn.ts";
import { faultOf } from "./updates/faults.ts";

export async function readGroupRequest(
  job: UpdateJob,
  message: Message,
  services: TelegramServices,
): Promise<Request | null> {
  const { me } = job.ctx;
  const { migrate_to_chat_id: newId, new_chat_members: joined = [] } = message;
  if (newId !== undefined) {
    return {
      isForEverybody: true,
      countsAs: "nothing",
      answer: () => services.state.migrateChat(String(message.chat.id), String(newId)),
      refuse: () => Promise.resolve(),
    };
  }
  const hasJoined = joined.some(({ id }) => id === me.id);
  const request = readGroupMessage(message, me, await isReplyToOwnPost(job.ctx, services));
  if (!hasJoined && request === null) return null;
  if (request !== null && isToldToOthers(request, services)) return null;
  if (message.is_automatic_forward === true && (await getsPostItself(job, message))) return null;
  // Not before: a message that is not for the bot does not count as a use of the language chosen for it.
  const turn = await createTurn(job, services);
  const command = request?.kind === "command" ? request.command : null;
  const isOwnData = !hasJoined && command !== null && isAboutOwnData(command);
  return {
    isForEverybody: isOwnData,
    countsAs: hasJoined ? "nothing" : isOwnData ? "press" : "question",
    questionCount: request?.kind === "question" ? countQuestions(turn, request.text) : 1,
    isCall: isCall(request),
    isGreeting: hasJoined || command?.name === "start",
    answer: () => (request === null ? greetGroup(turn) : answerRequest(turn, request)),
    refuse: refuseByReply(turn, job.ctx),
  };
}

/** Whether a reply to the bot asks nothing, as what members tell each other below an answer; a yes may accept an offer. */
function isToldToOthers(request: GroupRequest, { library }: TelegramServices): boolean {
  if (request.kind !== "question" || !request.isOnlyReply) return false;
  const { text } = request;
  return !isConsent(text) && readLanguageRequest(text) === null && library.asksNothing(text);
}

/**
 * Whether the post that Telegram forwards into the discussion group is also delivered in its channel, where it is
 * answered, or where the bot itself wrote it.
 */
async function getsPostItself({ ctx }: UpdateJob, forwarded: Message): Promise<boolean> {
  const channelId = forwarded.sender_chat?.id;
  if (channelId === undefined) return false;
  try {
    return (await ctx.api.getChatMember(channelId, ctx.me.id)).status === "administrator";
  } catch (error) {
    // Of a channel in which the bot is not, it is told nothing.
    if (error instanceof GrammyError && faultOf(error).kind !== "passing") return false;
    throw error;
  }
}

async function answerRequest(turn: Turn, request: GroupRequest): Promise<void> {
  const { say } = turn;
  switch (request.kind) {
    case "question":
      return answerText(turn, request.text);
    case "called": {
      const forward = await turn.forwardBehind(null);
      if (forward !== null && forward.text !== "")
        return answerPointing(turn, { text: "", beside: forward.text });
      const words = { bot: turn.botName, example: await exampleIn(turn.library, say) };
      const line = pointsToLink(turn) ? say("link-unread") : say("mention-empty", words);
      await turn.reply(plainMessage(line));
      return;
    }
    case "command": {
      const isKnown = await runCommand(turn, request.command);
      // A command without a name may be meant for any other bot of the group.
      if (isKnown || !request.named || (await runLikeCommand(turn, request.command))) return;
      const command = `/${request.command.name}`;
      await turn.reply(plainMessage(say("command-unknown", { command })));
      return;
    }
  }
}
