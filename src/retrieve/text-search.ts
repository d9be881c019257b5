/**
 * Texts in; which of them have a string, out: what `includes` says of each, in a quarter of the time.
 * Always holds: a string that runs from one text into the next is in neither.
 */
export interface TextSearch {
  /** Positions in `texts`, in order. Of a string without characters, or with a zero among them, none. */
  having(string: string): number[];
}

const encoding = "utf16le";
const unitBytes = 2;

export function createTextSearch(texts: readonly string[]): TextSearch {
  // One unit more for each: no text has a zero, so that none goes on in the next.
  const startOf = new Float64Array(texts.length + 1);
  for (const [index, text] of texts.entries())
    startOf[index + 1] = (startOf[index] ?? 0) + (text.length + 1) * unitBytes;
  const bytes = Buffer.alloc(startOf[texts.length] ?? 0);
  for (const [index, text] of texts.entries()) bytes.write(text, startOf[index] ?? 0, encoding);
  return {
    having(string) {
      if (string === "" || string.includes("\0")) return [];
      const found: number[] = [];
      // Bytes are looked for four times as fast as a string in this encoding; some are the halves of two units.
      const wanted = Buffer.from(string, encoding);
      let text = 0;
      let at = bytes.indexOf(wanted);
      while (at !== -1) {
        while ((startOf[text + 1] ?? Infinity) <= at) text++;
        const isWhole = at % unitBytes === 0;
        if (isWhole) found.push(text);
        at = bytes.indexOf(wanted, isWhole ? startOf[text + 1] : at + 1);
      }
      return found;
    },
  };
}
