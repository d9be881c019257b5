import { mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { openEmbeddedState } from "../../../src/state/embedded/open-embedded-state.ts";
import { aQuestion, logQuestions } from "../../setup/state-records.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";
import { openTestState } from "./test-state.ts";

describe("state that cannot be opened", () => {
  const failureIn = (dataDir: string): Promise<unknown> =>
    openEmbeddedState({ dataDir, retentionDays: 90 }).catch((error: unknown) => error);

  /** A folder with a database of several hundred pages. */
  async function filledFolder(): Promise<string> {
    const state = await openTestState();
    const question = aQuestion({ text: "长".repeat(500) });
    await logQuestions(
      state,
      Array.from({ length: 500 }, () => question),
    );
    await state.close();
    return state.dataDir;
  }

  it.each([
    ["a file in place of the folder", () => path.join(temporaryFolder({ file: "" }), "file")],
    ["a folder below a file", () => path.join(temporaryFolder({ file: "" }), "file", "data")],
  ])("says where and what to do: %s", async (_, makeDataDir) => {
    const dataDir = makeDataDir();
    expect(await failureIn(dataDir)).toMatchObject({
      name: "AppError",
      code: "state.unavailable",
      details: { file: dataDir },
      message: expect.stringMatching(/cannot be opened: .+ Set DATA_DIR to a folder/),
    });
  });

  it("says so of a folder in place of the file", async () => {
    const dataDir = temporaryFolder();
    mkdirSync(path.join(dataDir, "state.mdb"));
    expect(await failureIn(dataDir)).toMatchObject({ code: "state.unavailable" });
  });

  // The system lets root write everywhere.
  it.skipIf(process.getuid?.() === 0)(
    "says so of a folder without the right to write",
    async () => {
      const dataDir = path.join(temporaryFolder(), "data");
      mkdirSync(dataDir, { mode: 0o500 });
      expect(await failureIn(dataDir)).toMatchObject({
        message: expect.stringMatching(/the right to write/),
      });
    },
  );

  it.each([
    ["words", "not a database ".repeat(2000)],
    ["a few bytes", "?"],
    ["zeros", Buffer.alloc(20_000)],
  ])("says so of a file that holds %s", async (_, content) => {
    const dataDir = temporaryFolder({ "state.mdb": content });
    expect(await failureIn(dataDir)).toMatchObject({
      message: expect.stringMatching(/it is not a database of LMDB\. Put back a copy/),
    });
    expect(readFileSync(path.join(dataDir, "state.mdb")).length).toBe(content.length);
  });

  it.each([1, 8, 40])("says so of a file that was cut after %i pages", async (pageCount) => {
    const dataDir = await filledFolder();
    truncateSync(path.join(dataDir, "state.mdb"), pageCount * 4096);
    expect(await failureIn(dataDir)).toMatchObject({
      message: expect.stringMatching(/cannot be opened: .+ Put back a copy/),
    });
  });

  it("says so of a file whose pages were overwritten", async () => {
    const dataDir = await filledFolder();
    const file = path.join(dataDir, "state.mdb");
    const content = readFileSync(file).fill(0, 3 * 4096);
    writeFileSync(file, content);
    expect(await failureIn(dataDir)).toMatchObject({
      message: expect.stringMatching(/Put back a copy/),
    });
  });

  it("opens an empty file, as an interrupted first start may leave it", async () => {
    const state = await openTestState(temporaryFolder({ "state.mdb": "" }));
    await state.write(({ languages }) => languages.set({ chatId: "7", userId: "7" }, "en"));
    expect(statSync(path.join(state.dataDir, "state.mdb")).size).toBeGreaterThan(0);
  });
});
