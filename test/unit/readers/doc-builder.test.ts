/** How paragraphs and tables are put together where their ends are hidden or deleted. */
import { expect, test } from "vitest";
import { createBuilder, type Properties } from "../../../src/readers/doc/builder.ts";
import type { Block } from "../../../src/readers/word/word-text.ts";

const plain: Properties = { styleName: null };
const cell: Properties = { ...plain, isInTable: true };
const rowEnd: Properties = { ...cell, isRowEnd: true };
const hidden = (properties: Properties = plain): Properties => ({ ...properties, isHidden: true });

function build(...pieces: readonly (readonly [text: string, properties: Properties])[]) {
  const builder = createBuilder(new Map());
  for (const [text, properties] of pieces)
    for (const character of text) builder.take(0, character.charCodeAt(0), properties);
  return builder.finish().blocks.map(shown);
}

function shown(block: Block): unknown {
  if (!("rows" in block)) return block.content.map(String).join("");
  return block.rows.map((row) => row.map(({ blocks }) => blocks.map(shown).join("/")));
}

test("a cell whose text and end are hidden is empty, and its row stays a row", () => {
  const table = build(
    ["甲\u{7}", cell],
    ["涉密\u{7}", hidden(cell)],
    ["\u{7}", hidden(rowEnd)],
    ["乙\u{7}8\u{7}", cell],
    ["\u{7}", rowEnd],
    ["后文\r", plain],
  );
  expect(table).toEqual([
    [
      ["甲", ""],
      ["乙", "8"],
    ],
    "后文",
  ]);
});

test("a deleted end joins two paragraphs, a hidden one does not, and a hidden paragraph leaves nothing", () => {
  const deleted = { ...plain, isDeleted: true };
  expect(build(["前", plain], ["\r", deleted], ["后\r", plain])).toEqual(["前后"]);
  expect(build(["前", plain], ["\r", hidden()], ["后\r", plain])).toEqual(["前", "后"]);
  expect(build(["前\r", plain], ["涉密\r", hidden()], ["后\r", plain])).toEqual(["前", "后"]);
});

test("a field has its result alone, also within another field", () => {
  const field = "\u{13} IF \u{13} DOCPROPERTY x \u{14}1\u{15} = 1 \u{14}是\u{15}。\r";
  expect(build([field, plain])).toEqual(["是。"]);
});
