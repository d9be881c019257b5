/**
 * A message in a private chat in, always an answer out: every text is a question, and what cannot
 * be read gets one friendly line. Only service messages (a pin, a timer) are passed over. What those who look after the
 * documents send may be a document to add instead, or something about one.
 */
import type { Context } from "grammy";
import type { Message } from "grammy/types";
import { plainMessage } from "../render/spans.ts";
import { admitMessage } from "./admission/admit.ts";
import { readCommand, writtenText } from "./addressing.ts";
import { answerQuestion } from "./answering.ts";
import { runCommand } from "./commands.ts";
import { takeForDraft } from "./drafting/take-for-draft.ts";
import { openNamed } from "./reading.ts";
import { send } from "./sending.ts";
import { sayTo, type BotServices } from "./services.ts";

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

export function createPrivateHandler(services: BotServices) {
  // An album arrives as one message for each picture; one line for all of them is enough.
  const lastAlbums = new Map<number, string>();
  const isNextOfAlbum = ({ chat, media_group_id: album }: Message): boolean => {
    const isNext = album !== undefined && lastAlbums.get(chat.id) === album;
    if (album !== undefined) lastAlbums.set(chat.id, album);
    return isNext;
  };

  return async (ctx: Context): Promise<void> => {
    const message = ctx.msg;
    if (message === undefined) return;
    if (await takeForDraft(ctx, services)) return;
    const text = writtenText(message);
    const isService = text === "" && !contentKinds.some((kind) => message[kind] !== undefined);
    const isMoreOfAlbum = isNextOfAlbum(message) && text === "";
    if (isService || isMoreOfAlbum || !(await admitMessage(ctx, services))) return;
    const command = readCommand(text);
    if (command !== null) return handleCommand(ctx, services, command);
    if (text !== "" && (await openNamed(ctx, services, text))) return;
    if (text !== "") return answerQuestion(ctx, services, { text });
    const say = sayTo(ctx, services);
    await send(ctx, plainMessage(say("text-only", { example: say("example-1") })));
  };
}

async function handleCommand(
  ctx: Context,
  services: BotServices,
  command: NonNullable<ReturnType<typeof readCommand>>,
): Promise<void> {
  const forAnother = command.bot !== null && command.bot !== ctx.me.username.toLowerCase();
  if (!forAnother && (await runCommand(ctx, services, command))) return;
  const say = sayTo(ctx, services);
  const name = `/${command.name}${forAnother ? `@${command.bot}` : ""}`;
  await send(ctx, plainMessage(say("command-unknown", { command: name })));
}
