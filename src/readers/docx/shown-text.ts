/**
 * Rewrites a part of a .docx file so that it has the text that Word shows, in elements that mammoth reads: changes that
 * are tracked are accepted, hidden text and tables of contents are gone, text boxes stand behind the paragraph that
 * they are anchored in, fields have their results, and formulas are written in one line.
 */
import { isElement, type Tree, type TreeElement } from "../dom.ts";
import { equationText } from "./equation-field.ts";
import { fieldsOf } from "./fields.ts";
import { formulaText, loweredSigns, raisedSigns } from "./formulas.ts";
import { isOn, valueOf } from "./numbering.ts";
import { runOf } from "./runs.ts";

const former =
  "w\\:del, w\\:moveFrom, w\\:pPrChange, w\\:rPrChange, w\\:tblPrChange, w\\:trPrChange, w\\:tcPrChange, w\\:sectPrChange";
/** mammoth would leave out what is within them. */
const wrappers = "w\\:fldSimple, w\\:dir, w\\:bdo, m\\:oMathPara";
/** Elements that mammoth does not know, and those that it does. */
const sameAs = [
  ["w:cr", "w:br"],
  ["w:ptab", "w:tab"],
] as const;
const contentsField = /^\s*TOC\b/;

export function keepShownText(part: Tree, hiddenStyles: ReadonlySet<string>): void {
  dropContents(part);
  acceptChanges(part);
  dropHidden(part, hiddenStyles);
  for (const wrapper of part.querySelectorAll(wrappers)) wrapper.replaceWith(...wrapper.children);
  // mammoth leaves out the sign of a box to be ticked.
  for (const control of part.getElementsByTagName("w:sdt"))
    control.replaceWith(...(childOf(control, "w:sdtContent")?.children ?? []));
  for (const ruby of part.getElementsByTagName("w:ruby")) {
    const [base] = ruby.getElementsByTagName("w:rubyBase");
    ruby.replaceWith(...[...(base?.getElementsByTagName("w:r") ?? [])].flatMap(contentOf));
  }
  for (const formula of part.getElementsByTagName("m:oMath"))
    formula.replaceWith(runOf(part, formulaText(formula)));
  for (const [name, known] of sameAs)
    for (const element of part.getElementsByTagName(name))
      element.replaceWith(part.createElement(known));
  writeFields(part);
  writeScripts(part);
  placeTextBoxes(part);
}

/** The styles of paragraphs and characters whose text is hidden. */
export function hiddenStylesOf(styles: Tree | null): ReadonlySet<string> {
  const all = new Map(
    [...(styles?.getElementsByTagName("w:style") ?? [])].map((style) => [
      style.getAttribute("w:styleId") ?? "",
      style,
    ]),
  );
  const isHidden = (id: string | null, seen: ReadonlySet<string>): boolean => {
    const style = id === null || seen.has(id) ? undefined : all.get(id);
    if (id === null || style === undefined) return false;
    const own = ownVisibility(childOf(style, "w:rPr"));
    return own ?? isHidden(valueOf(style, "w:basedOn"), new Set([...seen, id]));
  };
  return new Set([...all.keys()].filter((id) => isHidden(id, new Set())));
}

function acceptChanges(part: Tree): void {
  for (const row of part.getElementsByTagName("w:tr")) {
    const properties = childOf(row, "w:trPr");
    if (properties === null) continue;
    if (childOf(properties, "w:del") !== null || isOn(properties, "w:hidden")) row.remove();
  }
  for (const cell of part.getElementsByTagName("w:cellDel")) cell.closest("w\\:tc")?.remove();
  // The deleted mark of a paragraph stands in its properties, which go with it.
  for (const paragraph of part.getElementsByTagName("w:p")) {
    const mark = markOf(paragraph);
    if (mark !== null && (childOf(mark, "w:del") ?? childOf(mark, "w:moveFrom")) !== null)
      joinToNext(paragraph);
  }
  for (const element of part.querySelectorAll(former)) element.remove();
}

function dropHidden(part: Tree, hiddenStyles: ReadonlySet<string>): void {
  const has = (style: string | null) => style !== null && hiddenStyles.has(style);
  const isHidden = (properties: TreeElement | null, paragraph: TreeElement | null) =>
    ownVisibility(properties) ??
    (has(properties === null ? null : valueOf(properties, "w:rStyle")) || has(styleOf(paragraph)));
  for (const run of part.getElementsByTagName("w:r"))
    if (isHidden(childOf(run, "w:rPr"), run.closest("w\\:p"))) run.remove();
  for (const paragraph of part.getElementsByTagName("w:p"))
    if (isHidden(markOf(paragraph), paragraph)) joinToNext(paragraph);
}

