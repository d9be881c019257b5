/** Texts as documents and people write them, with markup, white space and rare characters in any place. */
import fc from "fast-check";
import type { TextRange } from "../../src/core/domain.ts";

const piece = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom("河曲县", "编制", "一是", "。", "？", "!", ". ", "\n", "；"),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom("<", ">", "&", "<b>", "</blockquote>", "&amp;", "😀", "𠀀", "👩‍👩‍👧"),
  },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 20 }) },
);

export function written(maxPieces: number): fc.Arbitrary<string> {
  return fc.array(piece, { minLength: 1, maxLength: maxPieces }).map((pieces) => pieces.join(""));
}

/** Of a text, also such as reach beyond it. */
export const anyRanges: fc.Arbitrary<readonly TextRange[]> = fc.array(
  fc
    .tuple(fc.integer({ min: -5, max: 9000 }), fc.integer({ min: 0, max: 400 }))
    .map(([start, length]): TextRange => [start, start + length]),
  { maxLength: 150 },
);
