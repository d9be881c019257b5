/**
 * Downloads files that users sent, from Telegram's server. Reads no more than a bot may fetch; no error contains the
 * token, which is part of the address.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { type Api, GrammyError, HttpError } from "grammy";
import type { NoFile } from "../chat/turn.ts";
import { messageOf } from "../core/errors.ts";
import { createRedact, type Log } from "../core/log.ts";
import { isPassing } from "./updates/faults.ts";
import { jittered, type Timing } from "./updates/timing.ts";

/** The largest file that Telegram lets a bot fetch, in MiB. */
export const maxTelegramMegabytes = 20;
const maxTelegramFileBytes = maxTelegramMegabytes * 1024 * 1024;

interface SentFile {
  readonly fileId: string;
  /** Undefined where Telegram does not give it. */
  readonly sizeBytes: number | undefined;
}

export interface TelegramFiles {
  /** @throws HttpError where Telegram cannot be reached */
  fetch(api: Api, file: SentFile): Promise<Uint8Array | NoFile>;
}

interface FilesOptions {
  readonly token: string;
  readonly apiRoot: string;
  readonly timing: Timing;
  readonly log: Log;
}

type Attempt = Uint8Array | NoFile | "expired";

export function createTelegramFiles({ token, apiRoot, timing, log }: FilesOptions): TelegramFiles {
  const redact = createRedact(token);
  const download = async (path: string): Promise<Attempt> => {
    const address = `${apiRoot}/file/bot${token}/${path.split("/").map(encodeURIComponent).join("/")}`;
    const signal = AbortSignal.timeout(timing.downloadTimeoutMs);
    // Redirects are not followed: the address contains the token.
    const response = await fetch(address, { signal, redirect: "manual" });
    if (response.ok && response.body !== null) return gather(response.body);
    await response.body?.cancel();
    const { status } = response;
    if (status === 404) return "expired";
    if (isPassing({ error_code: status }))
      throw new Error(`Telegram's server answered with ${status}`);
    log.error("a file was refused: look at what stands between this machine and Telegram", {
      status,
    });
    return "refused";
  };

  const patiently = async (path: string): Promise<Attempt> => {
    for (const delayMs of timing.callDelaysMs) {
      try {
        return await download(path);
      } catch (error) {
        log.warn("a file could not be fetched", { error: redact(messageOf(error)) });
        await sleep(jittered(delayMs));
      }
    }
    try {
      return await download(path);
    } catch (error) {
      throw new HttpError("A file could not be fetched", new Error(redact(messageOf(error))));
    }
  };

  const fetchOnce = async (api: Api, fileId: string): Promise<Attempt> => {
    try {
      const { file_path: path } = await api.getFile(fileId);
      return path === undefined ? "gone" : await patiently(path);
    } catch (error) {
      if (!(error instanceof GrammyError) || error.error_code !== 400) throw error;
      return /too big/i.test(error.description) ? "too-large" : "gone";
    }
  };

  return {
    async fetch(api, { fileId, sizeBytes = 0 }) {
      if (sizeBytes > maxTelegramFileBytes) return "too-large";
      const first = await fetchOnce(api, fileId);
      // The address is valid for an hour, and a server may delete the file meanwhile.
      const found = first === "expired" ? await fetchOnce(api, fileId) : first;
      return found === "expired" ? "gone" : found;
    },
  };
}

async function gather(body: AsyncIterable<Uint8Array>): Promise<Uint8Array | NoFile> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > maxTelegramFileBytes) return "too-large";
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
