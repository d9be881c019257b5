/** Reads robots.txt (RFC 9309): whether a program of this name may read a page. */

interface Rule {
  readonly isAllowed: boolean;
  readonly path: string;
}

/** @param target path and query of the page */
export function isAllowedBy(robots: string, agent: string, target: string): boolean {
  const matching = rulesFor(robots, agent).filter(({ path }) => matches(path, target));
  // The longest rule counts, and of two as long the one that allows.
  const [rule] = matching.toSorted(
    (one, other) =>
      other.path.length - one.path.length || Number(other.isAllowed) - Number(one.isAllowed),
  );
  return rule?.isAllowed ?? true;
}

/** Those of all groups that name the program; where none does, those for all. */
function rulesFor(robots: string, agent: string): readonly Rule[] {
  const own: Rule[] = [];
  const general: Rule[] = [];
  let isNamed = false;
  let hasOwn = false;
  let targets: Rule[][] = [];
  for (const line of robots.split(/\r\n|[\r\n]/u)) {
    const [, name = "", value = ""] = /^\s*([A-Za-z-]+)\s*:\s*([^#]*)/u.exec(line) ?? [];
    const written = value.trim();
    switch (name.toLowerCase()) {
      case "user-agent": {
        if (!isNamed) targets = [];
        isNamed = true;
        if (written === "*") targets.push(general);
        else if (agent.toLowerCase() === written.toLowerCase()) {
          hasOwn = true;
          targets.push(own);
        }
        break;
      }
      case "allow":
      case "disallow":
        isNamed = false;
        // An empty rule matches nothing.
        if (written === "") break;
        for (const rules of targets)
          rules.push({ isAllowed: name.toLowerCase() === "allow", path: written });
        break;
      default:
    }
  }
  return hasOwn ? own : general;
}

/** `*` stands for anything, `$` for the end. Greedy from left to right, so that no rule costs more than its length. */
function matches(path: string, target: string): boolean {
  const isWhole = path.endsWith("$");
  const [first = "", ...rest] = (isWhole ? path.slice(0, -1) : path).split("*").map(decoded);
  const written = decoded(target);
  if (!written.startsWith(first)) return false;
  let at = first.length;
  for (const [index, part] of rest.entries()) {
    if (isWhole && index === rest.length - 1)
      return written.length - part.length >= at && written.endsWith(part);
    const found = written.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return !isWhole || at === written.length;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
