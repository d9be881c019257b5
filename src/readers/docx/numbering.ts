/**
 * Reads the numbering and style parts of a .docx file: the definition of each list level, and the numbering that a
 * paragraph style implies.
 */
import type { Tree, TreeElement } from "../dom.ts";

export interface Level {
  readonly start: number;
  readonly format: string;
  /** `%1` to `%9` stand for the numbers of the levels. */
  readonly text: string;
  /** What separates the number from the paragraph: `tab`, `space` or `nothing`. */
  readonly suffix: string;
  /** Whether the level restarts after a paragraph of a higher level. */
  readonly restarts: boolean;
  /** Whether the numbers of all levels are written in Arabic digits here. */
  readonly inFigures: boolean;
  /** The paragraph style that always has this level. */
  readonly style: string | null;
}

export interface List {
  readonly id: string;
  /** The abstract numbering; lists of one family share their counters. */
  readonly family: string;
  readonly levels: ReadonlyMap<number, Level>;
  /** By level: the number at which this list restarts, whatever its family counted. */
  readonly restartsAt: ReadonlyMap<number, number>;
}

export interface Numbering {
  readonly lists: ReadonlyMap<string, List>;
  /** By style id: the list and level of its paragraphs. */
  readonly styles: ReadonlyMap<string, NumberedAs>;
}

/** Null where the paragraph or style states nothing. */
interface NumberedAs {
  readonly list: string | null;
  readonly level: number | null;
}

export function readNumbering(numbering: Tree | null, styles: Tree | null): Numbering {
  const styleNumbers = readStyles(styles);
  const families = new Map<string, ReadonlyMap<number, Level>>();
  const linked = new Map<string, string>();
  for (const family of elements(numbering, "w:abstractNum")) {
    const id = attribute(family, "w:abstractNumId");
    families.set(id, readLevels(family));
    const link = valueOf(family, "w:numStyleLink");
    if (link !== null) linked.set(id, link);
  }
  const lists = new Map<string, List>();
  const familyOf = new Map<string, string>();
  const nums = [...elements(numbering, "w:num")];
  for (const num of nums)
    familyOf.set(attribute(num, "w:numId"), valueOf(num, "w:abstractNumId") ?? "");
  for (const num of nums) {
    const id = attribute(num, "w:numId");
    const own = familyOf.get(id) ?? "";
    const listOfStyle = styleNumbers.get(linked.get(own) ?? "")?.list ?? "";
    const family = familyOf.get(listOfStyle) ?? own;
    const { levels, restartsAt } = overridesOf(num);
    const merged = new Map([...(families.get(family) ?? []), ...levels]);
    lists.set(id, { id, family, levels: merged, restartsAt });
  }
  return { lists, styles: styleNumbers };
}

function readLevels(parent: TreeElement): Map<number, Level> {
  const levels = new Map<number, Level>();
  for (const level of parent.getElementsByTagName("w:lvl"))
    levels.set(numberOf(attribute(level, "w:ilvl"), 0), {
      start: numberOf(valueOf(level, "w:start"), 1),
      format: valueOf(level, "w:numFmt") ?? "decimal",
      text: valueOf(level, "w:lvlText") ?? "",
      suffix: valueOf(level, "w:suff") ?? "tab",
      restarts: valueOf(level, "w:lvlRestart") !== "0",
      inFigures: isOn(level, "w:isLgl"),
      style: valueOf(level, "w:pStyle"),
    });
  return levels;
}

function overridesOf(num: TreeElement): Pick<List, "levels" | "restartsAt"> {
  const restartsAt = new Map<number, number>();
  for (const override of num.getElementsByTagName("w:lvlOverride")) {
    const start = valueOf(override, "w:startOverride");
    if (start !== null)
      restartsAt.set(numberOf(attribute(override, "w:ilvl"), 0), numberOf(start, 1));
  }
  return { levels: readLevels(num), restartsAt };
}

/** A style inherits what it does not state from the style it is based on. */
function readStyles(styles: Tree | null): Map<string, NumberedAs> {
  const own = new Map<string, NumberedAs & { readonly basedOn: string | null }>();
  for (const style of elements(styles, "w:style")) {
    const basedOn = valueOf(style, "w:basedOn");
    own.set(attribute(style, "w:styleId"), { ...numberedAs(style), basedOn });
  }
  const resolved = new Map<string, NumberedAs>();
  for (const id of own.keys()) {
    let list: string | null = null;
    let level: number | null = null;
    const seen = new Set<string>();
    for (let at: string | null = id; at !== null && !seen.has(at);) {
      seen.add(at);
      const style = own.get(at);
      list ??= style?.list ?? null;
      level ??= style?.level ?? null;
      at = style?.basedOn ?? null;
    }
    if (list !== null) resolved.set(id, { list, level });
  }
  return resolved;
}

/** The numbering that a paragraph or style states itself. */
export function numberedAs(element: TreeElement): NumberedAs {
  const [properties] = element.getElementsByTagName("w:numPr");
  if (properties === undefined) return { list: null, level: null };
  const level = valueOf(properties, "w:ilvl");
  return {
    list: valueOf(properties, "w:numId"),
    level: level === null ? null : numberOf(level, 0),
  };
}

export function valueOf(parent: TreeElement, name: string): string | null {
  const [element] = parent.getElementsByTagName(name);
  return element?.getAttribute("w:val") ?? null;
}

/** A present element means yes, unless its value says no. */
export function isOn(parent: TreeElement, name: string): boolean {
  const [element] = parent.getElementsByTagName(name);
  return element !== undefined && !/^(?:0|false|off)$/.test(element.getAttribute("w:val") ?? "");
}

function elements(tree: Tree | null, name: string): Iterable<TreeElement> {
  return tree?.getElementsByTagName(name) ?? [];
}

function attribute(element: TreeElement, name: string): string {
  return element.getAttribute(name) ?? "";
}

function numberOf(written: string | null, otherwise: number): number {
  return written !== null && /^\d{1,5}$/.test(written) ? Number(written) : otherwise;
}
