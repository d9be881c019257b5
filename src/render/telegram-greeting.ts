/**
 * What the bot says of itself: the start with example questions, the two lines for a group, help.
 * The example questions stand in prompts/, so a button carries only a number.
 */
import type { MessageKey } from "./message-keys.ts";
import type { PlainKey, Say } from "./messages.ts";
import { bold, escapeHtml } from "./telegram-html.ts";
import type { TelegramMessage } from "./telegram.ts";

const exampleKeys = ["example-1", "example-2", "example-3"] as const satisfies MessageKey[];

/** What the menu shows, in its order. */
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
/** Groups have no examples to press, and nobody's data are deleted there. */
export const privateCommands = [...menuCommands, "forget", "start"] as const;
export const adminCommands = ["documents", "history", "gaps", "stats"] as const;
export type MenuCommand = (typeof privateCommands)[number] | (typeof adminCommands)[number];

/** The question of the button `ask:<number>`; null when there is none. */
export function exampleQuestion(number: number, say: Say): string | null {
  const key = exampleKeys[number - 1];
  return key === undefined ? null : say(key);
}

export function renderStart(documentCount: number, say: Say): TelegramMessage {
  const text = [
    `${bold(say("start-title"))}\n${escapeHtml(say("start-about", { count: documentCount }))}`,
    escapeHtml(say("start-more")),
    escapeHtml(say("start-try")),
  ].join("\n\n");
  const keyboard = exampleKeys.map((key, index) => [{ text: say(key), data: `ask:${index + 1}` }]);
  return { text, keyboard };
}

export function renderGroupStart(bot: string, say: Say): TelegramMessage {
  return { text: escapeHtml(`${say("start-group-call", { bot })}\n${say("start-group-quiet")}`) };
}

/** @param addsUpToMegabytes for those who look after the documents: how large a file may be */
export function renderHelp(
  bot: string,
  say: Say,
  addsUpToMegabytes: number | null = null,
): TelegramMessage {
  const text = [
    `${bold(say("help-title"))}\n${escapeHtml(say("help-ask", { example: say("example-1") }))}`,
    escapeHtml(say("help-quotes")),
    escapeHtml(`${say("help-group", { bot })}\n${say("help-forward", { bot })}`),
    commandList("help-commands", menuCommands, say),
    ...(addsUpToMegabytes === null
      ? []
      : [
          escapeHtml(say("help-add", { megabytes: addsUpToMegabytes })),
          commandList("help-admin", adminCommands, say),
        ]),
  ].join("\n\n");
  return { text };
}

function commandList(title: PlainKey, commands: readonly MenuCommand[], say: Say): string {
  const lines = commands.map((name) =>
    say("help-command-line", { command: `/${name}`, text: say(`command-${name}`) }),
  );
  return `${bold(say(title))}\n${escapeHtml(lines.join("\n"))}`;
}
