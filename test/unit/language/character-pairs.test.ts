/** Pairs of characters, of which texts are compared without a dictionary. */
import { expect, test } from "vitest";
import { characterPairs } from "../../../src/language/character-pairs.ts";

test.each([
  ["编外人员", ["编外", "外人", "人员"]],
  ["下沉 力量", ["下沉", "沉力", "力量"]],
  ["撤并,划转", ["撤并", "划转"]],
  ["设3个中心", ["3", "个中", "中心"]],
  ["12345热线 drg支付", ["12345", "热线", "drg", "支付"]],
  ["占百分之八点四", ["8.4%"]],
  ["三万五千户", ["35000"]],
  ["三农工作", ["三农", "农工", "工作"]],
  ["管 。", []],
])("%s", (text, pairs) => {
  expect(characterPairs(text)).toEqual(pairs);
});
