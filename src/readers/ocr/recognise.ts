/** Recognises the pages of a file, one after another. Runs in a process of its own. */
import { availableParallelism } from "node:os";
import { openForDrawing } from "./draw-pdf.ts";
import { loadModels } from "./models.ts";
import { countPictures, decodePicture, type Raster } from "./raster.ts";
import { recognisePage } from "./read-page.ts";
import type { RecognitionMessage, RecognitionTask } from "./recognition-messages.ts";

/** More gain little on pictures of this size. */
const mostThreads = 4;

export async function recognise(
  { kind, bytes, pages, known }: RecognitionTask,
  send: (message: RecognitionMessage) => Promise<unknown>,
): Promise<void> {
  const opened = await open(kind, bytes);
  const wanted = pages ?? Array.from({ length: opened.pageCount }, (_, index) => index + 1);
  await send({ kind: "begin", pages: wanted });
  const models = await loadModels(Math.min(mostThreads, availableParallelism()));
  for (const number of wanted) {
    if (known.includes(number)) continue;
    const page = await recognisePage(models, await opened.draw(number), number);
    await send({ kind: "page", page });
  }
}

interface Opened {
  readonly pageCount: number;
  draw(number: number): Promise<Raster>;
}

async function open(kind: RecognitionTask["kind"], bytes: Uint8Array): Promise<Opened> {
  if (kind === "pdf") return openForDrawing(bytes);
  const draw = (number: number) => decodePicture(bytes, number - 1);
  return { pageCount: await countPictures(bytes), draw };
}
