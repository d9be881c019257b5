/**
 * The terminal chat: lines in, answers out, in order, until the input ends or Ctrl-C.
 */
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import type { CaseLibrary, Language } from "../domain.ts";
import { messageOf } from "../errors.ts";
import { coveredPlaces, listPlaces } from "../render/format-answer.ts";
import type { Messages, Say } from "../render/messages.ts";
import {
  renderTerminalAnswer,
  renderTerminalCase,
  renderTerminalCases,
} from "../render/terminal.ts";
import { type TerminalStyle, plainStyle, screenStyle } from "../render/terminal-style.ts";

export interface ChatOptions {
  readonly library: CaseLibrary;
  readonly messages: Messages;
  readonly language: Language;
  readonly input: Readable;
  readonly output: Writable & { readonly isTTY?: boolean; readonly columns?: number };
}

/** More than a screen of a terminal holds is not read. */
const excerptsShown = 3;

/** Resolves when the input has ended and every line of it is answered. */
export async function runChat(options: ChatOptions): Promise<void> {
  const { library, messages, language, input, output } = options;
  const say = messages.in(language);
  const onScreen = output.isTTY === true;
  const write = (text: string) => void output.write(`${text}\n`);
  write(welcome(library, say));
  const lines = createInterface({
    input,
    output: onScreen ? output : undefined,
    terminal: onScreen,
    prompt: `${say("terminal-prompt")} `,
  });
  lines.on("SIGINT", () => lines.close());
  let isOpen = true;
  lines.once("close", () => (isOpen = false));
  // The input may end while a question is being answered; Node 24 refuses a prompt after that.
  const prompt = () => void (onScreen && isOpen && lines.prompt());
  prompt();
  for await (const line of lines) {
    const style = onScreen ? screenStyle(output.columns ?? 80) : plainStyle;
    const reply = await replyTo(line.trim(), options, style);
    if (reply !== "") write(`\n${reply}\n`);
    prompt();
  }
  write(onScreen ? `\n${say("terminal-bye")}` : say("terminal-bye"));
}

function welcome(library: CaseLibrary, say: Say): string {
  const cases = library.cases();
  const measures = cases.reduce((sum, { measureCount }) => sum + measureCount, 0);
  return [
    say("terminal-welcome", { count: cases.length, measures }),
    say("terminal-token-hint"),
    say("terminal-example", { example: say("example-1") }),
    "",
  ].join("\n");
}

async function replyTo(line: string, options: ChatOptions, style: TerminalStyle): Promise<string> {
  const say = options.messages.in(options.language);
  if (line === "") return "";
  if (line.startsWith("/")) return runSlash(line, options.library, say, style);
  try {
    const answer = await options.library.answer(line, { top: excerptsShown });
    const voice = answer.language === "en" ? options.messages.in("en") : say;
    return renderTerminalAnswer(answer, voice, options.library.cases(), style);
  } catch (error) {
    return say("terminal-failure", { reason: messageOf(error) });
  }
}

function runSlash(line: string, library: CaseLibrary, say: Say, style: TerminalStyle): string {
  const [command = "", ...words] = line.split(/\s+/);
  const cases = library.cases();
  if (command === "/help" || command === "/start") return welcome(library, say);
  if (command === "/cases") return renderTerminalCases(cases, say, style);
  if (command !== "/case") return say("terminal-command-unknown", { command });
  const name = words.join(" ");
  const covered = listPlaces(coveredPlaces(cases), say);
  if (name === "") return say("case-empty", { covered });
  const found = library.findCase(name);
  if (found === null) return say("case-unknown", { name, covered });
  return renderTerminalCase(found, library.measures(found.document.id), say, style);
}
