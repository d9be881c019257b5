/** The fields of a part that have a beginning and an end among its runs. */
import type { Tree, TreeElement } from "../dom.ts";

export interface Field {
  /** `TOC \o "1-3"`. */
  readonly code: string;
  /** From the field's beginning to its end. */
  readonly runs: readonly TreeElement[];
  /** The properties of a form's field; null for any other. */
  readonly form: TreeElement | null;
}

/** A file may nest more, to no purpose. */
const deepest = 20;

export function fieldsOf(part: Tree): Field[] {
  const fields: Field[] = [];
  const open: { code: string; readonly runs: TreeElement[]; readonly form: TreeElement | null }[] =
    [];
  let tooDeep = 0;
  for (const run of part.getElementsByTagName("w:r")) {
    const closed: Field[] = [];
    for (const element of run.children) {
      const type = element.tagName === "w:fldChar" ? element.getAttribute("w:fldCharType") : null;
      const field = open.at(-1);
      if (type === "begin" && open.length === deepest) tooDeep += 1;
      else if (type === "begin") open.push({ code: "", runs: [], form: formOf(element) });
      else if (type === "end" && tooDeep > 0) tooDeep -= 1;
      else if (type === "end" && field !== undefined) {
        open.pop();
        field.runs.push(run);
        closed.push(field);
      } else if (element.tagName === "w:instrText" && field !== undefined)
        field.code += element.textContent ?? "";
    }
    for (const field of open) field.runs.push(run);
    fields.push(...closed);
  }
  return fields;
}

function formOf(begin: TreeElement): TreeElement | null {
  const [form] = begin.getElementsByTagName("w:checkBox");
  return form ?? null;
}
