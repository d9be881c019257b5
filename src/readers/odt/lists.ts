/** The lists of an OpenDocument text: how their levels are numbered, and which of them goes on with which. */
import type { Tree, TreeElement } from "../dom.ts";
import type { ListLevel, WordList } from "../word/word-text.ts";

interface Numbered {
  readonly listId: number;
  /** 0 to 8. */
  readonly level: number;
}

export interface Lists {
  /** @param above the place of the item that holds the list; null for a list of its own */
  enter(list: TreeElement, above: Numbered | null, styleOfParagraph: string | null): Numbered;
  /** The number of an item, which may begin anew. */
  item(item: TreeElement, place: Numbered): Numbered;
  /** Null where headings have no numbers. */
  ofHeading(element: TreeElement): Numbered | null;
  made(): readonly WordList[];
}

const maxLevel = 8;
/** Names that no file has. */
const outline = "\0outline";
const none = "\0none";
const unnamed = "\0unnamed";

export function createLists(trees: readonly Tree[]): Lists {
  const styles = new Map<string, ReadonlyMap<number, ListLevel>>();
  for (const tree of trees) {
    for (const style of tree.getElementsByTagName("text:list-style"))
      styles.set(style.getAttribute("style:name") ?? "", readLevels(style));
    for (const style of tree.getElementsByTagName("text:outline-style"))
      styles.set(outline, readLevels(style));
  }
  const lists: (WordList & { readonly style: string })[] = [];
  const named = new Map<string, number>();
  const begin = (
    style: string,
    familyId: number | null,
    restartsAt: ReadonlyMap<number, number> = new Map(),
  ) => {
    const id = lists.length + 1;
    const levels = styles.get(style) ?? new Map<number, ListLevel>();
    lists.push({ id, familyId: familyId ?? id, style, levels, restartsAt });
    return id;
  };
  let headings: number | null = null;

  return {
    enter(list, above, styleOfParagraph) {
      const level = above === null ? 0 : Math.min(above.level + 1, maxLevel);
      const own = list.getAttribute("text:style-name");
      // A list within an item goes on with the one around it, unless it has a style of its own.
      if (above !== null && (own === null || own === lists[above.listId - 1]?.style))
        return { ...above, level };
      const style = own ?? styleOfParagraph ?? "";
      const continued = named.get(list.getAttribute("text:continue-list") ?? none);
      const isContinued = list.getAttribute("text:continue-numbering") === "true";
      const last = isContinued ? lists.findLast((each) => each.style === style)?.id : undefined;
      const listId = continued ?? last ?? begin(style, null);
      named.set(list.getAttribute("xml:id") ?? unnamed, listId);
      return { listId, level };
    },
    item(item, place) {
      const start = Number(item.getAttribute("text:start-value") ?? NaN);
      if (!Number.isInteger(start)) return place;
      const { style, familyId } = lists[place.listId - 1] ?? { style: "", familyId: place.listId };
      return { ...place, listId: begin(style, familyId, new Map([[place.level, start]])) };
    },
    ofHeading(element) {
      const level = Number(element.getAttribute("text:outline-level") ?? NaN) - 1;
      const isNumbered = element.tagName === "text:h" && styles.get(outline)?.has(level) === true;
      if (!isNumbered || element.getAttribute("text:is-list-header") === "true") return null;
      headings ??= begin(outline, null);
      return { listId: headings, level };
    },
    made: () => lists,
  };
}

/** By the first number of the series that a format is named by: `一, 二, 三, ...` */
const formats: Readonly<Record<string, string>> = {
  "1": "decimal",
  a: "lowerLetter",
  A: "upperLetter",
  i: "lowerRoman",
  I: "upperRoman",
  "１": "decimalFullWidth",
  一: "chineseCounting",
  壹: "chineseLegalSimplified",
  壱: "ideographLegalTraditional",
  甲: "ideographTraditional",
  子: "ideographZodiac",
  "①": "decimalEnclosedCircle",
};

function readLevels(style: TreeElement): ReadonlyMap<number, ListLevel> {
  const levels = new Map<number, ListLevel>();
  for (const element of style.children) {
    const depth = Number(element.getAttribute("text:level") ?? NaN) - 1;
    if (!(depth >= 0 && depth <= maxLevel)) continue;
    const isBullet = element.tagName === "text:list-level-style-bullet";
    const written = element.getAttribute("style:num-format") ?? "";
    const format = isBullet ? "bullet" : (formats[written.charAt(0)] ?? "decimal");
    if (!isBullet && written === "") continue;
    const shown = Number(element.getAttribute("text:display-levels") ?? 1);
    const first = Math.max(0, depth + 1 - (shown >= 1 ? shown : 1));
    const numbers = Array.from({ length: depth + 1 - first }, (_, at) => `%${first + at + 1}`);
    const prefix = element.getAttribute("style:num-prefix") ?? "";
    const suffix = element.getAttribute("style:num-suffix") ?? "";
    const [properties] = element.getElementsByTagName("style:list-level-label-alignment");
    const follow = properties?.getAttribute("text:label-followed-by") ?? "listtab";
    levels.set(depth, {
      start: Number(element.getAttribute("text:start-value") ?? 1),
      format,
      text: prefix + numbers.join(".") + suffix,
      suffix: follow === "nothing" ? "nothing" : follow === "space" ? "space" : "tab",
    });
  }
  return levels;
}
