import fc from "fast-check";
import { expect, test } from "vitest";
import { dateTyped, isCalendarDate } from "../../../src/documents/dates.ts";

test.each([
  ["2023-04-20", "2023-04-20"],
  ["2023年4月20日", "2023-04-20"],
  ["２０２３年４月２０号", "2023-04-20"],
  ["2023.4.20", "2023-04-20"],
  ["2023/04/20", "2023-04-20"],
  ["20230420", "2023-04-20"],
  ["二〇二三年四月二十日", "2023-04-20"],
  ["2023年4月", "2023-04"],
  ["2023-4", "2023-04"],
  [" 2023年 ", "2023"],
  ["2023", "2023"],
])("%s is %s", (typed, date) => {
  expect(dateTyped(typed)).toBe(date);
});

test.each(["2023年2月30日", "去年", "2023-13", "4月20日", "2023年4月20日发布", "", "20231340"])(
  "%j is no date",
  (typed) => {
    expect(dateTyped(typed)).toBeNull();
  },
);

test("whatever is typed, what comes of it is a date or nothing", () => {
  const piece = fc.constantFrom("20", "23", "4", "19", "年", "月", "日", "-", ".", "二", "十", " ");
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 9 }), (pieces) => {
      const date = dateTyped(pieces.join(""));
      expect(date === null || isCalendarDate(date)).toBe(true);
    }),
  );
});
