/**
 * A command in, its answer sent. Says whether there is such a command; what to do if not is the
 * chat's own matter.
 */
import type { Context } from "grammy";
import { renderGroupStart, renderHelp, renderStart } from "../render/render-greeting.ts";
import { plainMessage } from "../render/spans.ts";
import { repliedText, type Command } from "./addressing.ts";
import { adminCommand, isAdminChat } from "./admin.ts";
import { answerQuestion } from "./answering.ts";
import { showCase, showCases } from "./browsing.ts";
import { showLanguage } from "./choose-language.ts";
import { compareCommand } from "./comparing.ts";
import { forgetSubject } from "./conversation.ts";
import { askToForget, showPrivacy } from "./privacy.ts";
import { cite, openNamed } from "./reading.ts";
import { send } from "./sending.ts";
import { sayTo, type BotServices } from "./services.ts";
import { maxTelegramMegabytes } from "./telegram-files.ts";

type CommandHandler = (ctx: Context, services: BotServices, args: string) => Promise<void>;

const handlers: ReadonlyMap<string, CommandHandler> = new Map([
  ["start", start],
  ["help", help],
  ["ask", ask],
  ["cases", showCases],
  ["case", showCase],
  ["cite", cite],
  ["compare", compareCommand],
  ["language", showLanguage],
  ["new", startAfresh],
  ["privacy", showPrivacy],
  ["forget", askToForget],
]);

/** False when there is no such command. */
export async function runCommand(
  ctx: Context,
  services: BotServices,
  command: Command,
): Promise<boolean> {
  const handler = handlers.get(command.name) ?? adminCommand(ctx, services, command.name);
  if (handler === undefined) return false;
  await handler(ctx, services, command.args);
  return true;
}

/** With what a link to a passage carries, or bare. */
async function start(ctx: Context, services: BotServices, args: string): Promise<void> {
  if (args !== "" && (await openNamed(ctx, services, args))) return;
  const say = sayTo(ctx, services);
  const message =
    ctx.chat?.type === "private"
      ? renderStart(services.library.cases().length, say)
      : renderGroupStart(ctx.me.username, say);
  await send(ctx, message);
}

async function startAfresh(ctx: Context, services: BotServices): Promise<void> {
  await forgetSubject(ctx, services);
  await send(ctx, plainMessage(sayTo(ctx, services)("new-done")));
}

async function help(ctx: Context, services: BotServices): Promise<void> {
  const megabytes = isAdminChat(ctx, services) ? maxTelegramMegabytes : null;
  await send(ctx, renderHelp(ctx.me.username, sayTo(ctx, services), megabytes));
}

async function ask(ctx: Context, services: BotServices, args: string): Promise<void> {
  const replied = ctx.msg === undefined ? "" : repliedText(ctx.msg, ctx.me);
  const text = args === "" ? replied : args;
  if (text !== "") return answerQuestion(ctx, services, { text });
  const say = sayTo(ctx, services);
  await send(ctx, plainMessage(say("ask-empty", { example: say("example-1") })));
}
