import type { ServerResponse } from "node:http";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { ensureModel } from "../../../src/embedding/model-files.ts";
import { createHubSource, createWatchdog } from "../../../src/embedding/model-hub.ts";
import type { ModelProgress, ModelSource } from "../../../src/embedding/model-spec.ts";
import {
  contents,
  fakeSpec,
  listFiles,
  modelPaths,
  startHub,
  startServer,
  temporaryDir,
} from "../../fixtures/model/fake-model.ts";

interface Limits {
  readonly connectTimeoutMs?: number;
  readonly stallTimeoutMs?: number;
}

const weights = contents["onnx/model_quantized.onnx"] ?? Buffer.alloc(0);

/** A hub that serves the small files, and does with the weights what it is told. */
function startFlawedHub(onWeights: (response: ServerResponse) => void) {
  return startServer((request, response) => {
    const name = (request.url ?? "").replace(/^.*\/resolve\/main\//, "");
    if (name === fakeSpec.weights.path) onWeights(response);
    else response.end(contents[name]);
  });
}

/** Asks the flawed hub first, then a sound one; gives what is left on disk in between and after. */
async function fetchPast(endpoint: string, limits: Limits = {}) {
  const cacheDir = await temporaryDir();
  const sound = await startHub();
  const hubAt = (address: string, own: Limits = {}): ModelSource =>
    createHubSource({ endpoint: address, repository: fakeSpec.repository, ...own });
  const reasons: string[] = [];
  let filesBetween: readonly string[] = [];
  const soundSource = hubAt(sound.endpoint);
  await ensureModel({
    modelDir: null,
    cacheDirs: [cacheDir],
    hubEndpoint: "",
    spec: fakeSpec,
    sources: [
      hubAt(endpoint, limits),
      {
        name: "sound",
        async fetchFiles(request) {
          filesBetween = await listFiles(cacheDir);
          await soundSource.fetchFiles(request);
        },
      },
    ],
    onSourceFailed: ({ reason }) => reasons.push(reason),
  });
  expect(await listFiles(cacheDir)).toEqual(modelPaths);
  return { reasons, filesBetween, soundRequests: sound.requests };
}

const smallFiles = ["fake-model/config.json", "fake-model/tokenizer.json"];

describe("a hub that fails", () => {
  it("by closing midway leaves no half file, and only the rest is asked of the next", async () => {
    const hub = await startFlawedHub((response) => {
      response.writeHead(200, { "content-length": weights.length });
      response.write(weights.subarray(0, 10_000), () => response.destroy());
    });
    const { reasons, filesBetween, soundRequests } = await fetchPast(hub.endpoint);
    expect(reasons).toEqual([expect.stringMatching(/^terminated/)]);
    expect(filesBetween).toEqual(smallFiles);
    expect(soundRequests).toEqual(["/owner/fake-model/resolve/main/onnx/model_quantized.onnx"]);
  });

  it("by never answering is given up at the limit, after one request", async () => {
    const hub = await startServer(() => undefined);
    const { reasons } = await fetchPast(hub.endpoint, { connectTimeoutMs: 30 });
    expect(reasons).toEqual(["no answer within 30 ms"]);
    expect(hub.requests).toHaveLength(1);
  });

  it("by going silent midway is given up at the limit", async () => {
    const hub = await startFlawedHub((response) => {
      response.writeHead(200).write(weights.subarray(0, 10_000));
    });
    const { reasons, filesBetween } = await fetchPast(hub.endpoint, { stallTimeoutMs: 200 });
    expect(reasons).toEqual(["onnx/model_quantized.onnx: no more data for 200 ms"]);
    expect(filesBetween).toEqual(smallFiles);
  });

  it("by sending without end is cut off at the expected size", async () => {
    const hub = await startFlawedHub((response) => {
      const pour = () => {
        while (!response.destroyed && response.write(weights));
      };
      response.on("drain", pour);
      pour();
    });
    const { reasons } = await fetchPast(hub.endpoint);
    expect(reasons).toEqual(["onnx/model_quantized.onnx: more than the expected 40000 bytes"]);
  });

  it("by sending too little is refused by size", async () => {
    const hub = await startFlawedHub((response) => response.end("oops"));
    const { reasons } = await fetchPast(hub.endpoint);
    expect(reasons).toEqual([
      expect.stringMatching(/^refused onnx\/model_quantized\.onnx: 4 bytes \(expected 40000 bytes/),
    ]);
  });

  it("by not being there says so with the system's reason", async () => {
    const { reasons } = await fetchPast("http://127.0.0.1:2");
    expect(reasons).toEqual([expect.stringMatching(/^fetch failed: .*ECONNREFUSED/)]);
  });
});

it("reports every file from 0 to its size, never backwards", async () => {
  const hub = await startHub();
  const seen: ModelProgress[] = [];
  await ensureModel({
    modelDir: null,
    cacheDirs: [await temporaryDir()],
    hubEndpoint: "",
    spec: fakeSpec,
    sources: [createHubSource({ endpoint: hub.endpoint, repository: fakeSpec.repository })],
    onProgress: (progress) => seen.push(progress),
  });
  for (const file of fakeSpec.files) {
    const received = seen.filter((progress) => progress.file === file.path);
    const bytes = received.map((progress) => progress.receivedBytes);
    expect(bytes).toEqual(bytes.toSorted((a, b) => a - b));
    expect([bytes[0], bytes.at(-1)]).toEqual([0, file.bytes]);
    expect(received.every((progress) => progress.totalBytes === file.bytes)).toBe(true);
  }
});

it("stops when the caller aborts, with the caller's reason and nothing left behind", async () => {
  const cacheDir = await temporaryDir();
  const caller = new AbortController();
  const hub = await startFlawedHub((response) => {
    response.writeHead(200).write(weights.subarray(0, 10_000), () => {
      caller.abort(new Error("asked to stop"));
    });
  });
  const source = createHubSource({ endpoint: hub.endpoint, repository: fakeSpec.repository });
  const attempt = ensureModel({
    modelDir: null,
    cacheDirs: [cacheDir],
    hubEndpoint: "",
    spec: fakeSpec,
    sources: [source, source],
    signal: caller.signal,
  });
  await expect(attempt).rejects.toThrow("asked to stop");
  expect(await listFiles(cacheDir)).toEqual(smallFiles);
});

describe("the watchdog of a hub", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    return () => vi.useRealTimers();
  });

  it("aborts with the meaning of the last limit, and the earlier ones no longer count", () => {
    const watchdog = createWatchdog(undefined);
    watchdog.expectWithin(100, "no answer");
    vi.advanceTimersByTime(99);
    watchdog.expectWithin(100, "no more data");
    vi.advanceTimersByTime(99);
    expect(watchdog.signal.aborted).toBe(false);
    vi.advanceTimersByTime(1);
    expect(watchdog.signal.reason).toEqual(new Error("no more data"));
  });

  it("leaves no timer behind once it is stopped", () => {
    const watchdog = createWatchdog(undefined);
    watchdog.expectWithin(100, "no answer");
    watchdog.stop();
    expect(vi.getTimerCount()).toBe(0);
    expect(watchdog.signal.aborted).toBe(false);
  });

  it("aborts with the caller's reason when the caller gives up first", () => {
    const caller = new AbortController();
    const watchdog = createWatchdog(caller.signal);
    watchdog.expectWithin(100, "no answer");
    caller.abort("asked to stop");
    expect(watchdog.signal.reason).toBe("asked to stop");
    watchdog.stop();
  });
});
