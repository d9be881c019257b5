/** The list of hundreds of cases, limited by words and by buttons, over HTTP. */
import { expect, test } from "vitest";
import { casesOfCounties } from "./fixture-contents.ts";
import { messages } from "./harness.ts";
import { dataOf, inPrivate } from "./browse.ts";
import type { SentMessage } from "./stand-in/world.ts";

const many = casesOfCounties(400);

async function browseMany(languageCode?: string) {
  const played = await inPrivate(languageCode);
  played.library.summaries.splice(0, Infinity, ...many);
  return played;
}

function buttonOf(message: SentMessage, start: string): string {
  const button = message.keyboard?.flat().find(({ text }) => text.startsWith(start));
  const data = button?.data ?? null;
  if (data === null) throw new Error(`no button ${start} under ${message.text}`);
  return data;
}

function countOf(kind: RegExp, province: string): number {
  return many.filter(
    ({ document: { place } }) => place?.province === province && kind.test(place.name),
  ).length;
}

test("words limit the list, which says so, and pages keep the limits", async () => {
  const { ask, press, standIn } = await browseMany();
  const list = await ask("/cases 四川 县");
  const count = countOf(/县$/u, "四川省");
  expect(count).toBeGreaterThan(8);
  expect(list.text).toContain(`只看：四川省 · 县（${count}份，共收录400份） · 第 1 / `);
  const second = await press(list, buttonOf(list, "›"));
  expect(second).toMatchObject({ method: "editMessageText", messageId: list.messageId });
  expect(second.text).toContain(`只看：四川省 · 县（${count}份，共收录400份） · 第 2 / `);
  expect((await press(second, buttonOf(second, "‹"))).text).toBe(list.text);
  expect((await press(list, "cases:1")).text).toContain("收录的资料（400份）");
  expect(standIn.refusals()).toEqual([]);
});

test("three choosers narrow it step by step, and clear it again", async () => {
  const { ask, press, standIn } = await browseMany();
  const all = await ask("/cases");
  const provinces = await press(all, "provinces:1");
  expect(provinces.text).toContain("这400份资料来自这些地方");
  const ofHunan = await press(provinces, buttonOf(provinces, "湖南省 "));
  expect(ofHunan.text).toContain("只看：湖南省（");
  const levels = await press(ofHunan, buttonOf(ofHunan, "按级别找"));
  expect(levels.text.startsWith("湖南省\n")).toBe(true);
  const cities = await press(levels, buttonOf(levels, "县级市 "));
  expect(cities.text).toContain(`只看：湖南省 · 县级市（${countOf(/市$/u, "湖南省")}份`);
  const again = await press(cities, buttonOf(cities, "✓ 县级市"));
  const anyLevel = await press(again, buttonOf(again, "不限级别 "));
  expect(anyLevel.text).toBe(ofHunan.text);
  const years = await press(anyLevel, buttonOf(anyLevel, "按年份找"));
  const ofYear = await press(years, buttonOf(years, "20"));
  expect(ofYear.text).toMatch(/只看：湖南省 · 20\d\d年（/u);
  const back = await press(years, buttonOf(years, "↩"));
  expect(back.text).toBe(ofHunan.text);
  expect((await press(back, buttonOf(back, "↩ 全部资料"))).text).toBe(all.text);
  expect(standIn.refusals()).toEqual([]);
  for (const data of standIn.sent().flatMap(dataOf))
    expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
});

test("an empty list says how to widen it", async () => {
  const { ask, press } = await browseMany();
  const none = await ask("/cases 上海 县 2022年以后");
  expect(none.text).toContain("没有符合条件的资料：上海市 · 县 · 2022年及以后");
  const wider = await press(none, buttonOf(none, "不限地方 "));
  expect(wider.text).toContain("只看：县 · 2022年及以后（");
  const unknown = await ask("/cases 超编");
  expect(unknown.text).toContain(messages.t("zh", "cases-words-hint"));
  expect((await press(unknown, buttonOf(unknown, "不限字词 400"))).text).toContain("（400份）");
});

test("words that are no limits are looked for in titles and places", async () => {
  const { ask } = await browseMany();
  const name = many.find(({ document: { place } }) => place?.province === "山西省")?.document.place
    ?.name;
  const found = await ask(`/cases 山西 ${name}`);
  expect(found.text).toContain(`1. ${name}`);
  expect((await ask("/cases 机构编制改革")).text).toContain("（400份，共收录400份）");
});

test("buttons of older messages mean what they meant", async () => {
  const { ask, press } = await browseMany();
  const list = await ask("/cases");
  expect((await press(list, "cases:3")).text).toContain("第 3 / 50 页");
  const provinces = await press(list, "provinces:3");
  expect(buttonOf(provinces, "↩")).toBe("cases:3");
  expect(buttonOf(provinces, "山西省")).toMatch(/^cases:1:/);
});

test("a button whose region is gone from the documents says so", async () => {
  const { ask, library, noticeOf } = await browseMany();
  const list = await ask("/cases 四川 县");
  library.summaries.splice(0, Infinity, ...many.slice(0, 10));
  expect(await noticeOf(list, buttonOf(list, "›"))).toBe(messages.t("zh", "button-gone"));
});

test("in English as well", async () => {
  const { ask } = await browseMany("en");
  const list = await ask("/cases Sichuan counties since 2015");
  expect(list.text).toMatch(/^Only: Sichuan · counties · 2015 or later \(\d+ of 400\)/u);
});

test("with a handful of documents there is nothing to choose, and words limit them all the same", async () => {
  const { ask } = await inPrivate();
  const list = await ask("/cases 2022年以后");
  expect(list.text).toContain("只看：2022年及以后（1份，共收录3份）");
  expect(list.text).toContain("另有2份没写明时间或地方，没有列出来。");
  expect(list.keyboard?.flat().map(({ data }) => data)).toEqual(["contents:hequ", "cases:1"]);
});
