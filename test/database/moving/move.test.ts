/** `npm run move`, as a process: all of it or nothing, in both directions, and never onto something else. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { connectDocuments } from "../../../src/app/shared-documents.ts";
import type { DatabaseAddress } from "../../../src/core/database-address.ts";
import { createDocumentKeeper } from "../../../src/documents/keeper.ts";
import { openEmbeddedState } from "../../../src/state/embedded/open-embedded-state.ts";
import { openPostgresState } from "../../../src/state/postgres/open-postgres-state.ts";
import { asAdministrator, freshDatabase, urlOf } from "../../setup/fresh-database.ts";
import { holdElsewhere } from "../../setup/hold-lock.ts";
import { type Finished, runScript } from "../../setup/run-program.ts";
import { filesBelow } from "../../setup/small-disk.ts";
import { aDraft, aQuestion, logQuestions } from "../../setup/state-records.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";

const root = path.resolve(import.meta.dirname, "../../..");
const killOnSend = path.join(root, "test/fixtures/kill-on-send.mjs");

interface Folders {
  readonly dataDir: string;
  readonly seedsDir: string;
}

/** Documents that were changed in the chat, some of them where the seeds folder could not be written. */
async function someFolders(): Promise<Folders> {
  const folder = temporaryFolder({
    "seeds/hequ.md": "河曲县的做法。\n",
    "seeds/liuyang.md": "浏阳市的做法。\n",
    "seeds/README.md": "读我。\n",
    "data/documents/hequ.md": "河曲县改过的做法。\n",
    "data/documents/.withdrawn/liuyang.md": "",
    "data/documents/.versions/liuyang.md/1.md": "浏阳市的做法。\n",
    "data/documents/.versions/changes.jsonl":
      '{"at":"2026-01-02T00:00:00.000Z","by":"王","change":"withdrawn","file":"liuyang.md","before":".versions/liuyang.md/1.md"}\n',
  });
  const folders = { dataDir: path.join(folder, "data"), seedsDir: path.join(folder, "seeds") };
  const keeper = createDocumentKeeper(folders, () => Date.UTC(2026, 0, 1));
  const original = { name: "报告.pdf", bytes: Buffer.from([0, 255, 10]) };
  await keeper.put({ file: "shangyou.md", text: "上犹县的做法。\n", original, by: "李" });
  await keeper.put({ file: "shangyou.md", text: "上犹县现在的做法。\n", by: "李" });
  await withState(folders.dataDir, async (state) => {
    await logQuestions(state, [aQuestion(), aQuestion({ userId: "8" })]);
    await state.drafts.open(aDraft(1), { original: Buffer.from([1, 0]), body: "稿" });
    await state.inboxOf("700001").receive([{ updateId: 5, lane: "a", userId: "7", text: "{}" }]);
  });
  return folders;
}

type State = Awaited<ReturnType<typeof openEmbeddedState>>;

async function withState<T>(dataDir: string, use: (state: State) => Promise<T>): Promise<T> {
  const state = await openEmbeddedState({ dataDir, retentionDays: 90 });
  try {
    return await use(state);
  } finally {
    await state.close();
  }
}

interface Settings extends Partial<Folders> {
  readonly address: DatabaseAddress | null;
  readonly killAt?: number;
}

function move(to: string, { address, dataDir, seedsDir, killAt }: Settings): Promise<Finished> {
  const kill =
    killAt === undefined ? {} : { NODE_OPTIONS: `--import ${killOnSend}`, KILL_AT: `${killAt}` };
  const env = {
    DATABASE_URL: address === null ? "" : urlOf(address),
    DATA_DIR: dataDir ?? temporaryFolder(),
    SEEDS_DIR: seedsDir ?? temporaryFolder(),
    ...kill,
  };
  return runScript("move", ["--to", to], { env });
}

/** Its table. */
function kindsOf({ stdout }: Finished): readonly string[] {
  return stdout.split("\n").filter((line) => /^[a-z-]+ +\d+ +[\da-f]{12}$/.test(line));
}

function textsOf(folder: string): Record<string, string> {
  const files = filesBelow(folder).map((file): [string, string] => [
    path.relative(folder, file),
    readFileSync(file, "latin1"),
  ]);
  return Object.fromEntries(files);
}

async function rowsIn({ database }: DatabaseAddress): Promise<readonly number[]> {
  const tables = ["questions", "draft_contents", "inbox", "document_files"];
  const counts = await Promise.all(
    tables.map((table) =>
      asAdministrator<{ n: string }>(
        `select count(*) as n from reform_practice.${table}`,
        database,
      ),
    ),
  );
  return counts.map(([row]) => Number(row?.n));
}

