/** `npm run backup` and `npm run restore`, as processes, over the real store. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { buffer as readAll } from "node:stream/consumers";
import { create } from "tar";
import { expect, onTestFinished, test } from "vitest";
import { restoreBackup } from "../../src/app/backup/restore-backup.ts";
import { openEmbeddedState } from "../../src/state/embedded/open-embedded-state.ts";
import { holdElsewhere } from "../setup/hold-lock.ts";
import { type Finished, startProgram } from "../setup/run-program.ts";
import { filesBelow } from "../setup/small-disk.ts";
import { aDraft, aQuestion, logQuestions } from "../setup/state-records.ts";
import { temporaryFolder } from "../setup/temporary-folder.ts";

const root = path.resolve(import.meta.dirname, "../..");
const killOnRename = path.join(root, "test/fixtures/kill-on-rename.mjs");

interface Folders {
  readonly dataDir: string;
  readonly seedsDir: string;
}

function newFolders(): Folders {
  const folder = temporaryFolder({
    "seeds/hequ.md": "河曲县的做法。\n",
    "seeds/.versions/hequ.md/1.md": "河曲县从前的做法。\n",
  });
  return { dataDir: path.join(folder, "data"), seedsDir: path.join(folder, "seeds") };
}

interface RunOptions extends Folders {
  readonly stdin?: string;
  readonly killAt?: number;
}

function run(
  program: "backup" | "restore",
  words: readonly string[],
  { dataDir, seedsDir, stdin = "", killAt }: RunOptions,
): Promise<Finished> {
  const kill =
    killAt === undefined ? {} : { NODE_OPTIONS: `--import ${killOnRename}`, KILL_AT: `${killAt}` };
  const env = { DATA_DIR: dataDir, SEEDS_DIR: seedsDir, ...kill };
  return startProgram(program, words, { env, stdin }).finished;
}

async function withState<T>(
  dataDir: string,
  use: (state: Awaited<ReturnType<typeof openEmbeddedState>>) => Promise<T>,
): Promise<T> {
  const state = await openEmbeddedState({ dataDir, retentionDays: 90 });
  try {
    return await use(state);
  } finally {
    await state.close();
  }
}

/** State with a question, a draft and an added document that all say `mark`. */
async function fill({ dataDir }: Folders, mark: string): Promise<void> {
  await withState(dataDir, async (state) => {
    await logQuestions(state, [aQuestion({ text: mark })]);
    await state.drafts.open(aDraft(1, { name: mark }), { original: null, body: mark });
  });
  mkdirSync(path.join(dataDir, "documents"));
  writeFileSync(path.join(dataDir, "documents", "added.md"), mark);
}

/** The one mark that all of it says. */
async function markOf({ dataDir }: Folders): Promise<string> {
  return withState(dataDir, async (state) => {
    const questions = await state.questions.since(0);
    const draft = await state.drafts.get({ userId: "7", id: 1 });
    const content = draft === null ? null : await state.drafts.content(draft);
    const document = readFileSync(path.join(dataDir, "documents", "added.md"), "utf8");
    const marks = new Set([questions[0]?.text, draft?.name, content?.body, document]);
    return [...marks].join(" and ");
  });
}

/** Writes without end: two rows in one transaction, and now and then a draft. Says what is on disk. */
const writer = `
  import { openEmbeddedState } from "./src/state/embedded/open-embedded-state.ts";
  import { aDraft, aQuestion } from "./test/setup/state-records.ts";
  const state = await openEmbeddedState({ dataDir: process.argv[1], retentionDays: 90 });
  for (let n = 1; ; n += 1) {
    await state.write(({ questions, languages }) => {
      questions.append(n, aQuestion({ text: String(n) }));
      languages.set({ chatId: String(n), userId: "7" }, "en");
    });
    if (n % 200 === 1) {
      const body = "draft " + n;
      await state.drafts.open(aDraft(n), { original: null, body });
    }
    process.stdout.write(n + "\\n");
    await new Promise((resolve) => setTimeout(resolve, 2));
  }`;

