import type { Tree, TreeElement } from "../dom.ts";

/** A run of text, to be put into a paragraph of the part. */
export function runOf(part: Tree, written: string): TreeElement {
  const run = part.createElement("w:r");
  const text = part.createElement("w:t");
  text.setAttribute("xml:space", "preserve");
  text.append(part.createTextNode(written));
  run.append(text);
  return run;
}