/** Null where nothing is stated. */
function ownVisibility(properties: TreeElement | null): boolean | null {
  const stated = properties === null ? null : childOf(properties, "w:vanish");
  return properties === null || stated === null ? null : isOn(properties, "w:vanish");
}

/** A paragraph without its mark goes on in the next one, which has the number; the last of a cell or text just ends. */
function joinToNext(paragraph: TreeElement): void {
  const content = [...paragraph.children].filter(({ tagName }) => tagName !== "w:pPr");
  const next = paragraph.nextElementSibling;
  if (next?.tagName === "w:p") {
    const properties = childOf(next, "w:pPr");
    for (const element of content.toReversed())
      if (properties === null) next.prepend(element);
      else properties.after(element);
  } else if (content.some(({ textContent }) => (textContent ?? "") !== "")) return;
  paragraph.remove();
}

/** What a TOC field shows, and the control that Word wraps around it. */
function dropContents(part: Tree): void {
  for (const control of part.getElementsByTagName("w:sdt")) {
    const properties = childOf(control, "w:sdtPr");
    if (properties !== null && valueOf(properties, "w:docPartGallery") === "Table of Contents")
      control.remove();
  }
  for (const field of part.getElementsByTagName("w:fldSimple"))
    if (contentsField.test(field.getAttribute("w:instr") ?? "")) field.remove();
  for (const { code, runs } of fieldsOf(part))
    if (contentsField.test(code)) for (const run of runs) run.remove();
}

/** Fields whose results are not in the file. */
function writeFields(part: Tree): void {
  for (const { code, runs, form } of fieldsOf(part)) {
    const written = form === null ? equationText(code) : isChecked(form) ? "☑" : "☐";
    if (written !== null) runs.at(-1)?.after(runOf(part, written));
  }
}

function isChecked(box: TreeElement): boolean {
  const stated = childOf(box, "w:checked") === null ? "w:default" : "w:checked";
  return isOn(box, stated);
}

/** 10³ must not become 103. */
function writeScripts(part: Tree): void {
  for (const run of part.getElementsByTagName("w:r")) {
    const properties = childOf(run, "w:rPr");
    const align = properties === null ? null : valueOf(properties, "w:vertAlign");
    const inSigns =
      align === "superscript" ? raisedSigns : align === "subscript" ? loweredSigns : null;
    if (inSigns === null) continue;
    for (const text of run.getElementsByTagName("w:t"))
      text.textContent = inSigns(text.textContent ?? "") ?? text.textContent;
  }
}

/** A box may be there twice, in the forms of a new and an old Word; mammoth reads the old one only. */
function placeTextBoxes(part: Tree): void {
  const hasBox = (element: TreeElement) =>
    [...element.getElementsByTagName("w:txbxContent")].length > 0;
  for (const alternatives of part.getElementsByTagName("mc:AlternateContent")) {
    const shown = [...alternatives.children].find(hasBox);
    if (shown !== undefined) alternatives.replaceWith(shown);
  }
  const lastBehind = new Map<TreeElement, TreeElement>();
  for (const box of part.getElementsByTagName("w:txbxContent")) {
    const anchor = box.parentElement?.closest("w\\:p") ?? null;
    if (anchor === null) continue;
    for (const element of box.children) {
      (lastBehind.get(anchor) ?? anchor).after(element);
      lastBehind.set(anchor, element);
    }
    box.remove();
  }
}

function contentOf(run: TreeElement): TreeElement[] {
  return [...run.children].filter(({ tagName }) => tagName !== "w:rPr");
}

function styleOf(paragraph: TreeElement | null): string | null {
  const properties = paragraph === null ? null : childOf(paragraph, "w:pPr");
  return properties === null ? null : valueOf(properties, "w:pStyle");
}

function markOf(paragraph: TreeElement): TreeElement | null {
  const properties = childOf(paragraph, "w:pPr");
  return properties === null ? null : childOf(properties, "w:rPr");
}

function childOf(element: TreeElement, name: string): TreeElement | null {
  return [...element.childNodes].filter(isElement).find(({ tagName }) => tagName === name) ?? null;
}
