/** Which texts are addresses that are no web page's. */
import { expect, test } from "vitest";
import { isOtherAddress } from "../../../src/language/web-address.ts";

test.each([
  ["ftp://www.gov.cn/a.pdf", true],
  [" FILE:///etc/passwd ", true],
  ["javascript:alert(1)", true],
  ["mailto:lin@hequ.gov.cn", true],
  ["data:text/html,<p>河曲</p>", true],
  ["https://www.gov.cn/", false],
  ["hequ:编制", false],
  ["C:\\docs\\notice.docx", false],
  ["file:// 是什么", false],
  ["来源:忻州日报", false],
])("%j: %s", (text, expected) => {
  expect(isOtherAddress(text)).toBe(expected);
});
