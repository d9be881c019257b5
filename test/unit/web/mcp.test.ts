/** The tools for assistants over HTTP: who may use them, by the official client, and what others get. */
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import path from "node:path";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { createAgentHandler } from "../../../src/agents/agent-handler.ts";
import { createMessages } from "../../../src/chat/views/messages.ts";
import { projectDir } from "../../../src/core/config.ts";
import { mcpRoute } from "../../../src/web/mcp.ts";
import { openLibrary } from "../../setup/open-library.ts";
import { startServer } from "./test-server.ts";

const token = "0123456789abcdef";
let isOpen = true;
let handler: ReturnType<typeof createAgentHandler>;

beforeAll(async () => {
  const { library } = await openLibrary();
  const messages = createMessages(path.join(projectDir, "prompts"));
  handler = createAgentHandler({ library, messages }, () => undefined);
});

async function openAt(): Promise<URL> {
  const route = mcpRoute({ token, answer: () => (isOpen ? handler : null) });
  const { url } = await startServer({ "/mcp": route });
  return new URL("/mcp", url);
}

const withToken = { Authorization: `Bearer ${token}` };

test("who shows the token asks as over stdin and stdout, also at once", async () => {
  const url = await openAt();
  const client = new Client({ name: "an assistant", version: "1.0.0" });
  await client.connect(
    new StreamableHTTPClientTransport(url, { requestInit: { headers: withToken } }),
  );
  onTestFinished(() => client.close());
  expect((await client.listTools()).tools.map(({ name }) => name)).toEqual([
    "ask",
    "compare",
    "list_cases",
    "open_passage",
  ]);
  const questions = ["河曲县如何安置超编人员？", "今天天气怎么样", "汉滨区怎么评估部门"];
  const answers = await Promise.all(
    questions.map((question) => client.callTool({ name: "ask", arguments: { question } })),
  );
  expect(answers.map(({ structuredContent }) => structuredContent)).toMatchObject([
    { question: questions[0], status: "answered", places: ["河曲县"] },
    { question: questions[1], status: "none" },
    { question: questions[2], places: ["汉滨区"] },
  ]);
});

const call = { jsonrpc: "2.0", id: 1, method: "tools/list", params: {} };
const post = (url: URL, headers: Readonly<Record<string, string>>, body = JSON.stringify(call)) =>
  fetch(url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "application/json, text/event-stream",
      ...headers,
    },
    body,
  });

test("without the token nothing is answered, whatever is sent", async () => {
  const url = await openAt();
  for (const headers of [
    {},
    { Authorization: token },
    { Authorization: "Bearer " },
    { Authorization: `Bearer ${token}x` },
  ]) {
    const response = await post(url, headers);
    expect([response.status, await response.text()]).toEqual([401, "Unauthorized\n"]);
  }
  expect((await fetch(url, { headers: withToken })).status).toBe(405);
  expect((await post(url, withToken, "x".repeat(1024 * 1024 + 1))).status).toBe(413);
  expect((await post(url, withToken, "no json")).status).toBe(400);
});

test("before there is anything to answer from, it is to come again", async () => {
  const url = await openAt();
  isOpen = false;
  const response = await post(url, withToken);
  isOpen = true;
  expect([response.status, response.headers.get("retry-after")]).toEqual([503, "5"]);
});
