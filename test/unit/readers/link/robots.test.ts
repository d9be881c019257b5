/** What a robots.txt lets be read. */
import { expect, test } from "vitest";
import { isAllowedBy } from "../../../../src/readers/link/robots.ts";

const bot = "reform-practice-bot";

test.each([
  ["", "/a", true],
  ["user-agent: *\ndisallow:", "/a", true],
  ["User-Agent: *\nDisallow: /", "/a", false],
  ["user-agent: *\ndisallow: /art/\nallow: /art/2023/", "/art/2023/1.html", true],
  ["user-agent: *\ndisallow: /art/\nallow: /art/2023/", "/art/2022/1.html", false],
  ["user-agent: *\nallow: /a\ndisallow: /a", "/a", true],
  ["user-agent: *\ndisallow: /*.pdf$", "/files/1.pdf", false],
  ["user-agent: *\ndisallow: /*.pdf$", "/files/1.pdf?x=1", true],
  ["user-agent: *\ndisallow: /*?print=", "/a?print=1", false],
  ["user-agent: Reform-Practice-Bot\ndisallow: /x\n\nuser-agent: *\ndisallow: /", "/a", true],
  ["user-agent: other\ndisallow: /\n\nuser-agent: *\nallow: /", "/a", true],
  ["user-agent: other\nuser-agent: *\ndisallow: /", "/a", false],
  ["# all\r\nuser-agent: * # everybody\r\ndisallow: /a # no\r\n", "/a/b", false],
  ["user-agent: *\ndisallow: /%E6%94%B9", "/改革", false],
  ["disallow: /", "/a", true],
])("%j and %s: %s", (robots, path, isAllowed) => {
  expect(isAllowedBy(robots, bot, path)).toBe(isAllowed);
});
