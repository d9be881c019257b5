/** `npm run bench:peers`, `bench:graph` and `bench:growth`: when they fail. What they print: test/long/benches.test.ts. */
import path from "node:path";
import { describe, expect, inject, test } from "vitest";
import { bgeSmallZh } from "../../src/embedding/model-spec.ts";
import { measureApart } from "../../src/measure/bench/measure-apart.ts";
import { runScript } from "../setup/run-program.ts";
import { temporaryFolder } from "../setup/temporary-folder.ts";

describe("bench:peers", () => {
  test("a name that is none is named, with those that are: exit code 2", async () => {
    const { code, stdout, stderr } = await runScript("bench:peers", ["--only", "exact,solr"]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain('"solr"; expected of orama, ');
  });

  test("what stops one of them is told, not thrown", async () => {
    const folder = temporaryFolder();
    const measured = await measureApart("bench-peer", {
      name: "exact",
      folder,
      questions: [],
      folders: { seedsDir: folder, addedDir: null, indexDir: folder },
      model: { dir: path.join(inject("modelCacheDir"), "missing"), sha256: "none" },
    });
    expect(measured).toEqual({ failure: expect.stringContaining("model.unavailable") });
  }, 60_000);
});

describe("bench:graph", () => {
  test("a list that is none is named: exit code 2", async () => {
    const { code, stdout, stderr } = await runScript("bench:graph", ["--links", "8,many"]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain('--links is "8,many"; expected whole numbers from 2 to 2000');
  });
});

describe("bench:growth", () => {
  test("an index that cannot be opened is told with the reason", async () => {
    const folder = temporaryFolder();
    const measured = await measureApart("bench-served", {
      name: "served",
      folder,
      folders: { seedsDir: folder, indexDir: folder },
      model: { dir: path.join(inject("modelCacheDir"), bgeSmallZh.id), sha256: "none" },
      warmUp: [],
      questions: [],
    });
    expect(measured).toEqual({ failure: expect.stringContaining("corpus.empty") });
  }, 60_000);
});
