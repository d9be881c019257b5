/**
 * `npm run eval:recognition`: draws twenty pages, recognises them as the bot does, and prints by kind the share of wrong
 * characters: insertions, omissions and others, of the characters that stand on the pages.
 */
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseWords } from "../../cli/arguments.ts";
import { runCommand } from "../../cli/run-command.ts";
import { formatTable } from "../../core/align-columns.ts";
import { pageOfRecognised } from "../../readers/ocr/pieces.ts";
import { recogniseApart } from "../../readers/ocr/recognise-apart.ts";
import { joinPages } from "../../readers/pages/read-pages.ts";
import { cellBorder } from "../../readers/text-line.ts";
import { drawPage, loadFont, writtenOn } from "./draw-page.ts";
import { type MeasuredPage, measuredPages } from "./pages.ts";

const usage = `Usage: npm run -s eval:recognition -- [options]
  --font FILE  draws the pages in this font (.ttf, .otf, .ttc), not in one of the system
  --save DIR   keeps the pictures and what was read of them
  --help       this text`;

const options = {
  font: { type: "string" },
  save: { type: "string" },
  help: { type: "boolean", default: false },
} as const;

interface Measured extends MeasuredPage {
  readonly wrong: number;
  readonly of: number;
  readonly hasNumber: boolean;
  readonly tookMs: number;
}

async function run(): Promise<number> {
  const { values } = parseWords(options, usage);
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  const font = loadFont(values.font);
  if (values.save !== undefined) await mkdir(values.save, { recursive: true });
  const measured: Measured[] = [];
  for (const [index, page] of measuredPages().entries()) {
    const { result, picture, text } = await measure(page, font);
    measured.push(result);
    if (values.save !== undefined) {
      const file = path.join(values.save, `${String(index + 1).padStart(2, "0")}-${page.kind}`);
      await writeFile(`${file}.picture`, picture);
      await writeFile(`${file}.txt`, `${writtenOn(page.page)}\n\n${text}\n`);
    }
  }
  const kinds = [...new Set(measured.map(({ kind }) => kind))];
  const rows = [
    ...kinds.map((kind) =>
      rowOf(
        kind,
        measured.filter((page) => page.kind === kind),
      ),
    ),
    rowOf("all", measured),
  ];
  const heading = ["kind", "pages", "characters", "wrong", "share", "numbers", "s/page"];
  process.stdout.write(`${formatTable([heading, ...rows])}\n`);
  return 0;
}

async function measure(page: MeasuredPage, font: string) {
  const drawn = drawPage(page.page, font);
  const picture = page.spoil === null ? drawn : await page.spoil(drawn);
  const startMs = performance.now();
  const file = { name: "page", kind: "picture", bytes: picture } as const;
  const pages = (await recogniseApart(file, null, {})).map(pageOfRecognised);
  const tookMs = performance.now() - startMs;
  const { text } = joinPages({ title: null, author: null, pages });
  const read = text.replaceAll(cellBorder, "").replace(/^#+ /gm, "").replace(/\s/g, "");
  const written = writtenOn(page.page);
  const hasNumber = page.documentNumber === null || text.includes(page.documentNumber);
  const wrong = editDistance(written, read);
  return { result: { ...page, wrong, of: written.length, hasNumber, tookMs }, picture, text };
}

function rowOf(kind: string, pages: readonly Measured[]): string[] {
  const sum = (valueOf: (page: Measured) => number) =>
    pages.reduce((total, page) => total + valueOf(page), 0);
  const numbered = pages.filter(({ documentNumber }) => documentNumber !== null);
  const right = numbered.filter(({ hasNumber }) => hasNumber).length;
  const share = (100 * sum(({ wrong }) => wrong)) / sum(({ of }) => of);
  return [
    kind,
    String(pages.length),
    String(sum(({ of }) => of)),
    String(sum(({ wrong }) => wrong)),
    `${share.toFixed(2)} %`,
    numbered.length === 0 ? "-" : `${right}/${numbered.length}`,
    (sum(({ tookMs }) => tookMs) / pages.length / 1000).toFixed(1),
  ];
}

/** Levenshtein's, by characters. */
function editDistance(one: string, other: string): number {
  const others = Array.from(other);
  let row = Array.from({ length: others.length + 1 }, (_, index) => index);
  for (const [index, character] of Array.from(one).entries()) {
    const next = [index + 1];
    for (const [at, otherCharacter] of others.entries())
      next.push(
        Math.min(
          (next[at] ?? 0) + 1,
          (row[at + 1] ?? 0) + 1,
          (row[at] ?? 0) + (character === otherCharacter ? 0 : 1),
        ),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
}

await runCommand(run, "go-on");
