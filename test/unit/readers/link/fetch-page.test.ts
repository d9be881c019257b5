/** Pages fetched from a real server on this machine, which a resolver and a connector of the test stand before. */
import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { fetchPage } from "../../../../src/readers/link/fetch-page.ts";
import { linkReasonOf } from "../../../../src/readers/link/link-reasons.ts";
import type { Network } from "../../../../src/readers/link/public-request.ts";
import { freePort } from "../../../setup/free-port.ts";
import { certificate, localSite, publicAddress } from "../../../setup/local-site.ts";

const address = "http://www.qingling.gov.cn/art/1.html";
const html = "<html><body><p>青岭县整合了机构。</p></body></html>";

type Pages = Readonly<
  Record<string, { status?: number; headers?: Record<string, string>; body?: string | Buffer }>
>;

/** By path, or by host and path; without an entry there is no such page. */
function site(pages: Pages, addresses?: Readonly<Record<string, readonly string[]>>) {
  return localSite((request, response) => {
    const path = request.url ?? "";
    const page = pages[`${request.headers.host ?? ""}${path}`] ?? pages[path];
    const { status = page === undefined ? 404 : 200, headers = {}, body = "" } = page ?? {};
    response.writeHead(status, { "content-type": "text/html", ...headers });
    response.end(body);
  }, addresses);
}

async function reasonOf(
  url: string,
  network: Network,
  limits?: { timeoutMs: number; maxBytes: number },
) {
  const error = await fetchPage(url, network, limits).then(
    () => null,
    (each: unknown) => each,
  );
  return linkReasonOf(error);
}

test("a page comes with its address and a name", async () => {
  const { network, connected, requested } = await site({ "/art/1.html": { body: html } });
  const page = await fetchPage(`${address}#top`, network);
  expect(page).toMatchObject({ url: address, name: "1.html" });
  expect(Buffer.from(page.bytes).toString()).toBe(html);
  expect(connected).toEqual([`${publicAddress}:80`, `${publicAddress}:80`]);
  expect(requested).toEqual(["www.qingling.gov.cn/robots.txt", "www.qingling.gov.cn/art/1.html"]);
});

test("a page that is packed is unpacked, and a redirect followed", async () => {
  const { network } = await site({
    "/art/1.html": { status: 302, headers: { location: "/art/2" } },
    "/art/2": { headers: { "content-encoding": "gzip" }, body: gzipSync(html) },
  });
  const page = await fetchPage(address, network);
  expect(page).toMatchObject({ url: "http://www.qingling.gov.cn/art/2", name: "2.html" });
  expect(Buffer.from(page.bytes).toString()).toBe(html);
});

describe("an address that is not public is never connected to:", () => {
  test.each([
    "http://127.0.0.1/",
    "http://2130706433/",
    "http://0x7f.1/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://169.254.169.254/latest/meta-data/",
    "http://10.0.0.1:8080/",
  ])("%s", async (url) => {
    const { network, connected } = await site({});
    expect(await reasonOf(url, network)).toMatchObject({ reason: "not-public" });
    expect(connected).toEqual([]);
  });

  test.each([
    ["127.0.0.1"],
    ["::1"],
    ["192.168.1.1"],
    [publicAddress, "10.0.0.1"],
    ["::ffff:10.0.0.1"],
  ])("a name that leads to %s", async (...addresses) => {
    const { network, connected } = await site({}, { "in.example.com": addresses });
    expect(await reasonOf("https://in.example.com/", network)).toMatchObject({
      reason: "not-public",
    });
    expect(connected).toEqual([]);
  });

  test("after a redirect, by address or by name", async () => {
    for (const location of ["http://127.0.0.1/", "http://in.example.com/", "//[::1]/"]) {
      const { network, connected } = await site(
        { "/art/1.html": { status: 301, headers: { location } } },
        { "in.example.com": ["10.0.0.1"] },
      );
      expect(await reasonOf(address, network)).toMatchObject({ reason: "not-public" });
      expect(new Set(connected)).toEqual(new Set([`${publicAddress}:80`]));
    }
  });

  test("where robots.txt leads there", async () => {
    const { network, connected } = await site({
      "/robots.txt": { status: 302, headers: { location: "http://192.168.0.1/robots.txt" } },
      "/art/1.html": { body: html },
    });
    expect(await reasonOf(address, network)).toMatchObject({ reason: "not-public" });
    expect(connected).toEqual([`${publicAddress}:80`]);
  });

  test("where a name leads elsewhere the second time it is resolved", async () => {
    const { network } = await site({ "/art/1.html": { body: html } });
    const answers = [[publicAddress], ["127.0.0.1"]];
    const connectedTo: string[] = [];
    const rebinding: Network = {
      resolve: async () => answers.shift() ?? [],
      connect: (to, port) => {
        connectedTo.push(to);
        return network.connect(to, port);
      },
    };
    expect(await reasonOf(address, rebinding)).toMatchObject({ reason: "not-public" });
    expect(connectedTo).toEqual([publicAddress]);
  });
});

