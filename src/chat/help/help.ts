/** `/start`, `/help` and the greeting in a group. */
import type { CaseSummary } from "../../core/library.ts";
import { coveredPlaces, listPlaces } from "../ask/answer-lines.ts";
import type { Message, Part } from "../message.ts";
import {
  countInChinese,
  exampleIn,
  examplesOf,
  type OfferedQuestion,
  offerRows,
} from "../offers/offers.ts";
import { openNamed } from "../reader/reader.ts";
import { isAdminTurn, isPrivate, type Turn } from "../turn.ts";
import type { PlainKey, Say } from "../views/messages.ts";
import { bold } from "../views/spans.ts";

/** `/start`, optionally with the name of a passage from a link, which it opens. */
export async function start(turn: Turn, args: string): Promise<void> {
  if (args !== "" && (await openNamed(turn, args))) return;
  if (!isPrivate(turn)) return greetGroup(turn);
  const { library, say } = turn;
  const offered = await turn.whileTyping(() => examplesOf(library, say));
  await turn.reply(renderStart(library.cases(), offered, say));
}

export async function greetGroup(turn: Turn): Promise<void> {
  await turn.reply(renderGroupStart(turn.botName, turn.say));
}

export async function help(turn: Turn): Promise<void> {
  const { library, say, botName: bot } = turn;
  const addsUpToMegabytes = isAdminTurn(turn) ? turn.maxFileMegabytes : null;
  const example = await exampleIn(library, say);
  await turn.reply(renderHelp({ bot, example, addsUpToMegabytes }, say));
}

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

/** Without anything to offer, it names the places all the same. */
export function renderStart(
  cases: readonly CaseSummary[],
  offered: readonly OfferedQuestion[],
  say: Say,
): Message {
  const covered = coveredPlaces(cases);
  const places =
    covered.length === 0 ? "" : say("start-places", { covered: listPlaces(covered, say) });
  const chinese = countInChinese(offered);
  return {
    parts: [
      [[bold(say("start-title"))], say("start-about", { count: cases.length }), places],
      [say("start-more")],
      offered.length === 0 ? [] : [say("start-try", { chinese })],
    ],
    actions: offerRows(offered),
  };
}

export function renderGroupStart(bot: string, say: Say): Message {
  return { parts: [[say("start-group-call", { bot }), say("start-group-quiet")]] };
}

interface HelpOptions {
  readonly bot: string;
  /** `none` where there is none. */
  readonly example: string;
  /** The largest file that an administrator can add; null for anybody else. */
  readonly addsUpToMegabytes: number | null;
}

export function renderHelp(
  { bot, example, addsUpToMegabytes: megabytes }: HelpOptions,
  say: Say,
): Message {
  return {
    parts: [
      [[bold(say("help-title"))], say("help-ask", { example })],
      [say("help-quotes")],
      [say("help-group", { bot }), say("help-forward", { bot })],
      commandList("help-commands", menuCommands, say),
      ...(megabytes === null
        ? []
        : [[say("help-add", { megabytes })], commandList("help-admin", adminCommands, say)]),
    ],
  };
}

function commandList(title: PlainKey, commands: readonly MenuCommand[], say: Say): Part {
  const lines = commands.map((name) =>
    say("help-command-line", { command: `/${name}`, text: say(`command-${name}`) }),
  );
  return [[bold(say(title))], ...lines];
}
