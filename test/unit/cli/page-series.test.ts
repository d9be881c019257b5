/** Which pictures of a folder are pages of one document. */
import { expect, test } from "vitest";
import { pageSeriesIn } from "../../../src/cli/page-series.ts";

test.each<readonly [string, readonly string[], readonly (readonly [string, readonly string[]])[]]>([
  [
    "names that number pages, by the numbers' value",
    [
      "通知1.jpg",
      "通知10.jpg",
      ...[2, 3, 4, 5, 6, 7, 8, 9].map((page) => `通知${page}.jpg`),
      "说明.docx",
    ],
    [["通知", Array.from({ length: 10 }, (_, index) => `通知${index + 1}.jpg`)]],
  ],
  [
    "two such series, and a picture of its own",
    ["b_01.png", "b_02.HEIC", "a (1).jpg", "a (2).jpg", "c.jpg"],
    [
      ["b", ["b_01.png", "b_02.HEIC"]],
      ["a", ["a (1).jpg", "a (2).jpg"]],
    ],
  ],
  [
    "bare numbers, which have the folder's name",
    ["1.jpg", "2.jpg"],
    [["会议", ["1.jpg", "2.jpg"]]],
  ],
  [
    "a camera's numbers, where there is nothing else",
    ["IMG_0415.HEIC", "IMG_0412.HEIC"],
    [["会议", ["IMG_0412.HEIC", "IMG_0415.HEIC"]]],
  ],
  ["a camera's numbers beside another file", ["IMG_0412.jpg", "IMG_0413.jpg", "a.txt"], []],
  ["a camera's numbers beside another name", ["IMG_0412.jpg", "IMG_0413.jpg", "河曲.jpg"], []],
  ["a gap", ["a1.jpg", "a3.jpg", "b.txt"], []],
  ["years", ["河曲2022.jpg", "河曲2023.jpg", "a.txt"], []],
  ["names of their own", ["河曲.jpg", "上犹.jpg"], []],
  ["a single picture", ["1.jpg"], []],
  ["no pictures", ["1.docx", "2.docx"], []],
])("%s", (_, names, series) => {
  const found = pageSeriesIn(names, "会议").map(({ name, pages }) => [name, pages]);
  expect(found).toEqual(series);
});
