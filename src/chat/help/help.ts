/**
 * `/start`, `/help` and the greeting in a group. The example questions stand in prompts/, so a button carries only a
 * number.
 */
import type { Message, Part } from "../message.ts";
import { openNamed } from "../reader/reader.ts";
import { isAdminTurn, isPrivate, type Turn } from "../turn.ts";
import type { PlainKey, Say } from "../views/messages.ts";
import { bold } from "../views/spans.ts";

/** `/start`, optionally with the name of a passage from a link, which it opens. */
export async function start(turn: Turn, args: string): Promise<void> {
  if (args !== "" && (await openNamed(turn, args))) return;
  if (!isPrivate(turn)) return greetGroup(turn);
  await turn.reply(renderStart(turn.library.cases().length, turn.say));
}

export async function greetGroup(turn: Turn): Promise<void> {
  await turn.reply(renderGroupStart(turn.botName, turn.say));
}

export async function help(turn: Turn): Promise<void> {
  const megabytes = isAdminTurn(turn) ? turn.maxFileMegabytes : null;
  await turn.reply(renderHelp(turn.botName, turn.say, megabytes));
}

const exampleKeys = ["example-1", "example-2", "example-3"] as const satisfies PlainKey[];

/** The commands in the menu, in its order. */
export const menuCommands = [
  "ask",
  "cases",
  "case",
  "compare",
  "cite",
  "new",
  "language",
  "privacy",
  "help",
] as const;
/** Not in groups, which have no examples to press and where nobody's data are deleted. */
export const privateCommands = [...menuCommands, "forget", "start"] as const;
export const adminCommands = ["documents", "history", "gaps", "stats"] as const;
export type MenuCommand = (typeof privateCommands)[number] | (typeof adminCommands)[number];

/** The question of the button `ask:2`; null when there is none. */
export function exampleQuestion(argument: string, say: Say): string | null {
  const key = exampleKeys[Number(argument) - 1];
  return key === undefined ? null : say(key);
}

export function renderStart(documentCount: number, say: Say): Message {
  return {
    parts: [
      [[bold(say("start-title"))], say("start-about", { count: documentCount })],
      [say("start-more")],
      [say("start-try")],
    ],
    actions: exampleKeys.map((key, index) => [{ label: say(key), data: `ask:${index + 1}` }]),
  };
}

export function renderGroupStart(bot: string, say: Say): Message {
  return { parts: [[say("start-group-call", { bot }), say("start-group-quiet")]] };
}

/** @param addsUpToMegabytes the largest file that an administrator can add; null for anybody else */
export function renderHelp(
  bot: string,
  say: Say,
  addsUpToMegabytes: number | null = null,
): Message {
  return {
    parts: [
      [[bold(say("help-title"))], say("help-ask", { example: say("example-1") })],
      [say("help-quotes")],
      [say("help-group", { bot }), say("help-forward", { bot })],
      commandList("help-commands", menuCommands, say),
      ...(addsUpToMegabytes === null
        ? []
        : [
            [say("help-add", { megabytes: addsUpToMegabytes })],
            commandList("help-admin", adminCommands, say),
          ]),
    ],
  };
}

function commandList(title: PlainKey, commands: readonly MenuCommand[], say: Say): Part {
  const lines = commands.map((name) =>
    say("help-command-line", { command: `/${name}`, text: say(`command-${name}`) }),
  );
  return [[bold(say(title))], ...lines];
}
