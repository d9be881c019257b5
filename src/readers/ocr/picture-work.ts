/** Works on the pictures of a file. Runs in a process of its own. */
import { availableParallelism } from "node:os";
import { countPictures, decodePicture } from "./decode-picture.ts";
import { joinPictures } from "./join-pictures.ts";
import { loadModels } from "./models.ts";
import type {
  DrawableFile,
  PictureMessage,
  PictureTask,
  RecognitionTask,
} from "./picture-tasks.ts";
import { type DrawablePages, toJpeg } from "./raster.ts";
import { recognisePage } from "./read-page.ts";

/** More gain little on pictures of this size. */
const mostThreads = 4;

type Send = (message: PictureMessage) => Promise<unknown>;

export async function work(task: PictureTask, send: Send): Promise<void> {
  switch (task.work) {
    case "recognise":
      return recognise(task, send);
    case "draw": {
      const drawn = await (await open(task)).draw(task.page);
      await send({ kind: "made", bytes: await toJpeg(drawn) });
      return;
    }
    case "join": {
      const onPicture = () => send({ kind: "going-on" });
      await send({ kind: "made", bytes: await joinPictures(task.pictures, onPicture) });
    }
  }
}

async function recognise({ pages, known, ...file }: RecognitionTask, send: Send): Promise<void> {
  const opened = await open(file);
  const wanted = pages ?? Array.from({ length: opened.pageCount }, (_, index) => index + 1);
  await send({ kind: "begin", pages: wanted });
  const models = await loadModels(Math.min(mostThreads, availableParallelism()));
  for (const number of wanted) {
    if (known.includes(number)) continue;
    const page = await recognisePage(models, await opened.draw(number), number);
    await send({ kind: "page", page });
  }
}

async function open({ kind, bytes }: DrawableFile): Promise<DrawablePages> {
  switch (kind) {
    case "pdf":
      // pdf.js takes as long to load as half a page to be recognised.
      return (await import("./draw-pdf.ts")).openForDrawing(bytes);
    case "ofd":
      return (await import("./draw-ofd.ts")).openOfdForDrawing(bytes);
    case "picture": {
      const draw = (number: number) => decodePicture(bytes, number - 1);
      return { pageCount: await countPictures(bytes), draw };
    }
  }
}
