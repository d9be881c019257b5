/** Which texts can be meant as a passage's name, and which names stand in a text. */
import { describe, expect, test } from "vitest";
import {
  idsWrittenLoosely,
  looksLikePassageName,
  passageNamesIn,
} from "../../../src/core/passage-names.ts";

describe("a passage's name", () => {
  test.each([
    "hequ-07",
    " HEQU-07 ",
    "#hequ_07",
    "[hequ-07]",
    "ｈｅｑｕ－０７",
    "#河曲_112",
    "x-0123456789abcdef0123",
  ])("can be %j", (text) => expect(looksLikePassageName(text)).toBe(true));

  test.each([
    "2022-05-31",
    "编制",
    "hequ",
    "hequ-7",
    "hequ-07 讲了什么",
    "#编制",
    "[1]",
    "十四五-2025",
    "",
  ])("cannot be %j", (text) => expect(looksLikePassageName(text)).toBe(false));
});

describe("the names in a text", () => {
  test.each([
    ["见hequ-07。", "hequ-07"],
    ["[1] 河曲县 · 2022-05-31 · hequ-07 #hequ_07", "hequ-07"],
    ["#hequ_07 值得学", "#hequ_07"],
    ["引自[甲 乙.丙-03]", "[甲 乙.丙-03]"],
    ["河曲改革-12", "河曲改革-12"],
  ])("%j has %j", (text, expected) => {
    expect(passageNamesIn(text)).toContain(expected);
  });

  test("come in their order", () => {
    const names = passageNamesIn("hequ-07 和 hanbin-02");
    expect(names.indexOf("hequ-07")).toBeLessThan(names.indexOf("hanbin-02"));
    expect(passageNamesIn("没有")).toEqual([]);
  });
});

describe("a name that is written loosely", () => {
  test("may be made of the document's place", () => {
    const documents = [{ id: "hequ", names: ["河曲县", "河曲"] }, { id: "hanbin" }];
    expect(idsWrittenLoosely("河曲07", documents)).toEqual(["hequ-07"]);
    expect(idsWrittenLoosely("河曲县 7", documents)).toEqual(["hequ-07"]);
    expect(idsWrittenLoosely("汉滨07", documents)).toEqual([]);
  });

  const documents = ["hequ", "shiyan-2", "河曲"];

  test.each([
    ["hequ07", ["hequ-07"]],
    ["Hequ 7", ["hequ-07"]],
    ["hequ-007", ["hequ-07"]],
    ["ｈｅｑｕ０７", ["hequ-07"]],
    ["hequ112", ["hequ-112"]],
    ["shiyan203", ["shiyan-2-03"]],
    ["河曲07", ["河曲-07"]],
  ])("%j may be %j", (name, ids) =>
    expect(
      idsWrittenLoosely(
        name,
        documents.map((id) => ({ id })),
      ),
    ).toEqual(ids),
  );

  test.each(["hequ", "hequ0", "hequ 2022 7 1234567", "nobody07", "07", "", "去hequ07"])(
    "%j is none of them",
    (name) =>
      expect(
        idsWrittenLoosely(
          name,
          documents.map((id) => ({ id })),
        ),
      ).toEqual([]),
  );
});
