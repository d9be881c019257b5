/**
 * Fetches the model's files from the model hub or a mirror of it: one request per file, smallest file first.
 * The first small file is a probe: a hub that does not answer in time, or whose bytes differ, is given up before the
 * large file is requested.
 */
import { createWriteStream } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import type { ModelFile, ModelSource, SourceRequest } from "./model-spec.ts";

interface HubOptions {
  /** Base address, without a trailing slash. */
  readonly endpoint: string;
  readonly repository: string;
  /** Until the headers of the answer have arrived, redirects included. */
  readonly connectTimeoutMs?: number;
  /** Between two chunks of a file. */
  readonly stallTimeoutMs?: number;
}

interface HubContext {
  readonly source: string;
  readonly request: SourceRequest;
  readonly watchdog: Watchdog;
  readonly stall: () => void;
}

export function createHubSource(options: HubOptions): ModelSource {
  const { connectTimeoutMs = 5_000, stallTimeoutMs = 20_000 } = options;
  const baseUrl = `${options.endpoint}/${options.repository}/resolve/main`;
  const name = `model hub ${options.endpoint}`;
  return {
    name,
    async fetchFiles(request) {
      for (const file of request.files) {
        const watchdog = createWatchdog(request.signal);
        watchdog.expectWithin(connectTimeoutMs, `no answer within ${connectTimeoutMs} ms`);
        const stall = () =>
          watchdog.expectWithin(
            stallTimeoutMs,
            `${file.path}: no more data for ${stallTimeoutMs} ms`,
          );
        try {
          const staged = await download(`${baseUrl}/${file.path}`, file, {
            source: name,
            request,
            watchdog,
            stall,
          });
          await request.accept(file, staged);
        } finally {
          watchdog.stop();
        }
      }
    },
  };
}

async function download(url: string, file: ModelFile, context: HubContext): Promise<string> {
  const response = await fetch(url, { signal: context.watchdog.signal });
  if (!response.ok || response.body === null) {
    await response.body?.cancel();
    throw new Error(`${file.path}: HTTP ${response.status} ${response.statusText}`.trimEnd());
  }
  const staged = path.join(context.request.stagingDir, path.basename(file.path));
  await pipeline(response.body, (body) => watch(body, file, context), createWriteStream(staged));
  return staged;
}

async function* watch(
  body: AsyncIterable<Uint8Array>,
  file: ModelFile,
  { source, request, stall }: HubContext,
): AsyncGenerator<Uint8Array> {
  let receivedBytes = 0;
  const report = () =>
    request.onProgress({ source, file: file.path, receivedBytes, totalBytes: file.bytes });
  report();
  stall();
  for await (const chunk of body) {
    stall();
    receivedBytes += chunk.byteLength;
    // A server that never stops sending must not fill the disk.
    if (receivedBytes > file.bytes) {
      throw new Error(`${file.path}: more than the expected ${file.bytes} bytes`);
    }
    yield chunk;
    report();
  }
}

/** A timeout that is re-armed at every sign of life. */
export interface Watchdog {
  /** Aborts with the failure of the limit that expired, or with the reason of the parent signal. */
  readonly signal: AbortSignal;
  /** Replaces the current limit; the new one starts now. */
  expectWithin(limitMs: number, failure: string): void;
  /** Must be called at the end: a running timer keeps the process alive. */
  stop(): void;
}

export function createWatchdog(parent: AbortSignal | undefined): Watchdog {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  return {
    signal: parent === undefined ? controller.signal : AbortSignal.any([parent, controller.signal]),
    expectWithin(limitMs, failure) {
      clearTimeout(timer);
      timer = setTimeout(() => controller.abort(new Error(failure)), limitMs);
    },
    stop() {
      clearTimeout(timer);
    },
  };
}
