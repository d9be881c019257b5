/**
 * The program itself, as it is started, against the stand-in: real documents, model and index.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startBotProgram, type BotProgram } from "../setup/bot-program.ts";
import { quotesOf } from "./harness.ts";
import { createStandIn, type StandIn } from "./stand-in/create-stand-in.ts";

const root = path.resolve(import.meta.dirname, "../..");
const question = "河曲县如何安置超编人员?";
const dataDir = mkdtempSync(path.join(tmpdir(), "bot-data-"));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
/** The first start may fetch the model and build the index. */
const startWithinMs = 300_000;

const seeds = readdirSync(path.join(root, "seeds"))
  .filter((file) => file.endsWith(".md"))
  .map((file) => readFileSync(path.join(root, "seeds", file), "utf8"));

function expectVerbatim(quotes: readonly string[]): void {
  expect(quotes.length).toBeGreaterThan(0);
  for (const quote of quotes) expect(seeds.some((text) => text.includes(quote))).toBe(true);
}

describe("the running program", () => {
  let standIn: StandIn;
  let program: BotProgram;

  beforeAll(async () => {
    standIn = await createStandIn();
    program = startBotProgram(standIn, { dataDir });
    const isUp = () => standIn.updates.polls() > 0 || program.child.exitCode !== null;
    await standIn.waitUntil(isUp, "the program's first poll", startWithinMs);
    if (standIn.updates.polls() === 0) throw new Error(`It did not start:\n${program.output()}`);
  }, startWithinMs);

  afterAll(async () => {
    program.child.kill("SIGKILL");
    await standIn.close();
  });

  test("answers in a private chat with verbatim quotes and their citations", async () => {
    const user = standIn.users.person("小李");
    const chat = standIn.users.privateChat(user);
    standIn.users.sendText(chat, user, question);
    const [reply] = await standIn.waitForMessages(1, ({ chatId }) => chatId === chat.id);
    if (reply === undefined) throw new Error("no reply");
    const quotes = quotesOf(reply);
    expectVerbatim(quotes);
    expect(quotes.some((quote) => quote.includes("超编"))).toBe(true);
    expect(reply.text.startsWith("河曲县")).toBe(true);
    expect(reply.text).toMatch(/\[1\] .* · hequ-\d\d[^]*《.*》 .* · 忻州日报 · 2022-05-31/);
  });

  test("answers in a group's topic, as a reply", async () => {
    const user = standIn.users.person("老王");
    const chat = standIn.users.forum("改革研讨");
    const threadId = standIn.users.topic(chat, "编制");
    standIn.users.sendText(chat, user, question, { threadId });
    const asked = standIn.users.sendText(chat, user, `@${standIn.username} ${question}`, {
      threadId,
    });
    const [reply] = await standIn.waitForMessages(1, ({ chatId }) => chatId === chat.id);
    if (reply === undefined) throw new Error("no reply");
    expect(reply).toMatchObject({ threadId, replyToMessageId: asked.message_id });
    expectVerbatim(quotesOf(reply));
  });

  test("lists its cases, and says honestly what it has not", async () => {
    const user = standIn.users.person("小张");
    const chat = standIn.users.privateChat(user);
    for (const text of ["/cases", "/case 河曲", "榆林市怎样管理编制?"]) {
      standIn.users.sendText(chat, user, text);
    }
    const replies = await standIn.waitForMessages(3, ({ chatId }) => chatId === chat.id);
    const [cases, hequ, unknown] = replies.map(({ text }) => text);
    for (const place of ["河曲县", "上犹县", "浏阳市", "汉滨区", "张掖市"]) {
      expect(cases).toContain(place);
    }
    expect(hequ).toContain("hequ-01");
    expect(unknown).toMatch(/^收录的资料里没有榆林/);
  });

  test("was refused nothing, says no token, and stops cleanly", async () => {
    // Read before stopping, which ends the held poll by another one.
    expect(standIn.refusals()).toEqual([]);
    program.child.kill("SIGTERM");
    expect(await program.ended()).toBe(0);
    expect(standIn.updates.unconfirmed()).toEqual([]);
    expect(program.output()).not.toContain(standIn.token);
  });
});

test("a wrong token ends the program with advice", { timeout: startWithinMs }, async () => {
  const standIn = await createStandIn();
  const program = startBotProgram(standIn, { dataDir, token: "700001:not-the-right-one" });
  expect(await program.ended()).toBe(1);
  expect(program.output()).toContain("@BotFather");
  expect(program.output()).not.toContain("not-the-right-one");
  await standIn.close();
});
