/**
 * Excerpts in; those that stand in their files exactly as they are, out. The last step before anything is shown.
 */
import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import type { Excerpt } from "../domain.ts";

export interface Verifier {
  /** Whether `text` is `slice(start, end)` of the file as it lies in the seeds folder now. */
  isVerbatim(excerpt: Excerpt): boolean;
}

interface ReadFile {
  readonly stamp: string;
  readonly content: string;
}

export function createVerifier(seedsDir: string): Verifier {
  const files = new Map<string, ReadFile>();
  const contentOf = (name: string): string | null => {
    const file = path.join(seedsDir, name);
    const stat = statSync(file, { throwIfNoEntry: false });
    if (stat === undefined) return null;
    const stamp = `${stat.mtimeMs} ${stat.size}`;
    const known = files.get(name);
    if (known?.stamp === stamp) return known.content;
    const content = new TextDecoder("utf-8", { ignoreBOM: true }).decode(readFileSync(file));
    files.set(name, { stamp, content });
    return content;
  };
  return {
    isVerbatim: ({ document, passage, text }) =>
      contentOf(document.file)?.slice(passage.startUtf16, passage.endUtf16) === text,
  };
}
