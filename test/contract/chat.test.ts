/** `npm start` without a token: a terminal chat, here piped. */
import { spawnSync } from "node:child_process";
import path from "node:path";
import { expect, inject, test } from "vitest";
import { runScript } from "../setup/run-program.ts";

const lines = [
  "河曲县如何安置超编人员?",
  "",
  "/cases",
  "/case 上犹",
  "/case 榆林",
  "/nope",
  "今天天气怎么样?",
];

test("answers every line in order, without colours, and ends with its input", async () => {
  const { code, stdout, stderr } = await runScript("start", [], { stdin: lines.join("\n") });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).not.toContain("\u001b");
  const expected = [
    "5份资料",
    "@BotFather",
    "超编的903名事业人员",
    "张掖市",
    "shangyou-01",
    "没有收录“榆林”的资料",
    "没有 /nope 这个命令",
    "再见。",
  ];
  const positions = expected.map((words) => stdout.indexOf(words));
  expect(positions).not.toContain(-1);
  expect(positions).toEqual(positions.toSorted((a, b) => a - b));
});

test("speaks English where that is set; without input, as under a supervisor, its token is asked for", async () => {
  const { code, stdout, stderr } = await runScript("start", [], { env: { UI_LANGUAGE: "en" } });
  expect(code).toBe(2);
  expect(stderr).toMatch(/^BOT_TOKEN is not set/u);
  expect(stdout).toMatch(/[Dd]ocuments/);
  expect(stdout).toContain("@BotFather");
});

test("--help is the usage; what else stands there is wrong", async () => {
  const help = await runScript("start", ["--help"]);
  expect(help).toMatchObject({ code: 0, stderr: "" });
  expect(help.stdout).toMatch(/^Usage: npm start/u);
  const wrong = await runScript("start", ["--hlep"]);
  expect(wrong).toMatchObject({ code: 2, stdout: "" });
  expect(wrong.stderr).not.toContain("usage.invalid");
});

test("a setting that is wrong is named, and the token is never shown", async () => {
  const { code, stdout, stderr } = await runScript("start", [], {
    env: { BOT_TOKEN: "my-secret" },
  });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^BOT_TOKEN is not of a token's form/);
  expect(stdout + stderr).not.toContain("my-secret");
});

test("who reads only the beginning, as head does, sees no stack trace", () => {
  const chat = `printf '/cases\\n/case 河曲\\n/case 上犹\\n' | "${process.execPath}" --import tsx src/main.ts | head -n 1`;
  const env = { ...process.env, BOT_TOKEN: "", INDEX_DIR: inject("indexDir") };
  const { status, stdout, stderr } = spawnSync("bash", ["-o", "pipefail", "-c", chat], {
    cwd: path.resolve(import.meta.dirname, "../.."),
    env,
    encoding: "utf8",
  });
  expect(stdout).toContain("5份资料");
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
});
