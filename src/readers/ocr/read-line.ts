/** Reads the text of one line of a picture, with the place and the probability of each character. */
import { type Models, type Normalisation, run } from "./models.ts";
import { type Box, cutOut, type Raster } from "./raster.ts";

export interface ReadCharacter {
  readonly character: string;
  /** 0 to 1. */
  readonly probability: number;
  /** Centre, as a share of the line's width. */
  readonly at: number;
}

/** The height of lines that the model was trained with. */
const lineHeight = 48;
/** Per pixel of height. A longer line would be a mistake of the detection, and its cost has no bound. */
const longestRatio = 80;
const normalisation: Normalisation = { mean: [0.5, 0.5, 0.5], deviation: [0.5, 0.5, 0.5] };

export async function readLine(
  { recognition, characters }: Models,
  raster: Raster,
  box: Box,
): Promise<readonly ReadCharacter[]> {
  if (box.width > longestRatio * box.height) return [];
  const { values, dims } = await run(recognition, cutOut(raster, box, lineHeight), normalisation);
  const [, stepCount = 0, classCount = 0] = dims;
  const read: ReadCharacter[] = [];
  let before = 0;
  for (let step = 0; step < stepCount; step += 1) {
    const start = step * classCount;
    let best = 0;
    for (let each = 1; each < classCount; each += 1)
      if ((values[start + each] ?? 0) > (values[start + best] ?? 0)) best = each;
    // The same class at neighbouring steps is one character; the blank stands between two of the same.
    if (best !== 0 && best !== before)
      read.push({
        character: characters[best] ?? "",
        probability: values[start + best] ?? 0,
        at: (step + 0.5) / stepCount,
      });
    before = best;
  }
  return read;
}
