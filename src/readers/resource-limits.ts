/**
 * How large a file may be, and how much reading one may cost.
 */

/** Of a scan with recognised text, most of it pictures. */
export const maxFileBytes = 100_000_000;

/** A report has some dozens; a yearbook, which is no account of a measure, has more. */
export const maxPdfPages = 500;

/** The longest documents take a few seconds. */
export const readTimeoutMs = 60_000;

/** What is left of a document that was read needs far less. */
export const maxHeapMegabytes = 512;

/** By so much the whole process may grow meanwhile. */
export const maxGrowthBytes = 1_000_000_000;

/** A text with fewer letters is none. */
export const fewestLetters = 20;