describe("is told why there is no page:", () => {
  test.each([
    [
      "robots",
      { "/robots.txt": { body: "user-agent: *\ndisallow: /art/" }, "/art/1.html": { body: html } },
    ],
    ["robots", { "/robots.txt": { status: 503 }, "/art/1.html": { body: html } }],
    ["status", {}],
    ["status", { "/art/1.html": { status: 403 } }],
    ["redirects", { "/art/1.html": { status: 302, headers: { location: "/art/1.html" } } }],
    ["not-web", { "/art/1.html": { status: 302, headers: { location: "file:///etc/passwd" } } }],
    ["kind", { "/art/1.html": { headers: { "content-type": "video/mp4" }, body: "…" } }],
    ["too-large", { "/art/1.html": { body: "字".repeat(5000) } }],
    [
      "too-large",
      {
        "/art/1.html": {
          headers: { "content-encoding": "gzip" },
          body: gzipSync("字".repeat(50_000)),
        },
      },
    ],
    ["empty", { "/art/1.html": { body: "" } }],
  ] as const)("%s", async (reason, pages: Pages) => {
    const { network } = await site(pages);
    expect(await reasonOf(address, network, { timeoutMs: 10_000, maxBytes: 10_000 })).toMatchObject(
      { reason },
    );
  });

  test("the answer of the server", async () => {
    const { network } = await site({ "/art/1.html": { status: 404 } });
    expect(await reasonOf(address, network)).toEqual({ reason: "status", status: 404 });
  });

  test("a site that does not answer, or not to the end", async () => {
    const { network } = await localSite((request, response) => {
      if (request.url === "/robots.txt") response.writeHead(404).end();
      else response.writeHead(200, { "content-type": "text/html" }).write("<p>");
    });
    expect(await reasonOf(address, network, { timeoutMs: 300, maxBytes: 1000 })).toMatchObject({
      reason: "timeout",
    });
  });

  test("a name that there is not, and a machine that does not answer", async () => {
    const { network } = await site({});
    const nobody = { ...network, resolve: () => Promise.reject(new Error("ENOTFOUND")) };
    expect(await reasonOf(address, nobody)).toMatchObject({ reason: "unknown-host" });
    const port = await freePort();
    const closed: Network = { ...network, connect: () => connect({ host: "127.0.0.1", port }) };
    expect(await reasonOf(address, closed)).toMatchObject({ reason: "unreachable" });
  });

  test.each([
    "ftp://www.qingling.gov.cn/",
    "http://user:secret@www.qingling.gov.cn/",
    "http://www.qingling.gov.cn:22/",
    "改革",
  ])("%s is no address of a page", async (url) => {
    const { network, resolved } = await site({});
    expect(await reasonOf(url, network)).toMatchObject({ reason: "not-web" });
    expect(resolved).toEqual([]);
  });
});

test("robots of each site on the way are asked, and a rule for others changes nothing", async () => {
  const { network, requested } = await site({
    "www.qingling.gov.cn/art/1.html": {
      status: 302,
      headers: { location: "http://zwgk.qingling.gov.cn/a" },
    },
    "zwgk.qingling.gov.cn/robots.txt": { body: "user-agent: other\ndisallow: /" },
    "zwgk.qingling.gov.cn/a": { body: html },
  });
  expect((await fetchPage(address, network)).url).toBe("http://zwgk.qingling.gov.cn/a");
  expect(requested).toContain("zwgk.qingling.gov.cn/robots.txt");
});

test("a page by https comes from the site that its certificate names, and from no other", async () => {
  const secure = address.replace("http:", "https:");
  const { network, connected } = await localSite(
    (request, response) => response.writeHead(request.url === "/robots.txt" ? 404 : 200).end(html),
    {},
    true,
  );
  const trusting = { ...network, ca: certificate() };
  expect((await fetchPage(secure, trusting)).url).toBe(secure);
  expect(new Set(connected)).toEqual(new Set([`${publicAddress}:443`]));
  expect(await reasonOf(secure, network)).toMatchObject({ reason: "unreachable" });
  const other = secure.replace("www.", "zwgk.");
  expect(await reasonOf(other, trusting)).toMatchObject({ reason: "unreachable" });
});
