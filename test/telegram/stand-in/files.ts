/**
 * The files that people sent: each has an id for ever, and, for an hour after the bot asked for it, a path under which
 * its bytes are served.
 */
import type { Clock } from "./clock.ts";
import { badRequest, Refusal } from "./refusal.ts";

export interface SentFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface StandInFiles {
  /** Gives the file's id. */
  add(file: SentFile): string;
  /** As `getFile` describes it. @throws Refusal */
  describe(fileId: string): Readonly<Record<string, unknown>>;
  /** @throws Refusal for a path that there is not, or no longer. */
  at(path: string): Uint8Array;
}

const maxBytes = 20 * 1024 * 1024;
const pathLifetimeMs = 60 * 60 * 1000;

export function createFiles(clock: Clock): StandInFiles {
  const files = new Map<string, SentFile>();
  const paths = new Map<string, { readonly bytes: Uint8Array; readonly untilMs: number }>();
  return {
    add(file) {
      const fileId = `BQAC-file-${files.size + 1}`;
      files.set(fileId, file);
      return fileId;
    },
    describe(fileId) {
      const file = files.get(fileId);
      if (file === undefined)
        throw badRequest("wrong file_id or the file is temporarily unavailable");
      const { bytes, name } = file;
      if (bytes.length > maxBytes) throw badRequest("file is too big");
      const ending = /\.[A-Za-z0-9]+$/.exec(name)?.[0] ?? "";
      // Another one each time, as a server does that has thrown the file away meanwhile.
      const path = `documents/file_${paths.size + 1}${ending}`;
      paths.set(path, { bytes, untilMs: clock.nowMs() + pathLifetimeMs });
      return {
        file_id: fileId,
        file_unique_id: `unique-${fileId}`,
        file_size: bytes.length,
        file_path: path,
      };
    },
    at(path) {
      const found = paths.get(path);
      if (found === undefined || found.untilMs < clock.nowMs()) throw new Refusal(404, "Not Found");
      return found.bytes;
    },
  };
}
