/**
 * Lays lines of HTML into as few messages as their order allows.
 */
import { fitsRaw } from "./html.ts";

/** Its pieces fit into a message each and are never cut. */
export type HtmlLine = readonly string[];

/** Lines that stay together where one message holds them. */
export interface LineGroup {
  /** Stands above the lines, except behind a group with the same in the same message; empty for none. */
  readonly heading: string;
  readonly lines: readonly HtmlLine[];
}

/** Returns all lines in order. A group of lines, or else a line, is kept in one message where it fits into one. */
export function packMessages(groups: readonly LineGroup[]): readonly string[] {
  const messages: string[] = [];
  let current = "";
  const add = (html: string, separator: string) => {
    const joined = current === "" ? html : current + separator + html;
    if (current !== "" && !fitsRaw(joined)) {
      messages.push(current);
      current = html;
    } else {
      current = joined;
    }
  };
  let above = "";
  for (const group of groups) {
    const isSaid = group.heading === above && fitsRaw(`${current}\n\n${joinLines(group.lines)}`);
    const lines = isSaid ? group.lines : withHeading(group);
    above = group.heading;
    const whole = joinLines(lines);
    if (fitsRaw(whole)) {
      add(whole, "\n\n");
      continue;
    }
    for (const [index, line] of lines.entries()) {
      const separator = index === 0 ? "\n\n" : "\n";
      const html = line.join("");
      if (fitsRaw(html)) add(html, separator);
      else for (const [at, piece] of line.entries()) add(piece, at === 0 ? separator : "");
    }
  }
  return current === "" ? messages : [...messages, current];
}

export function joinGroups(groups: readonly LineGroup[]): string {
  return groups
    .map((group, index) =>
      joinLines(group.heading === groups[index - 1]?.heading ? group.lines : withHeading(group)),
    )
    .join("\n\n");
}

function withHeading({ heading, lines }: LineGroup): readonly HtmlLine[] {
  return heading === "" ? lines : [[heading], ...lines];
}

function joinLines(lines: readonly HtmlLine[]): string {
  return lines.map((line) => line.join("")).join("\n");
}
