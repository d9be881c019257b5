/**
 * The case library as tools for assistants, by the Model Context Protocol. Texts are verbatim, each with its citation, and
 * the status of an answer is told in words, so that what is only related is not taken for an answer.
 */
import { McpServer } from "@modelcontextprotocol/server";
import { toStandardJsonSchema } from "@valibot/to-json-schema";
import * as v from "valibot";
import { casesWithin } from "../chat/cases/case-choices.ts";
import { renderComparison } from "../chat/compare/comparison.ts";
import type { Messages, Say } from "../chat/views/messages.ts";
import type { AnswerStatus } from "../core/domain.ts";
import type { CaseLibrary } from "../core/library.ts";
import { version } from "../core/version.ts";
import { isMostlyEnglish } from "../language/normalize.ts";
import { renderTerminalAnswer, renderTerminalPassage } from "../terminal/answer.ts";
import { renderTerminalCases } from "../terminal/cases.ts";
import { plainStyle } from "../terminal/style.ts";
import { toJson } from "./answer-json.ts";
import { messageText } from "./message-text.ts";
import { caseJson, comparisonJson, passageJson } from "./case-json.ts";

const instructions = `Documents about how Chinese counties, cities and districts have reformed their institutions. Every text that a tool returns is verbatim from a document: quote it unchanged and cite it with its id and source. "status" says what was found: "answered", excerpts that answer the question; "related", excerpts on the subject that do not answer it; "none", nothing. Never state one place's measure as another's. Questions may be Chinese or English; the documents are Chinese.`;

const statusLine: Readonly<Record<AnswerStatus, string>> = {
  answered: "status: answered",
  related:
    "status: related. The documents do not answer this; the excerpts are only on the same subject.",
  none: "status: none. The documents have nothing on this.",
};

/** A question of a person is shorter; the library takes no more. */
const maxQuestionUtf16 = 2000;
const maxNameUtf16 = 200;
const maxPlaces = 6;

const question = v.pipe(v.string(), v.minLength(1), v.maxLength(maxQuestionUtf16));
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(maxNameUtf16));

const inputs = {
  ask: toStandardJsonSchema(
    v.object({
      question: v.pipe(
        question,
        v.description("One question, with the place if it is about one: 河曲县如何安置超编人员？"),
      ),
    }),
  ),
  compare: toStandardJsonSchema(
    v.object({
      places: v.pipe(
        v.array(name),
        v.minLength(2),
        v.maxLength(maxPlaces),
        v.description("Names of places: 河曲, 汉滨区"),
      ),
      topic: v.pipe(question, v.description("What to compare: 编制周转池")),
    }),
  ),
  cases: toStandardJsonSchema(
    v.object({
      filter: v.optional(
        v.pipe(
          v.string(),
          v.maxLength(maxNameUtf16),
          v.description("Region, level, years or words: 山西 县 2022年以后"),
        ),
      ),
    }),
  ),
  passage: toStandardJsonSchema(
    v.object({ id: v.pipe(name, v.description("The id of a passage: hequ-06")) }),
  ),
};

/** Nothing is changed by any of them, and the same call gives the same result while the documents do not change. */
const annotations = { readOnlyHint: true, idempotentHint: true, openWorldHint: false };

export interface AgentMeans {
  readonly library: CaseLibrary;
  readonly messages: Messages;
}

/** A server for one client. */
export function createAgentServer({ library, messages }: AgentMeans): McpServer {
  const server = new McpServer({ name: "reform-practice", version }, { instructions });
  // By the letters alone: a topic is no name, though "performance evaluation" could be two in pinyin.
  const sayTo = (text: string): Say => messages.in(isMostlyEnglish(text) ? "en" : "zh");

  server.registerTool(
    "ask",
    {
      title: "Ask how a place handled something",
      description:
        "Answers a question with verbatim, cited excerpts of the documents, or says that they do not answer it. The status comes first.",
      inputSchema: inputs.ask,
      annotations,
    },
    async (asked) => {
      const answer = await library.answer(asked.question);
      const say = messages.in(answer.language);
      const shown = renderTerminalAnswer(answer, say, library.cases(), { style: plainStyle });
      return result(`${statusLine[answer.status]}\n\n${shown}`, toJson(answer, say));
    },
  );

  server.registerTool(
    "compare",
    {
      title: "Compare places",
      description:
        "What each of two to six places did about one topic: one verbatim excerpt for each, or that its documents do not say.",
      inputSchema: inputs.compare,
      annotations,
    },
    async ({ places, topic }) => {
      const say = sayTo(topic);
      const names = places.join(say.language === "en" ? " and " : "、");
      const compared = await library.compare(`${names} ${topic}`);
      if (compared === null)
        return failure(
          "Not compared: expected at least two names of places and a topic. Names of places are those of list_cases.",
        );
      const message = renderComparison(compared, { say, notes: [] });
      return result(messageText(message), comparisonJson(compared));
    },
  );

  server.registerTool(
    "list_cases",
    {
      title: "List the documents",
      description:
        "The documents that there are, by province, city and county, with the numbers of their sections and measures.",
      inputSchema: inputs.cases,
      annotations,
    },
    ({ filter = "" }) => {
      const limited = library.readCaseFilter(filter);
      const cases = library.cases();
      const within = casesWithin(cases, limited);
      const text = renderTerminalCases(cases, sayTo(filter), plainStyle, limited);
      return result(text, {
        cases: within.map(caseJson),
        count: within.length,
        total: cases.length,
      });
    },
  );

  server.registerTool(
    "open_passage",
    {
      title: "Open a passage",
      description:
        "One passage by its id, verbatim, with the text before and after it, and whether it still stands in the document.",
      inputSchema: inputs.passage,
      annotations,
    },
    async ({ id }) => {
      const view = await library.passage(id);
      if (view === null)
        return failure(`There is no passage ${JSON.stringify(id)}. Ids are like hequ-06.`);
      const text = renderTerminalPassage(view, messages.in("zh"), plainStyle);
      return result(text, passageJson(view));
    },
  );
  return server;
}

function result(text: string, structuredContent: Record<string, unknown>) {
  return { content: [{ type: "text" as const, text }], structuredContent };
}

function failure(text: string) {
  return { content: [{ type: "text" as const, text }], isError: true };
}
