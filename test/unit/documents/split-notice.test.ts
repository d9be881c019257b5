/** Notices as offices publish them: what stands around their points is no heading of anything. */
import { expect, test } from "vitest";
import { splitDocument } from "../../../src/documents/split.ts";
import { aSourceDocument, textOf } from "../../setup/source-document.ts";

const title = "河曲县关于发放高龄津贴的通知";
const first = "凡具有本县户籍、年满八十周岁的老年人，均可享受高龄津贴，每人每月六十元。";
const second = "高龄津贴按季度打入老年人账户，每季度首月十五日前发放到位，由县民政局负责。";

function passagesOf(text: string, ownTitle: string | null) {
  const document = aSourceDocument(text, { title: ownTitle });
  return splitDocument(document).map((passage) => ({
    text: textOf(document, passage),
    section: passage.section,
  }));
}

const notice = [
  title,
  "河民发〔2020〕3号",
  "各乡镇人民政府：",
  "一、补贴对象",
  first,
  "二、发放时间",
  second,
  "河曲县民政局",
  "2020年3月12日",
].join("\n");

test("its title heads all of it, and is not said again in the sections", () => {
  expect(passagesOf(notice, null).every(({ section }) => section[0] === title)).toBe(true);
  const sections = passagesOf(notice, title).map(({ section }) => section);
  expect(sections).toEqual([[], ["一、补贴对象"], ["二、发放时间"]]);
});

test("its number and its signature head nothing, and stand with what is beside them", () => {
  expect(passagesOf(notice, title).map(({ text }) => text)).toEqual([
    "河民发〔2020〕3号\n各乡镇人民政府：",
    first,
    `${second}\n河曲县民政局\n2020年3月12日`,
  ]);
});

test("a date in Chinese numerals is one too", () => {
  const [last] = passagesOf(`${second}\n河曲县民政局\n二〇二〇年三月十二日\n`, null);
  expect(last).toEqual({
    text: `${second}\n河曲县民政局\n二〇二〇年三月十二日`,
    section: [],
  });
});
