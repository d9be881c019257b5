/**
 * A moment in, as people in China read it out. Chinese time is eight hours ahead of UTC all the year.
 */

/** `2026-11-22 16:20` */
export function chineseTime(atMs: number): string {
  const local = new Date(atMs + 8 * 60 * 60 * 1000);
  return local.toISOString().slice(0, 16).replace("T", " ");
}
