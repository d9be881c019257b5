/** An administrator sends the address of a page alone: it becomes a draft, and the page its original. */
import { readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { localSite } from "../../setup/local-site.ts";
import { adminId } from "../admin-harness.ts";
import { messages } from "../harness.ts";
import { report, reportQuestion, withDesk } from "./drafting-harness.ts";

const zh = messages.in("zh");
const address = "https://www.liulin.gov.cn/art/2023/1.html";
const plain = address.replace("https:", "http:");

function page(): string {
  const [title = "", ...paragraphs] = report.split("\n");
  return `<html><head><title>${title}-柳林县人民政府</title></head><body><h1>${title}</h1><div>${paragraphs.map((text) => `<p>${text}</p>`).join("")}</div></body></html>`;
}

/** Its robots.txt forbids /private/. */
const site = () =>
  localSite((request, response) => {
    if (request.url === "/robots.txt") response.end("user-agent: *\ndisallow: /private/");
    else if (request.url === "/art/2023/1.html")
      response.writeHead(200, { "content-type": "text/html" }).end(page());
    else response.writeHead(404).end();
  });

const link = (text: string) => ({
  entities: [{ type: "url" as const, offset: 0, length: text.length }],
});

test("it is read, added with its address, and cited with a link to it", async () => {
  const { network } = await site();
  const { say, press, seedsDir } = await withDesk({ network });
  const draft = await say(plain, link(plain));
  expect(draft.text).toContain("标题：柳林县事业单位改革工作情况\n");
  expect(draft.text).toContain(`网址：${plain}`);
  await press(zh("draft-add"));
  expect(
    readdirSync(path.join(seedsDir, ".originals"), { recursive: true })
      .map(String)
      .some((name) => name.endsWith(".html")),
  ).toBe(true);
  const answer = await say(reportQuestion);
  expect(answer.text).toContain(zh("source-page"));
  expect(JSON.stringify(answer)).toContain(plain);
});

test.each([
  ["http://127.0.0.1/", zh("link-not-public")],
  ["http://www.liulin.gov.cn/private/1.html", zh("link-robots")],
  ["http://www.liulin.gov.cn/gone.html", zh("link-status", { status: 404 })],
])("of %s it is said why there is none", async (url, line) => {
  const { network } = await site();
  const { say } = await withDesk({ network });
  expect((await say(url, link(url))).text).toBe(line);
});

test("an address of another kind is told as such, and nothing is fetched or kept", async () => {
  const { network, requested } = await site();
  const { say, seedsDir } = await withDesk({ network });
  const before = readdirSync(seedsDir);
  for (const other of ["ftp://www.gov.cn/a.pdf", "file:///etc/passwd", "javascript:alert(1)"])
    expect((await say(other)).text).toBe(zh("link-not-web"));
  expect(requested).toEqual([]);
  expect(readdirSync(seedsDir)).toEqual(before);
});

test("words beside it make it a question, and others get the old line", async () => {
  const { network, requested } = await site();
  const admin = await withDesk({ network });
  const text = `${plain} ${reportQuestion}`;
  await admin.say(text, link(plain));
  const others = await withDesk({ network, adminIds: [adminId + 7] });
  expect((await others.say(plain, link(plain))).text).toBe(zh("link-unread"));
  expect(requested).toEqual([]);
});
