/** `npm run ask`: answers questions on stdout, as text or JSON. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { buffer as readAll } from "node:stream/consumers";
import { explain, type Explanation, type Factor } from "../answers/explain.ts";
import type { Opened } from "../app/open-from-database.ts";
import { createMessages, type Messages } from "../chat/views/messages.ts";
import { type Config, loadConfig, projectDir } from "../core/config.ts";
import { AppError, messageOf } from "../core/errors.ts";
import { decodeText } from "../documents/decode.ts";
import { renderTerminalAnswer } from "../terminal/answer.ts";
import { plainStyle, screenStyle } from "../terminal/style.ts";
import { toJson } from "../agents/answer-json.ts";
import { parseCount, parseWords, withFolders } from "./arguments.ts";
import { openDocuments } from "./open-documents.ts";
import { runCommand, usageError } from "./run-command.ts";

const usage = `Usage: npm run -s ask -- [options] "question"
  --json            one JSON object instead of text
  --questions FILE  a question a line, - for stdin; stdout has one JSON object a line
  --top N           at most N passages, 1 to 100 (default 5)
  --explain         also what was understood, the named factors of each score, and the judgement
  --seeds DIR       folder of documents (default SEEDS_DIR or seeds)
  --index DIR       folder of the index (default INDEX_DIR or index)
  --help            this text
Without --seeds and --index, the index is that in the database of DATABASE_URL, if it is set.`;

const options = {
  json: { type: "boolean", default: false },
  questions: { type: "string" },
  top: { type: "string", default: "5" },
  explain: { type: "boolean", default: false },
  seeds: { type: "string" },
  index: { type: "string" },
  help: { type: "boolean", default: false },
} as const;

async function ask(): Promise<number> {
  const { values, positionals } = parseWords(options, usage);
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  const top = parseCount("top", values.top, usage);
  const questions = await readQuestions(values.questions, positionals);
  const config = loadConfig();
  const prepared = await openDocuments(withFolders(config, values));
  try {
    const messages = createMessages(path.join(projectDir, "prompts"));
    const asJson = values.json || values.questions !== undefined;
    for (const question of questions)
      await answerOne(question, {
        top,
        asJson,
        isExplained: values.explain,
        prepared,
        config,
        messages,
      });
  } finally {
    await prepared.close();
  }
  return 0;
}

async function readQuestions(
  file: string | undefined,
  positionals: readonly string[],
): Promise<string[]> {
  if (file === undefined) {
    const question = positionals.join(" ").trim();
    if (question === "") throw usageError("No question was given.", usage);
    return [question];
  }
  if (positionals.length > 0)
    throw usageError("Give a question or --questions FILE, not both.", usage);
  const bytes = await (file === "-" ? readAll(process.stdin) : readFile(file)).catch(
    (cause: unknown) => {
      throw new AppError(
        "usage.invalid",
        `--questions ${file} cannot be read: ${messageOf(cause)}`,
        { file },
        cause,
      );
    },
  );
  const decoded = decodeText(bytes);
  if (decoded === null) throw usageError(`--questions ${file} is no text.`, usage);
  return decoded.text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "");
}

interface Asking {
  readonly top: number;
  readonly asJson: boolean;
  readonly isExplained: boolean;
  readonly prepared: Opened;
  readonly config: Config;
  readonly messages: Messages;
}

async function answerOne(question: string, asking: Asking): Promise<void> {
  const { top, asJson, isExplained, prepared, config } = asking;
  const { library, retriever, store } = prepared;
  const answer = await library.answer(question, { top });
  const explanation = isExplained
    ? await explain(await retriever.retrieve(question), top, store)
    : null;
  const { messages } = asking;
  if (asJson) {
    const json = toJson(answer, messages.in(answer.language));
    const explained = explanation === null ? json : { ...json, explanation };
    return void process.stdout.write(`${JSON.stringify(explained)}\n`);
  }
  const say = messages.in(answer.language === "en" ? "en" : config.language);
  const style = process.stdout.isTTY ? screenStyle(process.stdout.columns) : plainStyle;
  process.stdout.write(`${renderTerminalAnswer(answer, say, library.cases(), { style })}\n`);
  if (explanation !== null) process.stdout.write(`\n${renderExplanation(explanation)}\n`);
}

/** Formats an explanation of an answer as lines for a person. */
function renderExplanation(explanation: Explanation): string {
  const { topic, places, unknownPlaces, concepts, evidence, hits } = explanation;
  return [
    `topic        ${topic}`,
    `places       ${places.map((name) => (unknownPlaces.includes(name) ? `${name} (not in the documents)` : name)).join(", ") || "-"}`,
    ...concepts.map(
      ({ written, weight, synonyms }) =>
        `concept      ${weight.toFixed(1)}  ${written}${synonyms.length > 0 ? `  = ${synonyms.join(" | ")}` : ""}`,
    ),
    judgedLine(explanation),
    `  bias ${explanation.bias.toFixed(2)}`,
    ...evidence.map((factor) => `  ${factorText(factor)}`),
    ...hits.flatMap(({ id, score, factors }) => [
      `${id.padEnd(13)}${score.toFixed(3)}`,
      ...factors.map((factor) => `  ${factorText(factor)}`),
    ]),
  ].join("\n");
}

function judgedLine({ status, reason, isOverview, confidence, threshold }: Explanation): string {
  const why = reason === null ? "" : ` (${reason})`;
  const overview = isOverview ? ", as an overview" : "";
  return `judged       ${status}${why}${overview}, confidence ${confidence.toFixed(2)}, answered from ${threshold}`;
}

function factorText({ name, value, weight }: Factor): string {
  return `${(weight * value).toFixed(3).padStart(7)} = ${weight.toFixed(2)} x ${value.toFixed(3)}  ${name}`;
}

await runCommand(ask);
