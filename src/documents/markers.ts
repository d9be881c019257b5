/** Recognises the markers that number points in Chinese official texts: 一、 (一) 1. 一是 第一, */

const numerals = "[一二三四五六七八九十]{1,3}";

interface MarkerRule {
  readonly kind: string;
  readonly pattern: RegExp;
  /** Elsewhere in a line the same characters are figures, years or references. */
  readonly lineStartOnly: boolean;
}

const rules: readonly MarkerRule[] = [
  { kind: "markdown-1", pattern: /#\s/y, lineStartOnly: true },
  { kind: "markdown-2", pattern: /##\s/y, lineStartOnly: true },
  { kind: "markdown-3", pattern: /#{3,6}\s/y, lineStartOnly: true },
  {
    kind: "chapter",
    pattern: new RegExp(`第${numerals}[章节编部](?:分)?`, "y"),
    lineStartOnly: true,
  },
  {
    kind: "article",
    pattern: new RegExp(`第[一二三四五六七八九十百零]{1,5}条`, "y"),
    lineStartOnly: true,
  },
  { kind: "numeral", pattern: new RegExp(`${numerals}、`, "y"), lineStartOnly: false },
  {
    kind: "bracketed-numeral",
    pattern: new RegExp(`[(（]${numerals}[)）]`, "y"),
    lineStartOnly: false,
  },
  { kind: "digit", pattern: /\d{1,2}(?:、|[.．](?!\d))/y, lineStartOnly: true },
  { kind: "bracketed-digit", pattern: /[(（]\d{1,2}[)）]/y, lineStartOnly: true },
  { kind: "circled-digit", pattern: /[①-⑳]/y, lineStartOnly: false },
  {
    kind: "is-numeral",
    pattern: new RegExp(`${numerals}(?:是|要)(?!否)`, "y"),
    lineStartOnly: false,
  },
  {
    kind: "ordinal",
    pattern: new RegExp(`(?:第${numerals}|其${numerals})[,，、:：]`, "y"),
    lineStartOnly: false,
  },
  { kind: "bullet", pattern: /[-*•●■◆]\s/y, lineStartOnly: true },
];

/** The kind of the marker at `position`, or null. */
export function markerAt(text: string, position: number, atLineStart: boolean): string | null {
  return findMarker(text, position, atLineStart)?.kind ?? null;
}

/** `健全机制` for `一、健全机制`; a line without a marker as it is. */
export function withoutMarker(line: string): string {
  return line.slice(findMarker(line, 0, true)?.endUtf16 ?? 0).trimStart();
}

interface FoundMarker {
  readonly kind: string;
  readonly endUtf16: number;
}

function findMarker(text: string, position: number, atLineStart: boolean): FoundMarker | null {
  for (const { kind, pattern, lineStartOnly } of rules) {
    if (lineStartOnly && !atLineStart) continue;
    pattern.lastIndex = position;
    if (pattern.test(text)) return { kind, endUtf16: pattern.lastIndex };
  }
  return null;
}
