/**
 * What is made of a large file once in, a file that holds it for the next start out.
 */
import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/**
 * The path of the file `name` in `cacheDir`, or in the system's folder where that cannot be written; made where it is
 * missing. The name must change with what the content is made of.
 */
export function cachedFile(name: string, cacheDir: string, make: () => string): string {
  const folders = [cacheDir, tmpdir()];
  const known = folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file));
  return known ?? write(make(), name, folders);
}

function write(content: string, name: string, [folder, ...others]: readonly string[]): string {
  if (folder === undefined) throw new Error(`no folder for ${name} can be written`);
  const file = path.join(folder, name);
  const unfinished = `${file}.${process.pid}.tmp`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(unfinished, content);
    // Whole or not at all, also where two processes start at once.
    renameSync(unfinished, file);
    return file;
  } catch (error) {
    if (others.length === 0) throw error;
    return write(content, name, others);
  }
}
