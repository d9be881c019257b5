/** All commands of the chat. */
import { readTalk } from "../questions/talk.ts";
import { askCommand } from "./ask/answer-asked.ts";
import { compareCommand } from "./compare/compare-command.ts";
import { startAfresh } from "./ask/conversation.ts";
import { showCase, showCases } from "./cases/cases.ts";
import { showHistory, showDocuments } from "./documents-desk/documents.ts";
import { help, start } from "./help/help.ts";
import { showLanguage } from "./language/language.ts";
import { askToForget, showPrivacy } from "./privacy/privacy.ts";
import { cite } from "./reader/reader.ts";
import { showGaps } from "./stats/gaps.ts";
import { showStats } from "./stats/stats.ts";
import { isAdminTurn, type Turn } from "./turn.ts";

type CommandHandler = (turn: Turn, args: string) => Promise<void>;

const handlers: ReadonlyMap<string, CommandHandler> = new Map([
  ["start", start],
  ["help", help],
  ["ask", askCommand],
  ["cases", showCases],
  ["case", showCase],
  ["cite", cite],
  ["compare", compareCommand],
  ["language", showLanguage],
  ["new", startAfresh],
  ["privacy", showPrivacy],
  ["forget", askToForget],
]);

/** What everybody may ask wherever they are: which data of theirs are kept, and to delete them. */
const ownDataCommands: ReadonlySet<string> = new Set(["privacy", "forget"]);

/** For anybody else, and in any chat that others read too, these do not exist. */
const adminHandlers: ReadonlyMap<string, CommandHandler> = new Map([
  ["documents", showDocuments],
  ["history", showHistory],
  ["gaps", showGaps],
  ["stats", showStats],
]);

export interface Command {
  /** Lower case, without the slash. */
  readonly name: string;
  readonly args: string;
}

export function isAboutOwnData({ name }: Command): boolean {
  return ownDataCommands.has(name);
}

/** Runs a command by another name that is common for it: /settings, /menu. False where there is none. */
export async function runLikeCommand(turn: Turn, { name }: Command): Promise<boolean> {
  const talk = readTalk(name);
  return talk?.kind === "command" && runCommand(turn, { name: talk.command, args: "" });
}

/** False when there is no such command for this user in this chat. */
export async function runCommand(turn: Turn, { name, args }: Command): Promise<boolean> {
  const ofAdmins = isAdminTurn(turn) ? adminHandlers.get(name) : undefined;
  const handler = handlers.get(name) ?? ofAdmins;
  if (handler === undefined) return false;
  await handler(turn, args);
  return true;
}
