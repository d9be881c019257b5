/** Puts the texts of diagrams (SmartArt), such as charts of an office's sections, behind the paragraph of each. */
import type { Tree, TreeElement } from "../dom.ts";
import { runOf } from "./runs.ts";

/** @param open the part that a relation of this part leads to; null if there is none */
export function placeDiagrams(part: Tree, open: (relation: string) => Tree | null): void {
  for (const reference of part.getElementsByTagName("dgm:relIds")) {
    const data = open(reference.getAttribute("r:dm") ?? "");
    const paragraph = reference.closest("w\\:p");
    for (const text of data === null ? [] : textsIn(data).toReversed())
      paragraph?.after(paragraphOf(part, text));
  }
}

/** By relation id: the path of the part, from the folder of the part that refers to it. */
export function targetsIn(relations: Tree | null): ReadonlyMap<string, string> {
  const all = [...(relations?.getElementsByTagName("Relationship") ?? [])];
  return new Map(
    all.map((relation) => [
      relation.getAttribute("Id") ?? "",
      relation.getAttribute("Target") ?? "",
    ]),
  );
}

function textsIn(data: Tree): string[] {
  return [...data.getElementsByTagName("a:p")].map(({ textContent }) => textContent ?? "");
}

function paragraphOf(part: Tree, written: string): TreeElement {
  const paragraph = part.createElement("w:p");
  paragraph.append(runOf(part, written));
  return paragraph;
}
