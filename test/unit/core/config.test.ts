/** Every variable, what it is without one, and what is said of a bad value. */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { parseConfig, projectDir } from "../../../src/core/config.ts";
import { parseDatabaseAddress } from "../../../src/core/database-address.ts";
import { AppError } from "../../../src/core/errors.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";

function errorOf(env: Readonly<Record<string, string>>): AppError {
  try {
    parseConfig(env);
  } catch (error) {
    if (error instanceof AppError) return error;
  }
  throw new Error("It was accepted.");
}

describe("without any variable", () => {
  const config = parseConfig({});

  test("everything has a default, in the project's folder", () => {
    expect(config).toEqual({
      botToken: null,
      botApiRoot: "https://api.telegram.org",
      adminIds: [],
      admission: { allowedChats: null, answersAutomated: false, questionsPerMinute: 20 },
      seedsDir: path.join(projectDir, "seeds"),
      indexDir: path.join(projectDir, "index"),
      dataDir: path.join(projectDir, ".data"),
      database: null,
      addedDir: path.join(projectDir, ".data/documents"),
      retentionDays: 90,
      modelDir: null,
      hubEndpoint: "https://huggingface.co",
      http: null,
      webhook: null,
      mcpToken: null,
      logLevel: "info",
      logsQuestions: false,
      language: "zh",
    });
  });

  test("it cannot be changed", () => {
    expect(Object.isFrozen(config)).toBe(true);
  });
});

test("every variable is read", () => {
  const config = parseConfig({
    BOT_TOKEN: "123456:AAE-x_9",
    BOT_API_ROOT: "http://127.0.0.1:8081/",
    ADMIN_IDS: "7, 8,9",
    ALLOWED_CHATS: "-1001234, 7",
    ANSWER_BOTS: "1",
    QUESTIONS_PER_MINUTE: "5",
    SEEDS_DIR: "/data/texts",
    INDEX_DIR: "/data/index",
    DATA_DIR: "/data/state",
    RETENTION_DAYS: "30",
    MODEL_DIR: "/data/model",
    HF_ENDPOINT: "https://hub.example/mirror//",
    HTTP_HOST: "0.0.0.0",
    HTTP_PORT: "8080",
    WEBHOOK_URL: "https://bot.example/telegram",
    WEBHOOK_SECRET: "s-e_cret",
    MCP_TOKEN: "0123456789abcdef==",
    LOG_LEVEL: "DEBUG",
    LOG_QUESTIONS: "1",
    UI_LANGUAGE: "en",
    DATABASE_URL: "postgres://bot@db/practice",
  });
  expect(config).toEqual({
    botToken: "123456:AAE-x_9",
    botApiRoot: "http://127.0.0.1:8081",
    adminIds: [7, 8, 9],
    admission: { allowedChats: [-1_001_234, 7], answersAutomated: true, questionsPerMinute: 5 },
    seedsDir: path.resolve("/data/texts"),
    indexDir: path.resolve("/data/index"),
    dataDir: path.resolve("/data/state"),
    database: parseDatabaseAddress("postgres://bot@db/practice"),
    addedDir: path.resolve("/data/state/documents"),
    retentionDays: 30,
    modelDir: path.resolve("/data/model"),
    hubEndpoint: "https://hub.example/mirror",
    http: { host: "0.0.0.0", port: 8080 },
    webhook: { url: "https://bot.example/telegram", path: "/telegram", secret: "s-e_cret" },
    mcpToken: "0123456789abcdef==",
    logLevel: "debug",
    logsQuestions: true,
    language: "en",
  });
});

test("a relative folder is one of the working directory", () => {
  expect(parseConfig({ SEEDS_DIR: "texts" }).seedsDir).toBe(path.resolve("texts"));
});

