/** What the styles of an OpenDocument text say about its words: hidden or not, on the line or not, and which built-in style it is. */
import type { Tree, TreeElement } from "../dom.ts";
import type { Script } from "../word/word-text.ts";

interface Style {
  readonly isHidden: boolean;
  /** Null on the line; undefined where nothing is stated. */
  readonly script: Script | null | undefined;
  /** By its English name. */
  readonly builtIn: string | null;
  readonly listStyle: string | null;
}

export type Styles = ReadonlyMap<string, Style>;

const builtIn = /^(Title|Subtitle)$|^Contents_20_(\d)$/;

/** By name. A style has what it states, and else what its parent has. */
export function readStyles(trees: readonly Tree[]): Styles {
  const stated = new Map<string, TreeElement>();
  for (const tree of trees)
    for (const style of tree.getElementsByTagName("style:style"))
      stated.set(style.getAttribute("style:name") ?? "", style);
  return new Map([...stated.keys()].map((name) => [name, resolve(name, stated)]));
}

function resolve(name: string, stated: ReadonlyMap<string, TreeElement>): Style {
  let display: string | null = null;
  let position: string | null = null;
  let found: string | null = null;
  let listStyle: string | null = null;
  const seen = new Set<string>();
  for (let at: string | null = name; at !== null && !seen.has(at);) {
    seen.add(at);
    const style = stated.get(at);
    const [properties] = style?.getElementsByTagName("style:text-properties") ?? [];
    display ??= properties?.getAttribute("text:display") ?? null;
    position ??= properties?.getAttribute("style:text-position") ?? null;
    listStyle ??= style?.getAttribute("style:list-style-name") ?? null;
    const [, title, level] = builtIn.exec(at) ?? [];
    found ??= title ?? (level === undefined ? null : `toc ${level}`);
    at = style?.getAttribute("style:parent-style-name") ?? null;
  }
  const script = position === null ? undefined : scriptAt(position);
  return { isHidden: display === "none", script, builtIn: found, listStyle };
}

/** super 58%, -33% 58%: how far above the line, and how large. A text of full size is only moved. */
function scriptAt(position: string): Script | null {
  const [height = "", size] = position.split(" ");
  if (size === "100%") return null;
  if (height === "super" || Number.parseFloat(height) > 0) return "superscript";
  return height === "sub" || Number.parseFloat(height) < 0 ? "subscript" : null;
}
