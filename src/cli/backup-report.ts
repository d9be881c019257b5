import type { Manifest } from "../app/backup/archive.ts";

export function describeBackup({ files, madeAt, version }: Manifest): string {
  const megabytes = files.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6;
  return `${files.length} files, ${megabytes.toFixed(1)} MB, of ${madeAt}, version ${version}`;
}
