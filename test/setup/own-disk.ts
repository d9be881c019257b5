/**
 * A disk of a few megabytes for the programs that a test starts, and for nobody else: a file system in a mount namespace,
 * which is gone with the process that holds it. What is filled up and made free there is seen through that process.
 */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, rmSync, statfsSync, writeSync } from "node:fs";
import path from "node:path";
import { onTestFinished } from "vitest";
import { temporaryFolder } from "./temporary-folder.ts";

export interface OwnDisk {
  /** The folder, as the programs name it that `within` starts. */
  readonly folder: string;
  /** The same folder, as this process names it. */
  readonly seen: string;
  /** To be put before a command, which then has the disk. */
  readonly within: readonly string[];
  freeBytes(): number;
  /** Writes a file until this much is left. */
  fillUpTo(freeBytes: number): void;
  /** Removes what was filled up. */
  makeRoom(): void;
}

const isRoot = process.getuid?.() === 0;
const inOwnMounts = isRoot ? ["--mount"] : ["--map-root-user", "--mount"];
const enter = ["nsenter", "--mount", ...(isRoot ? [] : ["--user", "--preserve-credentials"])];

/** Why there is no such disk here; null where there is. */
export function noOwnDisk(kind: keyof typeof mounts = "memory"): string | null {
  if (kind === "ext4" && !isRoot) return "only root may mount an image";
  const script = ["bash", "-c", 'mount -t tmpfs -o size=64k tmpfs "$1"', "bash"];
  const words = [...inOwnMounts, ...script, path.resolve("test")];
  const { status } = spawnSync("unshare", words);
  return status === 0 ? null : "this system lets a user mount no file system of their own";
}

/** By the command that mounts it on "$1". */
const mounts = {
  memory: 'mount -t tmpfs -o size=16m tmpfs "$1"',
  /** On a file; for root alone. */
  ext4: 'truncate -s 20M "$1.img" && mkfs.ext4 -q -m 0 "$1.img" && mount -o loop "$1.img" "$1" && rm "$1.img"',
} as const;

export async function createOwnDisk(kind: keyof typeof mounts = "memory"): Promise<OwnDisk> {
  const folder = path.join(temporaryFolder({ "disk/empty": "" }), "disk");
  const script = `${mounts[kind]} && echo mounted && exec sleep infinity`;
  const holder = spawn("unshare", [...inOwnMounts, "bash", "-c", script, "bash", folder]);
  onTestFinished(() => void holder.kill("SIGKILL"));
  await once(holder.stdout, "data");
  const pid = String(holder.pid);
  const seen = path.join("/proc", pid, "root", folder);
  const filler = path.join(seen, "filler");
  const freeBytes = () => {
    const { bavail, bsize } = statfsSync(seen);
    return bavail * bsize;
  };
  return {
    folder,
    seen,
    within: [...enter, "--target", pid, "bash", "-c", 'cd "$0" && exec "$@"', process.cwd()],
    freeBytes,
    fillUpTo(leftBytes) {
      const descriptor = openSync(filler, "a");
      const zeros = Buffer.alloc(256 * 1024);
      try {
        for (;;) {
          const more = Math.min(zeros.length, freeBytes() - leftBytes);
          if (more <= 0) return;
          writeSync(descriptor, zeros, 0, more);
        }
      } catch (error) {
        // Its last blocks may be taken by folders.
        if (!String(error).includes("ENOSPC")) throw error;
      } finally {
        closeSync(descriptor);
      }
    },
    makeRoom: () => rmSync(filler, { force: true }),
  };
}
