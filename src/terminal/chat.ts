/** The terminal chat: answers the lines of the input in order, until it ends or Ctrl-C is pressed. */
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { asAsked } from "../chat/ask/as-asked.ts";
import type { Messages, Say } from "../chat/views/messages.ts";
import type { CaseLibrary, Language, Subject } from "../core/domain.ts";
import { messageOf } from "../core/errors.ts";
import { looksLikePassageName } from "../core/passage-names.ts";
import { onOneLine } from "../language/printable.ts";
import { subjectOf, subjectOfReading } from "../questions/subject.ts";
import { renderTerminalAnswer, renderTerminalPassage } from "./answer.ts";
import { renderTerminalCase, renderTerminalCases, renderTerminalFound } from "./cases.ts";
import { plainStyle, screenStyle, type TerminalStyle } from "./style.ts";

export interface ChatOptions {
  readonly library: CaseLibrary;
  readonly messages: Messages;
  readonly language: Language;
  readonly input: Readable;
  readonly output: Writable & { readonly isTTY?: boolean; readonly columns?: number };
}

/** As many as fit on a terminal's screen. */
const excerptsShown = 3;

/** Resolves when the input has ended and every line is answered. */
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
  const conversation: Conversation = { previous: null };
  prompt();
  for await (const line of lines) {
    const style = onScreen ? screenStyle(output.columns ?? 80) : plainStyle;
    const reply = await replyTo(line.trim(), options, conversation, style);
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

/** The subject of the previous line, for a line that depends on it: 上犹呢. */
interface Conversation {
  previous: Subject | null;
}

async function replyTo(
  line: string,
  options: ChatOptions,
  conversation: Conversation,
  style: TerminalStyle,
): Promise<string> {
  const say = options.messages.in(options.language);
  if (line === "") return "";
  if (line === "/new") {
    conversation.previous = null;
    return say("new-done");
  }
  const named = await options.library.passage(line.replace(/^\/cite\s+/, ""));
  if (named !== null) {
    conversation.previous = subjectOfReading(named, conversation.previous) ?? conversation.previous;
    return renderTerminalPassage(named, say, style);
  }
  if (line.startsWith("/")) return runSlash(line, options.library, say, style);
  if (looksLikePassageName(line)) return say("passage-unknown", { name: onOneLine(line) });
  try {
    const replies: string[] = [];
    const questions = await options.library.readMessage({ text: line, beside: "" });
    for (const asked of questions) {
      const { previous } = conversation;
      const found = await options.library.answer(asked.question, {
        top: excerptsShown,
        ...(previous !== null && { previous }),
      });
      const answer = asAsked(found, asked);
      conversation.previous = subjectOf(answer, previous);
      const voice = answer.language === "en" ? options.messages.in("en") : say;
      const heading = voice("answer-question", { question: asked.question });
      replies.push(
        ...(questions.length > 1 ? [style.bold(heading)] : []),
        renderTerminalAnswer(answer, voice, options.library.cases(), style),
      );
    }
    return replies.join("\n\n");
  } catch (error) {
    return say("terminal-failure", { reason: messageOf(error) });
  }
}

async function runSlash(
  line: string,
  library: CaseLibrary,
  say: Say,
  style: TerminalStyle,
): Promise<string> {
  const [command = "", ...words] = line.split(/\s+/);
  if (command === "/help" || command === "/start") return welcome(library, say);
  const name = words.join(" ");
  if (command === "/cases")
    return renderTerminalCases(library.cases(), say, style, library.readCaseFilter(name));
  if (command === "/cite")
    return name === ""
      ? say("terminal-cite-empty")
      : say("passage-unknown", { name: onOneLine(name) });
  if (command === "/case") return showCase(name, library, say, style);
  return say("terminal-command-unknown", { command });
}

async function showCase(
  name: string,
  library: CaseLibrary,
  say: Say,
  style: TerminalStyle,
): Promise<string> {
  const cases = library.cases();
  const list = () => renderTerminalCases(cases, say, style);
  if (cases.length === 0) return list();
  if (name === "") return `${say("case-empty")}\n\n${list()}`;
  const found = library.findCases(name);
  const [only, ...others] = found.exact;
  if (only === undefined || others.length > 0)
    return renderTerminalFound(name, found, cases, { say, style });
  return renderTerminalCase(only, await library.contents(only.document.id), say, style);
}
