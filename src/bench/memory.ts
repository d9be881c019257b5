/**
 * What a process holds that answers, and what of it has to be there, in; what it is a multiple of, out.
 */
import { type Figure, largePassageCount } from "./figure.ts";
import { mebibytes } from "./mebibytes.ts";

export interface ServedMemory {
  /** Of the process, the model and the program included. */
  readonly residentBytes: number;
  readonly passageCount: number;
  /** Of passages and sentences. */
  readonly vectorBytes: number;
  readonly textBytes: number;
}

export function memoryFigure(memory: ServedMemory): Figure {
  const { residentBytes, vectorBytes, textBytes, passageCount } = memory;
  return {
    what: "memory resident over the bytes of vectors and texts",
    value: overContent(memory),
    // Fewer are dwarfed by the program and the model, which are there for any number.
    target: passageCount >= largePassageCount ? { atMost: 2.5 } : null,
    detail: `${mebibytes(residentBytes)} resident with the model; vectors ${mebibytes(vectorBytes)}, texts ${mebibytes(textBytes)}`,
  };
}

export function overContent({ residentBytes, vectorBytes, textBytes }: ServedMemory): number {
  return residentBytes / (vectorBytes + textBytes);
}
