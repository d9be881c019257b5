/** The whole talk of an assistant with `npm run -s mcp`, by the official client. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import { seedsDir } from "../setup/open-library.ts";

const root = path.resolve(import.meta.dirname, "../..");
const client = new Client({ name: "an assistant", version: "1.0.0" });

beforeAll(async () => {
  const [command = "", ...args] = packageJson.scripts.mcp.split(" ");
  const env = {
    PATH: process.env["PATH"] ?? "",
    INDEX_DIR: inject("indexDir"),
    MODEL_DIR: "",
    DATABASE_URL: "",
    SEEDS_DIR: "",
  };
  await client.connect(
    new StdioClientTransport({ command, args, cwd: root, env, stderr: "ignore" }),
  );
});
afterAll(() => client.close());

interface Called {
  readonly text: string;
  readonly isError: boolean;
  readonly data: Readonly<Record<string, unknown>> | null;
}

async function call(name: string, args: Readonly<Record<string, unknown>>): Promise<Called> {
  const {
    content,
    isError = false,
    structuredContent,
  } = await client.callTool({
    name,
    arguments: { ...args },
  });
  const text = content.map((each) => (each.type === "text" ? each.text : each.type)).join("\n");
  return { text, isError, data: (structuredContent ?? null) as Called["data"] };
}

/** What an assistant may call, one of each kind, some of them wrong. */
const calls: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  ["ask", { question: "河曲县如何安置超编人员？" }],
  ["ask", { question: "How did Hanbin evaluate its departments?" }],
  ["ask", { question: "太原市如何安置超编人员？" }],
  ["ask", { question: "河曲县的财政收入是多少" }],
  ["ask", { question: "今天天气怎么样" }],
  ["ask", { question: " " }],
  ["ask", {}],
  ["ask", { question: "编".repeat(2001) }],
  ["compare", { places: ["河曲", "汉滨", "太原"], topic: "考核" }],
  ["compare", { places: ["Hequ", "Liuyang", "汉滨区"], topic: "performance evaluation" }],
  ["compare", { places: ["河曲"], topic: "考核" }],
  ["compare", { places: ["没有这个地方", "也没有"], topic: "考核" }],
  ["list_cases", {}],
  ["list_cases", { filter: "山西 县" }],
  ["list_cases", { filter: "西藏" }],
  ["open_passage", { id: "hequ-06" }],
  ["open_passage", { id: "#Hequ_06" }],
  ["open_passage", { id: "<script>" }],
  ["no_such_tool", {}],
];

test("is as it was written down", async () => {
  const talk: string[] = [
    client.getInstructions() ?? "",
    JSON.stringify((await client.listTools()).tools, null, 2),
  ];
  for (const [name, args] of calls) {
    const asked = `> ${name} ${JSON.stringify(args).slice(0, 100)}`;
    const said = await call(name, args).then(
      ({ text, isError, data }) => {
        const stable = JSON.stringify(data, (key, value: unknown) =>
          key === "tookMs" ? 0 : value,
        );
        return [isError ? "error" : "", text, stable === "null" ? "" : stable];
      },
      (error: unknown) => [String(error)],
    );
    talk.push([asked, ...said.filter((part) => part !== "")].join("\n"));
  }
  const file = path.resolve(import.meta.dirname, "../golden/agents/talk.txt");
  await expect(`${talk.join("\n\n")}\n`).toMatchFileSnapshot(file);
});

test("has texts that stand in the documents, at the places that it names", async () => {
  for (const [name, args] of calls.slice(0, 2)) {
    const { data, text } = await call(name, args);
    const passages = data?.["passages"] as readonly {
      readonly file: string;
      readonly start: number;
      readonly end: number;
      readonly text: string;
    }[];
    expect(passages.length).toBeGreaterThan(0);
    for (const passage of passages) {
      expect(
        readFileSync(path.join(seedsDir, passage.file), "utf8").slice(passage.start, passage.end),
      ).toBe(passage.text);
      expect(text).toContain(passage.text);
    }
  }
});
