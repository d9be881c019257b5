/**
 * A passage's name in (typed, in a link, on a button), the passage in its place out.
 * A button names all that it needs. What is kept is only which place one reads about, for the next question.
 */
import type { Context } from "grammy";
import type { PassageView } from "../core/domain.ts";
import { looksLikePassageName, passageNamesIn } from "../core/passage-names.ts";
import { passageUnknown, renderPassage } from "../render/render-passage.ts";
import { plainMessage } from "../render/spans.ts";
import { wordsRepliedTo } from "./addressing.ts";
import { rememberReading } from "./conversation.ts";
import { send, sendOrEdit } from "./sending.ts";
import { type BotServices, sayTo } from "./services.ts";

/** Shows the passage that a text consists of. False when the text is not a passage's name. */
export async function openNamed(
  ctx: Context,
  services: BotServices,
  text: string,
): Promise<boolean> {
  const view = services.library.passage(text);
  if (view === null && !looksLikePassageName(text)) return false;
  await (view === null ? sayUnknown(ctx, services, text) : open(ctx, services, view));
  return true;
}

/** Of several passages that are named, the first: one reads on from there. */
export async function cite(ctx: Context, services: BotServices, args: string): Promise<void> {
  const { library } = services;
  const words = args === "" && ctx.msg !== undefined ? wordsRepliedTo(ctx.msg) : args;
  const names = [words, ...passageNamesIn(words)];
  for (const name of names) {
    const view = library.passage(name);
    if (view !== null) return open(ctx, services, view);
  }
  const unknown = names.find(looksLikePassageName) ?? args;
  if (unknown !== "") return sayUnknown(ctx, services, unknown);
  await send(ctx, plainMessage(sayTo(ctx, services)("cite-empty")));
}

export function pressOpen(ctx: Context, services: BotServices, key: string) {
  const view = services.library.passage(key);
  return view === null ? gone(ctx, services) : { run: () => open(ctx, services, view) };
}

export function pressRead(ctx: Context, services: BotServices, key: string) {
  const view = services.library.passage(key);
  return view === null ? gone(ctx, services) : { run: () => readOn(ctx, services, view) };
}

async function open(ctx: Context, services: BotServices, view: PassageView): Promise<void> {
  const messageIds = await send(ctx, renderPassage(view, sayTo(ctx, services)));
  await rememberReading(ctx, services, { source: view, messageIds });
}

/** In the message whose button was pressed, where that can be edited and holds it all. */
async function readOn(ctx: Context, services: BotServices, view: PassageView): Promise<void> {
  const isVisible = ctx.callbackQuery?.message?.date !== 0;
  if (!isVisible) return open(ctx, services, view);
  const messageIds = await sendOrEdit(ctx, renderPassage(view, sayTo(ctx, services)));
  await rememberReading(ctx, services, { source: view, messageIds });
}

function gone(ctx: Context, services: BotServices) {
  return { notice: sayTo(ctx, services)("passage-gone"), run: () => Promise.resolve() };
}

async function sayUnknown(ctx: Context, services: BotServices, name: string): Promise<void> {
  await send(ctx, plainMessage(passageUnknown(name, sayTo(ctx, services))));
}
