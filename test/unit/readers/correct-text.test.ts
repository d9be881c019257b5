/** What recognition writes otherwise than official texts do. */
import { expect, test } from "vitest";
import { correctText } from "../../../src/readers/ocr/correct-text.ts";

test.each([
  ["教育丶卫生", "教育、卫生"],
  ["晋编发[2022]7号", "晋编发〔2022〕7号"],
  ["（临发【2021】", "（临发〔2021〕"],
  ["编办字（2020）113号", "编办字〔2020〕113号"],
  ["撤并38个,新设9个;其中:", "撤并38个，新设9个；其中："],
  ["(见附件2)", "（见附件2）"],
  ["办法(试行）", "办法（试行）"],
  ["占两成.", "占两成。"],
  ["提高了3.5%．", "提高了3.5%。"],
  ["“两不愁”·", "“两不愁”。"],
])("%s is %s", (read, right) => {
  expect(correctText(read)).toBe(right);
});

test.each(["1,348名", "上午10:30", "会议（2024）", "阿卜杜拉·买买提", "(a+b)", "第3.2节"])(
  "%s stays as it is",
  (read) => {
    expect(correctText(read)).toBe(read);
  },
);
