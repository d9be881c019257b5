/**
 * Finds the pictures of a folder that are pages of one document: their names are the same but for a running number.
 * Where that begins with 0 or 1 and has no gap, it numbers pages. Any other numbers are a camera's, which also counts
 * what belongs to no document: such pictures are one document only where a folder has nothing else.
 */
import path from "node:path";

const pictureName = /\.(?:jpe?g|heic|png|webp|tiff?|bmp)$/i;
/** The last number of a name: 通知1, 通知_02, 通知 (3), 通知第4页. */
const lastNumber = /^(.*?)(\d+)(\D*)$/su;
/** What stands between a name and its number. */
const numberSign = /[\s_\-—.·(（[【第]+$/u;

export interface PageSeries {
  /** What its pages are called without their numbers; the folder's name where that is nothing. */
  readonly name: string;
  /** In the order of their numbers. */
  readonly pages: readonly string[];
}

/**
 * @param names of all files of one folder, without what is passed over
 * @param folder its name
 */
export function pageSeriesIn(names: readonly string[], folder: string): PageSeries[] {
  const pictures = names.filter((name) => pictureName.test(name));
  const series = seriesBy(pictures, stemWithoutLastNumber).filter(({ pages }) =>
    isNumberedThrough(pages),
  );
  if (series.length > 0) return series.map((each) => named(each, folder));
  const isOnlyPictures = pictures.length === names.length;
  const [whole, ...others] = seriesBy(pictures, stemWithoutNumbers);
  const isWhole = isOnlyPictures && others.length === 0 && whole?.pages.length === pictures.length;
  return isWhole ? [{ ...whole, name: folder }] : [];
}

function seriesBy(names: readonly string[], keyOf: (stem: string) => string | null): PageSeries[] {
  const byKey = new Map<string, string[]>();
  for (const name of names) {
    const key = keyOf(stemOf(name));
    if (key !== null) byKey.set(key, [...(byKey.get(key) ?? []), name]);
  }
  return [...byKey]
    .filter(([, pages]) => pages.length > 1)
    .map(([name, pages]) => ({ name, pages: pages.toSorted(byNumbers) }));
}

function named({ name, pages }: PageSeries, folder: string): PageSeries {
  const stem = name.split("\n")[0]?.replace(numberSign, "") ?? "";
  return { name: stem === "" ? folder : stem, pages };
}

/** What stands before and after the number; null for a name without one. */
function stemWithoutLastNumber(stem: string): string | null {
  const [, before, number, after] = lastNumber.exec(stem) ?? [];
  return number === undefined ? null : `${before}\n${after}`;
}

function stemWithoutNumbers(stem: string): string | null {
  return /\d/.test(stem) ? stem.replace(/\d+/g, "\n") : null;
}

function isNumberedThrough(pages: readonly string[]): boolean {
  const numbers = pages.map((name) => Number(lastNumber.exec(stemOf(name))?.[2]));
  const [first = NaN] = numbers;
  return first <= 1 && numbers.every((number, index) => number === first + index);
}

const inChinese = new Intl.Collator("zh", { numeric: true });

function byNumbers(one: string, other: string): number {
  return inChinese.compare(stemOf(one), stemOf(other));
}

function stemOf(name: string): string {
  return path.basename(name, path.extname(name));
}