test.each([
  "BOT_TOKEN",
  "BOT_API_ROOT",
  "ADMIN_IDS",
  "ALLOWED_CHATS",
  "ANSWER_BOTS",
  "QUESTIONS_PER_MINUTE",
  "SEEDS_DIR",
  "INDEX_DIR",
  "DATA_DIR",
  "RETENTION_DAYS",
  "MODEL_DIR",
  "HF_ENDPOINT",
  "HTTP_HOST",
  "HTTP_PORT",
  "WEBHOOK_URL",
  "WEBHOOK_SECRET",
  "MCP_TOKEN",
  "LOG_LEVEL",
  "LOG_QUESTIONS",
  "UI_LANGUAGE",
])("an empty %s is none", (name) => {
  expect(parseConfig({ [name]: "  " })).toEqual(parseConfig({}));
});

test("HTTP is this machine's own unless a host is named", () => {
  expect(parseConfig({ HTTP_PORT: "8080" }).http).toEqual({ host: "127.0.0.1", port: 8080 });
});

describe("a webhook", () => {
  const WEBHOOK_URL = "https://bot.example:8443/%7Ebot/河曲?part=1";

  test("is served at its address's path, as it travels; a secret is made up later", () => {
    expect(parseConfig({ WEBHOOK_URL, HTTP_PORT: "8080" }).webhook).toEqual({
      url: "https://bot.example:8443/%7Ebot/%E6%B2%B3%E6%9B%B2?part=1",
      path: "/%7Ebot/%E6%B2%B3%E6%9B%B2",
      secret: null,
    });
    const { webhook } = parseConfig({ WEBHOOK_URL: "https://bot.example", HTTP_PORT: "8080" });
    expect(webhook).toMatchObject({ url: "https://bot.example/", path: "/" });
  });

  test("needs a port to be served on", () => {
    const error = errorOf({ WEBHOOK_URL });
    expect(error.details).toEqual({ name: "HTTP_PORT" });
    expect(error.message).toMatch(/^HTTP_PORT is not set.*from 1 to 65535.*WEBHOOK_URL/);
  });

  test.each([
    "http://bot.example/telegram",
    "bot.example/telegram",
    "https://",
    "https://bot.example/healthz",
    "https://bot.example/metrics?all=1",
    "https://bot.example/telegram#part",
  ])("at an address that cannot be one is refused: %s", (url) => {
    const error = errorOf({ WEBHOOK_URL: url, HTTP_PORT: "8080" });
    expect(error.details).toEqual({ name: "WEBHOOK_URL" });
    expect(error.message).toContain(JSON.stringify(url));
    expect(error.message).toContain("https://");
  });

  test.each(["with space", "a.b", "秘密", "a".repeat(257)])(
    "with a secret that Telegram would not take is refused, and the secret never shown: %s",
    (secret) => {
      const error = errorOf({ WEBHOOK_URL, HTTP_PORT: "8080", WEBHOOK_SECRET: secret });
      expect(error.details).toEqual({ name: "WEBHOOK_SECRET" });
      expect(error.message).toContain("256");
      expect(JSON.stringify([error.message, error.details])).not.toContain(secret);
    },
  );
});

describe("a token for assistants", () => {
  test("needs a port to be served on", () => {
    const error = errorOf({ MCP_TOKEN: "0123456789abcdef" });
    expect(error.details).toEqual({ name: "HTTP_PORT" });
    expect(error.message).toContain("/mcp");
  });

  test.each(["fifteen-letters", "with space in the middle of it", "一".repeat(20)])(
    "that could be tried out or not be sent is refused, and never shown: %s",
    (token) => {
      const error = errorOf({ MCP_TOKEN: token, HTTP_PORT: "8080" });
      expect(error.details).toEqual({ name: "MCP_TOKEN" });
      expect(JSON.stringify([error.message, error.details])).not.toContain(token);
    },
  );
});

test("white space around a value is not part of it", () => {
  expect(parseConfig({ BOT_TOKEN: " 1:a\n", LOG_LEVEL: " warn " })).toMatchObject({
    botToken: "1:a",
    logLevel: "warn",
  });
});

