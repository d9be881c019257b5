/** Recognises the pages of a file in a process of its own. Pages that an earlier attempt finished are not read again. */
import { createHash } from "node:crypto";
import { maxPdfPages, refuse } from "../extracted.ts";
import type { DrawableFile } from "./picture-tasks.ts";
import type { RecognisedPages } from "./recognised-pages.ts";
import type { RecognisedPage } from "./recognised.ts";
import { type PictureLimits, runApart } from "./run-apart.ts";

export interface RecognitionOptions extends PictureLimits {
  /** Keeps the pages that are done; by default nothing is kept. */
  readonly keeping?: RecognisedPages;
  /** Called before the first page and after each. */
  readonly onPage?: (done: number, of: number) => void;
}

interface NamedFile extends DrawableFile {
  readonly name: string;
}

/**
 * In the order of the pages.
 * @param pages 1-based; null for all
 * @throws AppError `document.unreadable`, or the signal's reason
 */
export async function recogniseApart(
  { name, kind, bytes }: NamedFile,
  pages: readonly number[] | null,
  { keeping, onPage, ...limits }: RecognitionOptions,
): Promise<readonly RecognisedPage[]> {
  limits.signal?.throwIfAborted();
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const known = (await keeping?.of(sha256)) ?? [];
  const found = new Map(known.map((page) => [page.number, page] as const));
  const saving: Promise<void>[] = [];
  let wanted: readonly number[] = [];
  const tell = () => onPage?.(wanted.filter((number) => found.has(number)).length, wanted.length);
  const task = { work: "recognise", kind, bytes, pages, known: [...found.keys()] } as const;
  try {
    await runApart(name, task, limits, (message) => {
      if (message.kind === "begin") {
        wanted = message.pages;
        if (wanted.length > maxPdfPages) throw refuse("too-many-pages", name);
      } else if (message.kind === "page") {
        found.set(message.page.number, message.page);
        if (keeping !== undefined) saving.push(keeping.keep(sha256, message.page));
      }
      tell();
    });
  } finally {
    await Promise.all(saving);
  }
  return wanted.flatMap((number) => found.get(number) ?? []);
}
