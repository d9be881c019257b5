/**
 * A message in a group in; an answer only when the bot was addressed, otherwise silence.
 */
import type { Context } from "grammy";
import { renderGroupStart } from "../render/render-greeting.ts";
import { plainMessage } from "../render/spans.ts";
import { admitMessage } from "./admission/admit.ts";
import { readGroupMessage, type GroupRequest } from "./addressing.ts";
import { answerQuestion } from "./answering.ts";
import { runCommand } from "./commands.ts";
import { openNamed } from "./reading.ts";
import { send } from "./sending.ts";
import { loadLanguage, sayTo, type BotServices } from "./services.ts";

export function createGroupHandler(services: BotServices) {
  return async (ctx: Context): Promise<void> => {
    const message = ctx.msg;
    if (message === undefined) return;
    const { migrate_to_chat_id: newId, new_chat_members: joined = [] } = message;
    if (newId !== undefined)
      return services.state.migrateChat(String(message.chat.id), String(newId));
    const hasJoined = joined.some(({ id }) => id === ctx.me.id);
    const request = readGroupMessage(message, ctx.me);
    if (!hasJoined && request === null) return;
    // Not before: what is said beside the bot does not count as a use of the language chosen for it.
    await loadLanguage(ctx, services);
    if (hasJoined) return greet(ctx, services);
    if (request !== null && (await admitMessage(ctx, services)))
      await handle(ctx, services, request);
  };
}

async function greet(ctx: Context, services: BotServices): Promise<void> {
  await send(ctx, renderGroupStart(ctx.me.username, sayTo(ctx, services)));
}

async function handle(ctx: Context, services: BotServices, request: GroupRequest): Promise<void> {
  const say = sayTo(ctx, services);
  switch (request.kind) {
    case "question":
      if (await openNamed(ctx, services, request.text)) return;
      return answerQuestion(ctx, services, { text: request.text });
    case "called": {
      const words = { bot: ctx.me.username, example: say("example-1") };
      await send(ctx, plainMessage(say("mention-empty", words)));
      return;
    }
    case "command": {
      const known = await runCommand(ctx, services, request.command);
      // A command without a name may be meant for any other bot of the group.
      if (known || !request.named) return;
      const command = `/${request.command.name}`;
      await send(ctx, plainMessage(say("command-unknown", { command })));
      return;
    }
  }
}