test("what was acknowledged before a backup began is in it, whatever is written meanwhile", async () => {
  const folders = newFolders();
  const words = ["--import", "tsx", "--input-type=module", "--eval", writer, folders.dataDir];
  const child = spawn(process.execPath, words, { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  let written = "";
  child.stdout.on("data", (chunk: Buffer) => (written += chunk.toString()));
  await once(child.stdout, "data");
  const countWritten = () => written.split("\n").length - 1;
  await new Promise((resolve) => setTimeout(resolve, 300));
  const before = countWritten();
  const file = path.join(temporaryFolder(), "bot.tar.gz");
  const made = await run("backup", [file], folders);
  expect(made).toMatchObject({ code: 0, stderr: "" });
  const after = countWritten();
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(after).toBeGreaterThan(before);
  expect(statSync(file).mode & 0o777).toBe(0o600);

  const restored = newFolders();
  expect(await run("restore", [file], restored)).toMatchObject({ code: 0, stderr: "" });
  await withState(restored.dataDir, async (state) => {
    const texts = (await state.questions.since(0)).map(({ id, text }) => [id, text]);
    expect(texts.length).toBeGreaterThanOrEqual(before);
    expect(texts).toEqual(texts.map((_, n) => [n + 1, String(n + 1)]));
    for (const [id] of [texts[0] ?? [], texts.at(-1) ?? []])
      expect(await state.languages.get(String(id))).toBe("en");
    expect(await state.languages.get(String(texts.length + 1))).toBeNull();
    const draft = await state.drafts.get({ userId: "7", id: 1 });
    if (draft === null) throw new Error("no draft");
    expect(await state.drafts.content(draft)).toMatchObject({ body: "draft 1" });
  });
}, 120_000);

test("documents, versions and drafts are in it, caches are not; it replaces no file unasked", async () => {
  const folders = newFolders();
  await fill(folders, "旧");
  mkdirSync(path.join(folders.dataDir, "cache"));
  writeFileSync(path.join(folders.dataDir, "cache", "page"), "");
  const file = path.join(temporaryFolder(), "bot.tar.gz");
  expect(await run("backup", [file], folders)).toMatchObject({ code: 0 });
  const again = await run("backup", [file], folders);
  expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining("--force") as string });
  const restored = { ...newFolders(), seedsDir: temporaryFolder() };
  const bytes = Readable.from([readFileSync(file)]);
  const from = { ...restored, indexDir: "/nowhere", modelDir: null };
  await restoreBackup({ folders: from, source: bytes, name: "bytes", replaces: false });
  expect(await markOf(restored)).toBe("旧");
  const seeds = filesBelow(restored.seedsDir).map((each) => path.relative(restored.seedsDir, each));
  expect(seeds.toSorted()).toEqual([".versions/hequ.md/1.md", "hequ.md"]);
  expect(existsSync(path.join(restored.dataDir, "cache"))).toBe(false);
});

test("a restore refuses a bot that runs and a folder in use, and with --force keeps what was there", async () => {
  const folders = newFolders();
  await fill(folders, "旧");
  const file = path.join(temporaryFolder(), "bot.tar.gz");
  await run("backup", [file], folders);
  const other = { ...folders, dataDir: `${folders.dataDir}-other` };
  await fill(other, "新");
  const lock = path.join(other.dataDir, "lock");
  const bot = await holdElsewhere(lock);
  const locked = await run("restore", ["--force", file], other);
  expect(locked).toMatchObject({ code: 1, stderr: expect.stringContaining("Stop it") as string });
  bot.kill("SIGKILL");
  await once(bot, "exit");
  const occupied = await run("restore", [file], other);
  expect(occupied).toMatchObject({ code: 1, stderr: expect.stringContaining("--force") as string });
  expect(await markOf(other)).toBe("新");

  writeFileSync(path.join(other.seedsDir, "hequ.md"), "改过的做法。\n");
  const { code, stdout } = await run("restore", ["--force", file], other);
  expect(code).toBe(0);
  expect(await markOf(other)).toBe("旧");
  const [former = ""] = readdirSync(other.dataDir).filter((name) => name.startsWith("former-"));
  expect(stdout).toContain(former);
  const formerDir = path.join(other.dataDir, former);
  expect(readFileSync(path.join(formerDir, "seeds", "hequ.md"), "utf8")).toBe("改过的做法。\n");
  expect(await markOf({ ...other, dataDir: formerDir })).toBe("新");
  expect(readFileSync(path.join(other.seedsDir, "hequ.md"), "utf8")).toBe("河曲县的做法。\n");
}, 120_000);

