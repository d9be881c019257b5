/** Draws a page, and joins pictures, in a process of its own. */
import { refuse } from "../extracted.ts";
import type { DrawableFile, DrawingTask, JoiningTask } from "./picture-tasks.ts";
import { type PictureLimits, runApart } from "./run-apart.ts";

/**
 * A page as a JPEG picture.
 * @param page 1-based
 * @throws AppError `document.unreadable`
 */
export function drawPageApart(name: string, file: DrawableFile, page: number): Promise<Uint8Array> {
  return make(name, { work: "draw", ...file, page });
}

/**
 * Pictures of any format that is read as one PDF file, a page each, in their order.
 * @param name of what they become
 * @throws AppError `document.unreadable`
 */
export function joinPicturesApart(
  name: string,
  pictures: readonly Uint8Array[],
  limits: PictureLimits = {},
): Promise<Uint8Array> {
  return make(name, { work: "join", pictures }, limits);
}

async function make(
  name: string,
  task: DrawingTask | JoiningTask,
  limits: PictureLimits = {},
): Promise<Uint8Array> {
  let made: Uint8Array | null = null as Uint8Array | null;
  await runApart(name, task, limits, (message) => {
    if (message.kind === "made") made = message.bytes;
  });
  if (made === null) throw refuse("damaged", name);
  return made;
}
