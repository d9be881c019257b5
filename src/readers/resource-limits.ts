/** Limits on the size of a file and on what it costs to read one. */

/** Large enough for a scan with recognised text, which is mostly pictures. */
export const maxFileBytes = 100_000_000;

/** A report has some dozens; a yearbook, which does not describe measures, has more. */
export const maxPdfPages = 500;

/** The longest documents take a few seconds. */
export const readTimeoutMs = 60_000;

/** Heap of the worker thread; a document needs far less. */
export const maxHeapMegabytes = 512;

/** Growth of the whole process while a file is read. */
export const maxGrowthBytes = 1_000_000_000;

/** Letters and digits; a text with fewer is not a document. */
export const fewestLetters = 20;