test("what is no whole backup changes nothing, and is named", async () => {
  const folders = newFolders();
  await fill(folders, "旧");
  const folder = temporaryFolder({ "x/data/f": "words", "x/evil": "words" });
  const file = path.join(folder, "bot.tar.gz");
  await run("backup", [file], folders);
  const bytes = readFileSync(file);
  const damaged = Buffer.from(bytes);
  damaged[bytes.length >> 1] = (damaged[bytes.length >> 1] ?? 0) ^ 1;
  const archive = async (manifest: object | null, names: readonly string[]): Promise<Buffer> => {
    const cwd = path.join(folder, "x");
    if (manifest !== null) writeFileSync(path.join(cwd, "manifest.json"), JSON.stringify(manifest));
    const paths = [...(manifest === null ? [] : ["manifest.json"]), ...names];
    const made = create({ cwd, gzip: true }, paths);
    return readAll(made);
  };
  const about = {
    format: "reform-practice-bot backup",
    formatVersion: 1,
    version: "9.9",
    madeAt: "2026-12-01T00:00:00Z",
  };
  const words = { bytes: 5, sha256: "0".repeat(64) };
  const cases: readonly (readonly [Buffer, string])[] = [
    [bytes.subarray(0, bytes.length >> 1), "."],
    [bytes.subarray(0, bytes.length - 1), "."],
    [damaged, "."],
    [Buffer.alloc(0), "."],
    [Buffer.from("words\n".repeat(1000)), "."],
    [await archive(null, ["data/f"]), "no manifest"],
    [await archive({ format: "another's" }, []), "not that of a backup"],
    [await archive({ ...about, formatVersion: 2, files: [] }, []), "later"],
    [await archive({ ...about, files: [{ path: "data/f", ...words }] }, []), "data/f is missing"],
    [await archive({ ...about, files: [{ path: "data/f", ...words }] }, ["data/f"]), "SHA-256"],
    [await archive({ ...about, files: [] }, ["evil"]), "does not name"],
    [await archive({ ...about, files: [{ path: "data/../../evil", ...words }] }, []), "manifest"],
  ];
  const contents = () => filesBelow(folders.dataDir).map((each) => [each, statSync(each).size]);
  const before = contents();
  for (const [content, reason] of cases) {
    const restoring = restoreBackup({
      folders: { ...folders, indexDir: "/nowhere", modelDir: null },
      source: Readable.from([content]),
      name: "it",
      replaces: true,
    });
    await expect(restoring).rejects.toMatchObject({
      code: "backup.invalid",
      message: expect.stringMatching(
        `it is no complete backup.*${reason}.*Nothing was changed`,
      ) as string,
    });
    expect(contents()).toEqual(before);
  }
});

test("both help, and say what they expect", async () => {
  const folders = newFolders();
  for (const program of ["backup", "restore"] as const) {
    const [help, none] = await Promise.all([
      run(program, ["--help"], folders),
      run(program, [], folders),
    ]);
    expect(help).toMatchObject({ code: 0, stderr: "" });
    expect(help.stdout).toMatch(new RegExp(`^Usage: npm run -s ${program} -- `));
    expect(none).toMatchObject({ code: 2, stdout: "" });
    expect(none.stderr).toMatch(/^Expected one FILE\.\n\nUsage: /);
  }
}, 120_000);

test("a restore that is killed leaves the old or the new, also where the bot finishes it", async () => {
  const original = newFolders();
  await fill(original, "新");
  const file = path.join(temporaryFolder(), "bot.tar.gz");
  await run("backup", [file], original);
  const old = newFolders();
  await fill(old, "旧");
  writeFileSync(path.join(old.seedsDir, "hequ.md"), "改过的做法。\n");
  const found: string[] = [];
  for (let killAt = 1; ; killAt += 3) {
    const folder = temporaryFolder();
    const folders = { dataDir: path.join(folder, "data"), seedsDir: path.join(folder, "seeds") };
    cpSync(old.dataDir, folders.dataDir, { recursive: true });
    cpSync(old.seedsDir, folders.seedsDir, { recursive: true });
    const { code } = await run("restore", ["--force", file], { ...folders, killAt });
    const mark = await markOf(folders);
    const seeds = readFileSync(path.join(folders.seedsDir, "hequ.md"), "utf8");
    expect(seeds).toBe(mark === "旧" ? "改过的做法。\n" : "河曲县的做法。\n");
    expect(readdirSync(folders.dataDir).filter((name) => name.startsWith("restoring"))).toEqual([]);
    found.push(mark);
    if (code === 0) break;
    expect(code).toBeNull();
  }
  expect(found[0]).toBe("旧");
  expect(new Set(found.slice(1))).toEqual(new Set(["新"]));
  expect(found.length).toBeGreaterThan(3);
}, 240_000);

test("a backup that is killed leaves the former file, and nothing for long", async () => {
  const folders = newFolders();
  await fill(folders, "旧");
  const folder = temporaryFolder();
  const file = path.join(folder, "bot.tar.gz");
  await run("backup", [file], folders);
  const before = readFileSync(file);
  const { code } = await run("backup", ["--force", file], { ...folders, killAt: 1 });
  expect(code).toBeNull();
  expect(readFileSync(file)).toEqual(before);
  expect(readdirSync(folder)).toHaveLength(2);
  expect(await run("backup", ["--force", file], folders)).toMatchObject({ code: 0 });
  expect(readdirSync(folder)).toEqual(["bot.tar.gz"]);
}, 120_000);

test("backup and restore are refused where a database has what they should have", async () => {
  const folders = newFolders();
  await fill(folders, "旧");
  const file = path.join(temporaryFolder(), "bot.tar.gz");
  const env = {
    DATA_DIR: folders.dataDir,
    DATABASE_URL: "postgres://bot:geheim@127.0.0.1/practice",
  };
  const { code, stderr } = await startProgram("backup", [file], { env }).finished;
  expect(code).toBe(1);
  expect(stderr).toContain("pg_dump");
  expect(stderr).not.toContain("geheim");
  expect(existsSync(file)).toBe(false);
  const restored = await startProgram("restore", [file], { env }).finished;
  expect(restored.code).toBe(1);
  expect(restored.stderr).toContain("npm run -s move");
  expect(restored.stderr).not.toContain("geheim");
});
