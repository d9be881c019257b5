/** What /forget leaves in the bytes of the files below DATA_DIR: nothing, also where it is cut off. */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { StateStore } from "../../../src/state/state-store.ts";
import { canMount, filesBelow } from "../../setup/small-disk.ts";
import { aDraft, aQuestion, aSubject, logQuestions } from "../../setup/state-records.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";
import { openTestState } from "./test-state.ts";

const root = path.resolve(import.meta.dirname, "../../..");

/** Names of the files that have the text in their bytes. */
function filesWith(folder: string, text: string): string[] {
  const found = filesBelow(folder).filter((file) => readFileSync(file).includes(text));
  return found.map((file) => path.relative(folder, file));
}

/** What a user writes goes through every table, much of it removed or written anew before they ask to be forgotten. */
async function writeMuch(state: StateStore, userId: string, words: string): Promise<void> {
  const inbox = state.inboxOf("700001");
  for (let n = 0; n < 20; n += 1) {
    const updateId = Number(userId) * 1000 + n;
    // Texts of one page, of a part of it, and of several.
    const text = JSON.stringify({ text: words.repeat(1 + (n % 3) * 60) });
    await inbox.receive([{ updateId, lane: "chat", userId, text }]);
    await inbox.begin(updateId, 1);
    await inbox.noteSent(updateId, JSON.stringify({ sent: words }));
    await logQuestions(state, [aQuestion({ userId, text: words, places: [words] })]);
    const conversation = { chatId: userId, threadId: null, userId };
    await state.write(({ subjects, answers }) => {
      subjects.setCurrent(conversation, aSubject(words));
      subjects.setOfMessage({ chatId: "-5", messageId: updateId, userId }, aSubject(words));
      const message = { botId: "700001", chatId: userId, messageId: n, userId };
      const given = { text: words, messageIds: [n], questionId: null, previous: null };
      answers.set(message, given);
    });
    if (n % 8 > 0) await inbox.done(updateId);
  }
  const content = { original: Buffer.from(words), body: words };
  await state.drafts.open(aDraft(1, { userId, name: words }), content);
}

test("the words of whoever is forgotten are in no file any more, others' are", async () => {
  const state = await openTestState();
  const { dataDir } = state;
  await writeMuch(state, "7", "我说过的话");
  await writeMuch(state, "8", "别人说的话");
  mkdirSync(path.join(dataDir, "cache"));
  writeFileSync(path.join(dataDir, "cache", "page"), "我说过的话");
  await state.forgetUser("7");
  expect(filesWith(dataDir, "我说过的话")).toEqual([]);
  expect(filesWith(dataDir, "别人说的话")).toContain("state.mdb");
  expect(statSync(path.join(dataDir, "state.mdb")).mode & 0o777).toBe(0o600);

  const after = await state.reopen();
  expect(await after.questions.since(0)).toHaveLength(40);
  expect(await after.inboxOf("700001").waiting()).toHaveLength(3);
});

test("what is written and removed meanwhile is kept and removed", async () => {
  const state = await openTestState();
  await writeMuch(state, "8", "别人说的话");
  const questions = await logQuestions(
    state,
    Array.from({ length: 2500 }, () => aQuestion()),
  );
  const forgotten = new AbortController();
  const forgetting = state.forgetUser("7").then(() => forgotten.abort());
  let written = 0;
  let removed = 0;
  for (; !forgotten.signal.aborted; written += 1) {
    const chatId = String(written);
    await state.write(({ languages, questions: log }) => {
      languages.set({ chatId, userId: null }, "en");
      // Both ends of what is copied.
      for (const id of [questions[removed], questions[2499 - removed]]) log.remove(id ?? 0);
    });
    removed += 1;
    const failed = state.write(({ languages }) => {
      languages.set({ chatId: "none", userId: null }, "zh");
      throw new Error("rolled back");
    });
    await expect(failed).rejects.toThrow("rolled back");
    await new Promise(setImmediate);
  }
  await forgetting;
  expect(written).toBeGreaterThan(3);
  const expectAll = async (kept: StateStore) => {
    const ids = Array.from({ length: written }, (_, n) => String(n));
    const languages = await Promise.all(ids.map((id) => kept.languages.get(id)));
    expect(new Set(languages)).toEqual(new Set(["en"]));
    expect(await kept.languages.get("none")).toBeNull();
    expect(await kept.questions.since(0)).toHaveLength(2520 - 2 * removed);
  };
  await expectAll(state);
  await expectAll(await state.reopen());
});

