/**
 * Reads the messages of private chats: a text is a question, and what cannot be read gets one friendly line. Only
 * service messages (a pin, a timer) are passed over. An administrator's message may belong to a draft instead.
 */
import type { Message } from "grammy/types";
import { answerText } from "../chat/answer-text.ts";
import { countQuestions } from "../chat/ask/ask.ts";
import { isAboutOwnData, runCommand, runLikeCommand } from "../chat/commands.ts";
import { takeForDraft } from "../chat/drafts/take-for-draft.ts";
import { exampleIn } from "../chat/offers/offers.ts";
import { openCited } from "../chat/reader/reader.ts";
import { isAdminTurn, pointsToLink, type Turn } from "../chat/turn.ts";
import { plainMessage } from "../chat/views/spans.ts";
import { askedText } from "./asked-text.ts";
import { isOwnText, readCommand, type TypedCommand } from "./addressing.ts";
import { refuseByReply, type Request } from "./admission.ts";
import { createTurn, type TelegramServices, type UpdateJob } from "./turn.ts";
import { readWritten, writtenText } from "./written-text.ts";

/** What somebody can send that is not text. */
const contentKinds = [
  "animation",
  "audio",
  "checklist",
  "contact",
  "dice",
  "document",
  "game",
  "location",
  "paid_media",
  "photo",
  "poll",
  "rich_message",
  "sticker",
  "story",
  "venue",
  "video",
  "video_note",
  "voice",
] as const satisfies readonly (keyof Message)[];

export function createPrivateReader(services: TelegramServices) {
  // An album arrives as one message for each picture; one line for all of them is enough.
  const lastAlbums = new Map<number, string>();
  const isNextOfAlbum = ({ chat, media_group_id: album }: Message): boolean => {
    const isNext = album !== undefined && lastAlbums.get(chat.id) === album;
    if (album !== undefined) lastAlbums.set(chat.id, album);
    return isNext;
  };

  return async (job: UpdateJob, message: Message): Promise<Request | null> => {
    const turn = await createTurn(job, services);
    const isUnwritten = writtenText(message) === "";
    const { text } = askedText(readWritten(message), job.ctx.me);
    const command = readCommand(text);
    const refuse = refuseByReply(turn, job.ctx);

    const readQuestion = (): Request | null => {
      const isService = isUnwritten && !contentKinds.some((kind) => message[kind] !== undefined);
      const isMoreOfAlbum = isNextOfAlbum(message) && isUnwritten;
      if (isService || isMoreOfAlbum) return null;
      const isOwnData = command !== null && !isForAnother(turn, command) && isAboutOwnData(command);
      return {
        isForEverybody: isOwnData,
        countsAs: isOwnData ? "press" : "question",
        questionCount: command === null ? countQuestions(turn, text) : 1,
        answer: () => answerMessage(turn, text, command),
        refuse,
      };
    };

    // Before a draft could be made of it.
    if (isOwnText(message, job.ctx.me)) {
      return {
        isForEverybody: false,
        countsAs: "question",
        answer: async () => {
          if (!(await openCited(turn, text))) await answerMessage(turn, text, null);
        },
        refuse,
      };
    }
    if (!isAdminTurn(turn)) return readQuestion();
    return {
      isForEverybody: false,
      countsAs: "nothing",
      async answer() {
        // Who comments on a forward asks about it.
        const isAsked = turn.commentBefore() !== null;
        if (!isAsked && (await takeForDraft(turn, command !== null))) return undefined;
        return readQuestion() ?? undefined;
      },
      refuse,
    };
  };
}

async function answerMessage(
  turn: Turn,
  text: string,
  command: TypedCommand | null,
): Promise<void> {
  if (command !== null) return answerCommand(turn, command);
  if (text !== "") return answerText(turn, text);
  const { say } = turn;
  const line = pointsToLink(turn)
    ? say("link-unread")
    : say("text-only", { example: await exampleIn(turn.library, say) });
  await turn.reply(plainMessage(line));
}

function isForAnother({ botName }: Turn, { bot }: TypedCommand): boolean {
  return bot !== null && bot !== botName.toLowerCase();
}

async function answerCommand(turn: Turn, command: TypedCommand): Promise<void> {
  const forAnother = isForAnother(turn, command);
  if (!forAnother && (await runCommand(turn, command))) return;
  if (!forAnother && (await runLikeCommand(turn, command))) return;
  const name = `/${command.name}${forAnother ? `@${command.bot}` : ""}`;
  await turn.reply(plainMessage(turn.say("command-unknown", { command: name })));
}