test("goes into the database and back, and says what it moved", async () => {
  const address = await freshDatabase();
  const folders = await someFolders();
  const there = await move("database", { address, ...folders });
  expect(there).toMatchObject({ code: 0, stderr: "" });
  expect(there.stdout).toContain("All of it was moved");
  expect(kindsOf(there).map((line) => line.split(/ +/).slice(0, 2).join(" "))).toEqual([
    "languages 0",
    "subjects 0",
    "message-subjects 0",
    "votes 0",
    "questions 2",
    "answers 0",
    "expectations 0",
    "limits 0",
    "drafts 1",
    "inbox 1",
    "inbox-seen 1",
    "swept 0",
    "documents 2",
    "versions 3",
    "originals 1",
  ]);
  const again = await move("database", { address, ...folders });
  expect(again).toMatchObject({ code: 0 });
  expect(again.stdout).toContain("nothing was changed");
  expect(kindsOf(again)).toEqual(kindsOf(there));

  const dir = path.join(temporaryFolder(), "bot");
  const back = await move(dir, { address });
  expect(back).toMatchObject({ code: 0, stderr: "" });
  expect(back.stdout).toContain(`DATA_DIR=${dir}/data`);
  expect(kindsOf(back)).toEqual(kindsOf(there));
  expect((await move(dir, { address })).stdout).toContain("nothing was changed");
  expect(readdirSync(path.dirname(dir))).toEqual(["bot"]);
  const moved = textsOf(path.join(dir, "seeds"));
  expect(Buffer.from(moved["hequ.md"] ?? "", "latin1").toString()).toBe("河曲县改过的做法。\n");
  expect(Object.keys(moved)).not.toContain("liuyang.md");
  const changes = await createDocumentKeeper(
    { seedsDir: path.join(dir, "seeds") },
    Date.now,
  ).changes();
  expect(changes.map(({ change, file }) => `${change} ${file}`)).toEqual([
    "withdrawn liuyang.md",
    "changed shangyou.md",
    "added shangyou.md",
  ]);
  await withState(path.join(dir, "data"), async (state) => {
    expect(await state.drafts.content(aDraft(1))).toMatchObject({ body: "稿" });
    expect(await state.inboxOf("700001").waiting()).toHaveLength(1);
  });
}, 240_000);

test("keeps the documents of the seeds folder from being taken over once more", async () => {
  const address = await freshDatabase();
  const folders = await someFolders();
  expect(await move("database", { address, ...folders })).toMatchObject({ code: 0 });
  const reports: string[] = [];
  const shared = await connectDocuments(address, {
    seedsDir: folders.seedsDir,
    dataDir: temporaryFolder(),
    report: (line) => reports.push(line),
  });
  onTestFinished(() => shared.close());
  const { seedsDir } = shared.folders;
  expect(readFileSync(path.join(seedsDir, "hequ.md"), "utf8")).toBe("河曲县改过的做法。\n");
  expect(readdirSync(seedsDir)).not.toContain("liuyang.md");
  expect(reports).toEqual([]);
}, 120_000);

test("refuses bots that run, other contents, and what it cannot find", async () => {
  const address = await freshDatabase();
  const folders = await someFolders();
  const refused = async (to: string, settings: Settings, words: string, code = 1) => {
    const { stdout, stderr, ...ended } = await move(to, settings);
    expect({ ...ended, stdout }).toEqual({ code, stdout: "" });
    expect(stderr).toContain(words);
    expect(stderr).not.toContain(String(address.database));
  };
  await refused("database", { address: null, ...folders }, "DATABASE_URL is not set", 2);
  await refused("database", { address }, "has no state of a bot");
  const dir = path.join(temporaryFolder(), "bot");
  await refused(dir, { address }, "nothing that could be moved");
  const bot = await holdElsewhere(path.join(folders.dataDir, "lock"));
  await refused("database", { address, ...folders }, "Stop that one");
  bot.kill("SIGKILL");

  const state = await openPostgresState({ address, retentionDays: 90 });
  await state.write(({ languages }) => languages.set({ chatId: "9", userId: "9" }, "en"));
  await refused("database", { address, ...folders }, "the number of bots that run with it is 1");
  await refused(dir, { address }, "Stop them");
  await state.close();
  await refused("database", { address, ...folders }, "has other contents: languages (1)");
  expect(await rowsIn(address)).toEqual([0, 0, 0, 0]);

  mkdirSync(dir);
  writeFileSync(path.join(dir, "letter.txt"), "不要动");
  await refused(dir, { address }, "is not empty");
  expect(readdirSync(dir)).toEqual(["letter.txt"]);
}, 240_000);

test("killed anywhere on the way to the database, leaves nothing there, and can be run again", async () => {
  const address = await freshDatabase();
  const folders = await someFolders();
  // The tables, so that they can be looked at.
  await (await openPostgresState({ address, retentionDays: 90 })).close();
  const found: string[] = [];
  for (let killAt = 4; ; killAt += 30) {
    const { code } = await move("database", { address, ...folders, killAt });
    found.push((await rowsIn(address)).join(" "));
    if (code === 0) break;
    expect(code).toBeNull();
  }
  expect(found.length).toBeGreaterThan(3);
  // Of the last two, one may have been killed when all was there.
  expect(new Set(found.slice(0, -2))).toEqual(new Set(["0 0 0 0"]));
  expect(found.at(-1)).toBe("2 1 1 6");
}, 240_000);

test("killed anywhere on the way to a folder, leaves none of that name, and can be run again", async () => {
  const address = await freshDatabase();
  expect(await move("database", { address, ...(await someFolders()) })).toMatchObject({ code: 0 });
  const dir = path.join(temporaryFolder(), "bot");
  const foundNames: (readonly string[])[] = [];
  for (let killAt = 4; ; killAt += 30) {
    const { code } = await move(dir, { address, killAt });
    foundNames.push(readdirSync(path.dirname(dir)));
    if (code === 0) break;
    expect(code).toBeNull();
  }
  expect(foundNames.length).toBeGreaterThan(3);
  // Of the last two, one may have been killed when all was there.
  expect(foundNames.slice(0, -2).filter((names) => names.includes("bot"))).toEqual([]);
  expect(foundNames.at(-1)).toEqual(["bot"]);
  expect((await move(dir, { address })).stdout).toContain("nothing was changed");
}, 240_000);