/** Forgets one user after the other, and says whom. */
const forgetter = `
  import { openEmbeddedState } from "./src/state/embedded/open-embedded-state.ts";
  const state = await openEmbeddedState({ dataDir: process.argv[1], retentionDays: 90 });
  for (let user = 1; ; user += 1) {
    const userId = String(user);
    await state.inboxOf("1").receive([{ updateId: user, lane: "", userId, text: "<word " + user + ">" }]);
    await state.forgetUser(userId);
    process.stdout.write(user + " ");
  }`;

test("a kill in the middle of it loses nothing of others, and what was cut off is done at the next start", async () => {
  const state = await openTestState();
  const { dataDir } = state;
  await logQuestions(
    state,
    Array.from({ length: 1000 }, () => aQuestion({ userId: "9999" })),
  );
  await state.close();
  for (let kill = 0; kill < 3; kill += 1) {
    const words = ["--import", "tsx", "--input-type=module", "--eval", forgetter, dataDir];
    const child = spawn(process.execPath, words, {
      cwd: root,
      stdio: ["ignore", "pipe", "inherit"],
    });
    onTestFinished(() => void child.kill("SIGKILL"));
    await once(child.stdout, "data");
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 200));
    child.kill("SIGKILL");
    await once(child, "exit");
    const next = await openTestState(dataDir);
    expect(await next.questions.since(0)).toHaveLength(1000);
    const waiting = await next.inboxOf("1").waiting();
    expect(waiting.length).toBeLessThan(2);
    // The one that was on its way may have been taken in, and not been forgotten yet.
    const left = waiting.map(({ updateId }) => updateId);
    for (const file of filesBelow(dataDir)) {
      const found = readFileSync(file, "latin1").matchAll(/<word (\d+)>/g);
      for (const [, user] of found) expect(left).toContain(Number(user));
    }
    for (const user of left) await next.forgetUser(String(user));
    await next.close();
  }
});

/** On a disk of 16 MB, with 4 MB of state. */
const crowded = `
  import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
  import { openEmbeddedState } from "./src/state/embedded/open-embedded-state.ts";
  import { aQuestion, logQuestions } from "./test/setup/state-records.ts";
  const dataDir = process.argv[1];
  const file = dataDir + "/state.mdb";
  const state = await openEmbeddedState({ dataDir, retentionDays: 90 });
  const batch = Array.from({ length: 200 }, () => aQuestion({ userId: "8" }));
  while (statSync(file).size < 4e6) await logQuestions(state, batch);
  await logQuestions(state, [aQuestion({ text: "words of 7" })]);
  writeFileSync(dataDir + "/other", Buffer.alloc(7e6));
  const failure = await state.forgetUser("7").then(() => "none", (error) => error.message);
  const isLeft = readFileSync(file).includes("words of 7");
  const left = (await state.questions.since(0)).length;
  rmSync(dataDir + "/other");
  await state.sweep(Date.now());
  const isGone = !readFileSync(file).includes("words of 7");
  const kept = (await state.questions.since(0)).length;
  console.log(JSON.stringify({ failure, isLeft, isGone, isAllKept: kept === left }));
  process.exit(0);`;

// A file system of one's own takes the right to mount, which not every machine gives.
test.skipIf(!canMount())("where there is no room it is said, and done when there is", () => {
  const script = 'mount -t tmpfs -o size=16m tmpfs "$1" && exec "${@:2}" "$1"';
  const words = ["--map-root-user", "--mount", "bash", "-c", script, "bash", temporaryFolder()];
  const node = [process.execPath, "--import", "tsx", "--input-type=module", "--eval", crowded];
  const env = { ...process.env, TSX_DISABLE_CACHE: "1" };
  const { stdout, stderr } = spawnSync("unshare", [...words, ...node], { cwd: root, env });
  expect(stderr.toString()).toBe("");
  expect(JSON.parse(stdout.toString())).toEqual({
    failure: expect.stringMatching(/4\.\d MB, and [\d.]+ MB are free\. Make room/) as string,
    isLeft: true,
    isGone: true,
    isAllKept: true,
  });
});
