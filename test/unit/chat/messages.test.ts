/** The texts in prompts/: both languages say the same things, and a mistake is named. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { messageKeys } from "../../../src/chat/views/message-keys.ts";
import { createMessages } from "../../../src/chat/views/messages.ts";
import { AppError } from "../../../src/core/errors.ts";

const root = path.resolve(import.meta.dirname, "../../..");
const promptsDir = path.join(root, "prompts");

function source(language: string): string {
  return readFileSync(path.join(promptsDir, `${language}.ftl`), "utf8");
}

function variablesByKey(language: string): Record<string, string[]> {
  const blocks = source(language)
    .replaceAll(/^#.*$/gm, "")
    .split(/^(?=[a-z][\w-]* =)/m)
    .filter((block) => block.trim() !== "");
  return Object.fromEntries(
    blocks.map((block) => [
      /^[\w-]+/.exec(block)?.[0] ?? "",
      [...new Set([...block.matchAll(/\$([\w-]+)/g)].map((match) => match[1] ?? ""))].sort(),
    ]),
  );
}

function emptyFolder(): string {
  const dir = mkdtempSync(path.join(tmpdir(), "prompts-"));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  return dir;
}

/** The real prompts with the English file changed. */
function withEnglish(change: (text: string) => string): string {
  const dir = emptyFolder();
  writeFileSync(path.join(dir, "zh.ftl"), source("zh"));
  writeFileSync(path.join(dir, "en.ftl"), change(source("en")));
  return dir;
}

function failure(dir: string): AppError {
  try {
    createMessages(dir);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error("These prompts were taken.");
}

describe("the two languages", () => {
  test("have the same keys with the same variables", () => {
    expect(variablesByKey("en")).toEqual(variablesByKey("zh"));
  });

  test("have what the code knows of them, or `npm run build:keys` was forgotten", () => {
    const written = Object.entries(messageKeys).map(([key, names]) => [key, [...names].sort()]);
    expect(written).toEqual(Object.entries(variablesByKey("zh")));
  });

  test("have no key that nothing uses", () => {
    const code = sources().join("\n");
    const unused = Object.keys(messageKeys).filter(
      (key) => !code.includes(`"${key}"`) && !key.startsWith("command-"),
    );
    expect(unused).toEqual([]);
  });

  test("use no ASCII punctuation between Chinese characters", () => {
    expect(source("zh").match(/\p{Script=Han}[,;:?!()]\p{Script=Han}/gu) ?? []).toEqual([]);
  });
});

function sources(): string[] {
  const dir = path.join(root, "src");
  return readdirSync(dir, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && file !== "message-keys.ts")
    .map((file) => readFileSync(path.join(dir, file), "utf8"));
}

describe("a text", () => {
  const messages = createMessages(promptsDir);

  test("is said in the language that is asked for, with its variables", () => {
    expect(messages.t("zh", "measure-count", { count: 14 })).toBe("14条做法");
    expect(messages.t("en", "measure-count", { count: 14 })).toBe("14 measures");
    expect(messages.in("en")("measure-count", { count: 1 })).toBe("1 measure");
  });

  test("holds no invisible isolation marks", () => {
    expect(messages.t("zh", "case-unknown", { name: "甲", covered: "乙" })).not.toMatch(
      /[\u2066-\u2069]/u,
    );
  });

  test("that is not there, or lacks a variable, is named", () => {
    expect(() => messages.t("en", "nowhere" as "failure")).toThrow(/en\.ftl, message nowhere/);
    const bare: "failure" = "measure-count" as "failure";
    expect(() => messages.t("zh", bare)).toThrow(/zh\.ftl, message measure-count/);
  });
});

describe("prompts are refused", () => {
  test.each([
    [
      "without a message",
      (text: string) => text.replace(/^failure = .*$/m, ""),
      "failure",
      /it is missing/,
    ],
    [
      "with one that only one language has",
      (text: string) => `${text}\nterminal-more = More\n`,
      "terminal-more",
      /zh\.ftl.*it is missing/,
    ],
    [
      "with another variable",
      (text: string) => text.replace("{ $written }", "{ $wrote }"),
      "note-corrected",
      /understood, written in the one file and understood, wrote in the other/,
    ],
    [
      "with a brace that is not closed",
      (text: string) => text.replace("failure = ", "failure = { "),
      "failure",
      /cannot be read/,
    ],
    [
      "with a message twice",
      (text: string) => `${text}\nfailure = Again\n`,
      "failure",
      /it stands twice/,
    ],
    [
      "with a line that is nothing",
      (text: string) => `${text}\nSorry!\n`,
      null,
      /line \d+ is neither a message nor the rest of one/,
    ],
    [
      "with an unknown function",
      (text: string) => text.replace("failure = ", "failure = { SHOUT() } "),
      "failure",
      /cannot be read/,
    ],
  ])("%s, with file and key", (_what, change, key, problem) => {
    const error = failure(withEnglish(change));
    expect(error.code).toBe("prompts.invalid");
    expect(error.details["key"]).toBe(key);
    expect(error.message).toMatch(/(zh|en)\.ftl/);
    expect(error.message).toMatch(problem);
  });

  test("when a file is not there", () => {
    const error = failure(emptyFolder());
    expect(error.message).toMatch(/zh\.ftl: the file cannot be read/);
  });
});

test("no Chinese mark stands behind words in Latin letters in what is said in English", () => {
  const goldens = ["telegram", "terminal"].flatMap((form) => {
    const folder = path.join(root, "test/golden", form);
    const files = readdirSync(folder).filter((name) => /\.en\./u.test(name));
    return files.map((name) => readFileSync(path.join(folder, name), "utf8"));
  });
  expect(goldens.length).toBeGreaterThan(50);
  for (const text of [source("en"), ...goldens])
    expect(text.match(/.*[\p{Script=Latin})] ?[，。、；：！？（）].*/gu)).toBeNull();
});

test("no Chinese text has a space before a mark", () => {
  const texts = readFileSync(path.join(promptsDir, "zh.ftl"), "utf8");
  expect(texts.match(/[^=\]] [。，、；：！？）”]/gu)).toBeNull();
});