test("ids may be separated as a Chinese keyboard does it", () => {
  expect(parseConfig({ ADMIN_IDS: "7,8" }).adminIds).toEqual([7, 8]);
});

test.each([
  ["BOT_API_ROOT", "api.telegram.org", "http://"],
  ["BOT_API_ROOT", "ftp://example.org", "http://"],
  ["HF_ENDPOINT", "hub", "https://"],
  ["ADMIN_IDS", "7,eight", "whole numbers above 0"],
  ["ADMIN_IDS", "0", "whole numbers above 0"],
  ["ADMIN_IDS", "-7", "whole numbers above 0"],
  ["ADMIN_IDS", "1.5", "whole numbers above 0"],
  ["ADMIN_IDS", "7,", "whole numbers above 0"],
  ["ALLOWED_CHATS", "0", "whole numbers"],
  ["ALLOWED_CHATS", "-1,group", "whole numbers"],
  ["ANSWER_BOTS", "yes", "0, 1"],
  ["QUESTIONS_PER_MINUTE", "0", "from 1 to 1000"],
  ["RETENTION_DAYS", "3651", "from 1 to 3650"],
  ["HTTP_PORT", "0", "a whole number from 1 to 65535"],
  ["HTTP_PORT", "65536", "from 1 to 65535"],
  ["HTTP_PORT", "http", "from 1 to 65535"],
  ["LOG_LEVEL", "loud", "silent, error, warn, info, debug"],
  ["LOG_QUESTIONS", "true", "0, 1"],
  ["UI_LANGUAGE", "fr", "zh, en"],
])("%s=%s is refused, with what is accepted", (name, value, accepted) => {
  const error = errorOf({ [name]: value });
  expect(error.code).toBe("config.invalid");
  expect(error.details).toEqual({ name });
  expect(error.message).toContain(name);
  expect(error.message).toContain(JSON.stringify(value));
  expect(error.message).toContain(accepted);
});

test("a host that is none is refused", () => {
  const error = errorOf({ HTTP_PORT: "8080", HTTP_HOST: "http://localhost" });
  expect(error.details).toEqual({ name: "HTTP_HOST" });
  expect(error.message).toContain("127.0.0.1");
});

test.each(["my-secret", "123456", "123456:with space", "bot123:secret", ":secret"])(
  "a token that is none is refused and never shown: %s",
  (value) => {
    const error = errorOf({ BOT_TOKEN: value });
    expect(error.message).toMatch(/^BOT_TOKEN is .*@BotFather/);
    expect(JSON.stringify([error.message, error.details, error.stack])).not.toContain(value);
  },
);

test("the secret of a webhook may be left to the program, also with a database", () => {
  const env = { WEBHOOK_URL: "https://bot.example/t", HTTP_PORT: "8080" };
  for (const settings of [env, { ...env, DATABASE_URL: "postgres://bot@db/practice" }]) {
    expect(parseConfig(settings).webhook).toMatchObject({ secret: null });
    expect(parseConfig({ ...settings, WEBHOOK_SECRET: "s" }).webhook).toMatchObject({
      secret: "s",
    });
  }
});

describe("a secret in a file", () => {
  const token = "123456789:abc-DEF_1";
  const written = () => {
    const file = path.join(temporaryFolder(), "token");
    writeFileSync(file, `${token}\n`);
    return file;
  };

  test("is read without its line's end", () => {
    expect(parseConfig({ BOT_TOKEN_FILE: written() }).botToken).toBe(token);
  });

  test("that cannot be read, or stands beside the secret itself, is named and not shown", () => {
    const missing = errorOf({ BOT_TOKEN_FILE: "/missing/token" });
    expect(missing.message).toContain("BOT_TOKEN_FILE is not to be read (ENOENT");
    const both = errorOf({ BOT_TOKEN: token, BOT_TOKEN_FILE: written() });
    expect(both.message).toContain("BOT_TOKEN_FILE is set beside BOT_TOKEN");
    expect(both.message).not.toContain(token);
  });
});
