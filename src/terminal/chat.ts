/** The terminal chat: answers the lines of the input in order, until it ends or Ctrl-C is pressed. */
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { talkLines } from "../chat/answer-text.ts";
import { asAsked, verbatim } from "../chat/ask/as-asked.ts";
import { findPointed } from "../chat/ask/pointed.ts";
import { examplesOf } from "../chat/offers/offers.ts";
import { passageNamed, passagesNamed } from "../chat/reader/reader.ts";
import type { Messages, Say } from "../chat/views/messages.ts";
import type { Language, Subject } from "../core/domain.ts";
import type { AskedQuestion, CaseLibrary, PassageView } from "../core/library.ts";
import { messageOf } from "../core/errors.ts";
import { languageOfText } from "../language/language-of.ts";
import { onOneLine } from "../language/printable.ts";
import { moreOf } from "../questions/follow-up.ts";
import { readPointer } from "../questions/pointing.ts";
import { readLanguageRequest, readTalk } from "../questions/talk.ts";
import { numberedIdsOf, subjectOf, subjectOfReading } from "../questions/subject.ts";
import { renderTerminalAnswer, renderTerminalPassage } from "./answer.ts";
import { renderTerminalCase, renderTerminalCases, renderTerminalFound } from "./cases.ts";
import { renderTerminalDocuments, renderTerminalSources } from "./pointed.ts";
import { plainStyle, screenStyle, type TerminalStyle } from "./style.ts";

interface ChatOptions {
  readonly library: CaseLibrary;
  readonly messages: Messages;
  readonly language: Language;
  readonly input: Readable;
  readonly output: Writable & { readonly isTTY?: boolean; readonly columns?: number };
}

/** As many as fit on a terminal's screen. */
const excerptsShown = 3;

/** Resolves when the input has ended and every line is answered, with the number of lines. */
export async function runChat(options: ChatOptions): Promise<{ readonly lineCount: number }> {
  const { library, messages, language, input, output } = options;
  const say = messages.in(language);
  const onScreen = output.isTTY === true;
  const write = (text: string) => void output.write(`${text}\n`);
  write(await welcome(library, say));
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
  const conversation: Conversation = { previous: null, language: null };
  prompt();
  let lineCount = 0;
  for await (const line of lines) {
    lineCount += 1;
    const style = onScreen ? screenStyle(output.columns ?? 80) : plainStyle;
    const reply = await replyTo(line.trim(), options, conversation, style);
    if (reply !== "") write(`\n${reply}\n`);
    prompt();
  }
  write(onScreen ? `\n${say("terminal-bye")}` : say("terminal-bye"));
  return { lineCount };
}

async function welcome(library: CaseLibrary, say: Say): Promise<string> {
  const cases = library.cases();
  const measures = cases.reduce((sum, { measureCount }) => sum + measureCount, 0);
  return [
    say("terminal-welcome", { count: cases.length, measures }),
    say("terminal-token-hint"),
    ...(await examplesOf(library, say))
      .slice(0, 1)
      .map(({ question: example }) => say("terminal-example", { example })),
    "",
  ].join("\n");
}

/** The subject of the previous line, for a line that depends on it: 上犹呢. */
interface Conversation {
  previous: Subject | null;
  /** As it was wished for; null to follow each question's. */
  language: Language | null;
}

async function replyTo(
  line: string,
  options: ChatOptions,
  conversation: Conversation,
  style: TerminalStyle,
): Promise<string> {
  if (line === "") return "";
  const wish = readLanguageRequest(line);
  if (wish !== null) {
    conversation.language = wish.language;
    const done = options.messages.in(wish.language)(`language-set-${wish.language}`);
    const rest = await replyTo(wish.rest, options, conversation, style);
    return rest === "" ? done : `${done}\n\n${rest}`;
  }
  // A command is the same in every language.
  const told = line.startsWith("/") ? "" : line;
  const say = options.messages.in(languageFor(told, options, conversation));
  if (line === "/new") {
    conversation.previous = null;
    return say("new-done");
  }
  const asked = line.replace(/^\/cite\s+/, "");
  const several = await passagesNamed(asked, options.library);
  if (several?.lacks !== undefined && several.views.length === 0)
    return say(`passage-none-${several.lacks}`);
  if (several !== null) return showPassages(several.views, conversation, say, style);
  const named = await passageNamed(asked, options.library);
  if (typeof named === "string") return say("passage-unknown", { name: onOneLine(named) });
  if (named !== null) return showPassages([named], conversation, say, style);
  if (line.startsWith("/")) return runSlash(line, options.library, say, style);
  const talk = readTalk(line);
  if (talk?.kind === "command") return runSlash(`/${talk.command}`, options.library, say, style);
  if (talk !== null) return say(talkLines[talk.kind]);
  const pointer = readPointer(line);
  const pointed = pointer && (await findPointed(pointer, conversation.previous, options.library));
  switch (pointed?.kind) {
    case "passages":
      return showPassages(pointed.views, conversation, say, style);
    case "documents":
      return renderTerminalDocuments(pointed.views, options.library, say, style);
    case "sources":
      return renderTerminalSources(pointed.sources, say);
    case "nothing":
      return pointed.tell(say);
    case "more":
      return answerAsked(
        [verbatim(moreOf(conversation.previous ?? { question: "" }))],
        options,
        conversation,
        style,
      );
    case "again":
      return answerAsked(
        [verbatim(pointed.question)],
        options,
        { ...conversation, previous: null },
        style,
      );
    default:
      return answerAsked(
        await options.library.readMessage({ text: line, beside: "" }),
        options,
        conversation,
        style,
      );
  }
}

/** The first of the texts that shows a language tells it, unless one was wished for. */
function languageFor(
  text: string,
  { language }: ChatOptions,
  conversation: Conversation,
  ...others: readonly string[]
): Language {
  const [written] = [text, ...others].flatMap((each) => languageOfText(each) ?? []);
  return conversation.language ?? written ?? language;
}

async function answerAsked(
  questions: readonly AskedQuestion[],
  options: ChatOptions,
  conversation: Conversation,
  style: TerminalStyle,
): Promise<string> {
  const { library, messages } = options;
  try {
    const replies: string[] = [];
    for (const asked of questions) {
      const { previous } = conversation;
      const found = await library.answer(asked.question, {
        top: excerptsShown,
        ...(previous !== null && { previous }),
      });
      const answer = asAsked(found, asked);
      conversation.previous = subjectOf(answer, previous);
      const isMore = answer.notes.some((note) => note.kind === "follow-up" && note.isMore);
      const say = messages.in(languageFor(asked.question, options, conversation, answer.question));
      const heading = say("answer-question", { question: asked.question });
      replies.push(
        ...(questions.length > 1 ? [style.bold(heading)] : []),
        renderTerminalAnswer(answer, say, library.cases(), {
          style,
          firstNumber: isMore ? numberedIdsOf(previous).length + 1 : 1,
        }),
      );
    }
    return replies.join("\n\n");
  } catch (error) {
    return messages.in(options.language)("terminal-failure", { reason: messageOf(error) });
  }
}

function showPassages(
  views: readonly PassageView[],
  conversation: Conversation,
  say: Say,
  style: TerminalStyle,
): string {
  for (const view of views) conversation.previous = subjectOfReading(view, conversation.previous);
  return views.map((view) => renderTerminalPassage(view, say, style)).join("\n\n");
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
