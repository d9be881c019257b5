/**
 * Answers every message in a private chat: a text is a question, and what cannot be read gets one friendly line. Only
 * service messages (a pin, a timer) are passed over. An administrator's message may belong to a draft instead.
 */
import type { Message } from "grammy/types";
import { answerText } from "../chat/ask/ask.ts";
import { runCommand } from "../chat/commands.ts";
import { takeForDraft } from "../chat/drafts/take-for-draft.ts";
import type { Turn } from "../chat/turn.ts";
import { plainMessage } from "../chat/views/spans.ts";
import { readCommand, type TypedCommand, writtenText } from "./addressing.ts";
import { admitMessage } from "./admission.ts";
import { createTurn, type TelegramServices, type UpdateJob } from "./turn.ts";

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
  "sticker",
  "story",
  "venue",
  "video",
  "video_note",
  "voice",
] as const satisfies readonly (keyof Message)[];

export function createPrivateHandler(services: TelegramServices) {
  // An album arrives as one message for each picture; one line for all of them is enough.
  const lastAlbums = new Map<number, string>();
  const isNextOfAlbum = ({ chat, media_group_id: album }: Message): boolean => {
    const isNext = album !== undefined && lastAlbums.get(chat.id) === album;
    if (album !== undefined) lastAlbums.set(chat.id, album);
    return isNext;
  };

  return async (job: UpdateJob, message: Message): Promise<void> => {
    const turn = await createTurn(job, services);
    const text = writtenText(message);
    const command = readCommand(text);
    if (await takeForDraft(turn, command !== null)) return;
    const isService = text === "" && !contentKinds.some((kind) => message[kind] !== undefined);
    const isMoreOfAlbum = isNextOfAlbum(message) && text === "";
    if (isService || isMoreOfAlbum) return;
    if (!(await admitMessage(turn, job.ctx, services.admission))) return;
    if (command !== null) return answerCommand(turn, command);
    if (text !== "") return answerText(turn, text);
    const { say } = turn;
    await turn.reply(plainMessage(say("text-only", { example: say("example-1") })));
  };
}

async function answerCommand(turn: Turn, command: TypedCommand): Promise<void> {
  const forAnother = command.bot !== null && command.bot !== turn.botName.toLowerCase();
  if (!forAnother && (await runCommand(turn, command))) return;
  const name = `/${command.name}${forAnother ? `@${command.bot}` : ""}`;
  await turn.reply(plainMessage(turn.say("command-unknown", { command: name })));
}
