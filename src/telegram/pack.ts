/**
 * Lays lines of HTML into as few messages as their order allows.
 */
import { fitsRaw } from "./html.ts";

/** Its pieces fit into a message each and are never cut. */
export type HtmlLine = readonly string[];

/** Returns all lines in order. A group of lines, or else a line, is kept in one message where it fits into one. */
export function packMessages(groups: readonly (readonly HtmlLine[])[]): readonly string[] {
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
  for (const group of groups) {
    const whole = joinLines(group);
    if (fitsRaw(whole)) {
      add(whole, "\n\n");
      continue;
    }
    for (const [index, line] of group.entries()) {
      const separator = index === 0 ? "\n\n" : "\n";
      const html = line.join("");
      if (fitsRaw(html)) add(html, separator);
      else for (const [at, piece] of line.entries()) add(piece, at === 0 ? separator : "");
    }
  }
  return current === "" ? messages : [...messages, current];
}

export function joinGroups(groups: readonly (readonly HtmlLine[])[]): string {
  return groups.map(joinLines).join("\n\n");
}

function joinLines(lines: readonly HtmlLine[]): string {
  return lines.map((line) => line.join("")).join("\n");
}
