/** What earlier commits of the program left is opened by this one: test/fixtures/earlier has it, and says how it was made. */
import { readdirSync } from "node:fs";
import path from "node:path";
import { extract } from "tar";
import { expect, inject, onTestFinished, test } from "vitest";
import { openEmbeddedState } from "../../src/state/embedded/open-embedded-state.ts";
import { startBotProgram } from "../setup/bot-program.ts";
import { openLibrary } from "../setup/open-library.ts";
import { temporaryFolder } from "../setup/temporary-folder.ts";
import { createStandIn } from "../telegram/stand-in/create-stand-in.ts";

const fixtures = path.resolve(import.meta.dirname, "../fixtures/earlier");
const archives = readdirSync(fixtures).filter((name) => name.endsWith(".tar.gz"));
/** They were made within the hour before. */
const madeMs = Date.UTC(2026, 11, 1, 5);
const [admin, asker, english] = ["5001", "5002", "5003"];
const retentionDays = 3650;

async function unpack(name: string) {
  const folder = temporaryFolder();
  await extract({ file: path.join(fixtures, name), cwd: folder });
  const below = (part: string) => path.join(folder, part);
  return { dataDir: below("data"), seedsDir: below("seeds"), indexDir: below("index") };
}

test.each(archives)("the state of %s is all there", async (name) => {
  const { dataDir } = await unpack(name);
  const state = await openEmbeddedState({ dataDir, retentionDays, now: () => madeMs });
  onTestFinished(() => state.close());
  await state.sweep(madeMs);
  expect(await state.languages.get(english)).toBe("zh");
  const [question] = await state.questions.since(0);
  expect(question).toMatchObject({
    text: "河曲县如何安置超编人员?",
    userId: asker,
    status: "answered",
    votes: { up: 1 },
  });
  const { answer } = question ?? {};
  if (answer?.kind !== "message") throw new Error("no message was voted on");
  expect(await state.subjects.ofMessage(asker, answer.messageId)).toMatchObject({
    places: ["河曲县"],
  });
  const [waiting, ...others] = await state.inboxOf("700001").waiting();
  expect(others).toEqual([]);
  expect(waiting).toMatchObject({ isBegun: true });
  const draft = await state.drafts.get({ userId: admin, id: 1007 });
  expect(draft).toMatchObject({ name: "dehua.txt", fields: { place: { name: "德化县" } } });
  if (draft === null) return;
  const { original, body } = await state.drafts.content(draft);
  expect(Buffer.from(original ?? []).toString()).toContain("一窗受理一百二十个事项");
  expect(body).toContain("一窗受理一百二十个事项");
  expect(await state.forgetUser(asker)).toMatchObject({ questions: 1, votes: 1, waiting: 1 });
});

test.each(archives)(
  "%s goes on: its index, what waits, its documents",
  async (name) => {
    const folders = await unpack(name);
    const standIn = await createStandIn();
    // The people of the fixture, with the same numbers.
    for (const person of ["管理员", "小李", "Tom"])
      standIn.users.privateChat(standIn.users.person(person));
    const env = {
      SEEDS_DIR: folders.seedsDir,
      INDEX_DIR: folders.indexDir,
      MODEL_DIR: path.join(inject("modelCacheDir"), "bge-small-zh-v1.5"),
      RETENTION_DAYS: String(retentionDays),
    };
    const program = startBotProgram(standIn, { dataDir: folders.dataDir, env });
    onTestFinished(async () => {
      program.child.kill("SIGKILL");
      await standIn.close();
    });
    const isAnswered = () => standIn.sent().length > 0 || program.child.exitCode !== null;
    await standIn.waitUntil(isAnswered, "the answer", 120_000);
    program.child.kill("SIGTERM");
    expect(await program.ended()).toBe(0);
    expect(standIn.sent()).toMatchObject([{ chatId: Number(asker) }]);
    expect(standIn.sent()[0]?.text).toContain("一百三十项");
    const warned = program.output().match(/"level":"(?:warn|error)".*/g);
    expect(warned).toEqual([expect.stringContaining("another format")]);

    const opened = await openLibrary(folders);
    onTestFinished(() => opened.close());
    const { library, warnings } = opened;
    // The program has built the index anew.
    expect(warnings).toEqual([]);
    expect(await library.passage("hequ-03")).toMatchObject({ text: "二是带编下沉。编制随人走。" });
    const replaced = {
      standing: "replaced",
      text: expect.stringContaining("二是鼓励下沉") as string,
    };
    expect(await library.passage("hequ-02")).toMatchObject(replaced);
  },
  180_000,
);
