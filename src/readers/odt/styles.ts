/** What the styles of an OpenDocument text say about its words: hidden or not, and which built-in style it is. */
import type { Tree, TreeElement } from "../dom.ts";

interface Style {
  readonly isHidden: boolean;
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
  let found: string | null = null;
  let listStyle: string | null = null;
  const seen = new Set<string>();
  for (let at: string | null = name; at !== null && !seen.has(at);) {
    seen.add(at);
    const style = stated.get(at);
    const [properties] = style?.getElementsByTagName("style:text-properties") ?? [];
    display ??= properties?.getAttribute("text:display") ?? null;
    listStyle ??= style?.getAttribute("style:list-style-name") ?? null;
    const [, title, level] = builtIn.exec(at) ?? [];
    found ??= title ?? (level === undefined ? null : `toc ${level}`);
    at = style?.getAttribute("style:parent-style-name") ?? null;
  }
  return { isHidden: display === "none", builtIn: found, listStyle };
}
