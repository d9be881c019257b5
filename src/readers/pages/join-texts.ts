/** Joins the halves of a text that was broken: separates Latin words by a space and rejoins the halves of a hyphenated one. */
export function joinTexts(text: string, next: string): string {
  if (/[a-z]-$/.test(text) && /^[a-z]/.test(next)) return text.slice(0, -1) + next;
  const isApart = /[A-Za-z,.;:!?)]$|[A-Za-z]\d+$/.test(text) && /^[A-Za-z\d("]/.test(next);
  return `${text}${isApart ? " " : ""}${next}`;
}
