/** The files of word processors: what is marked in them as no part of the text, and what is wrong with them. */
import { describe, expect, test } from "vitest";
import JSZip from "jszip";
import { extract, kindOf } from "../../../src/readers/formats.ts";
import { unreadableReasonOf } from "../../../src/readers/extracted.ts";
import { fixture } from "../../setup/document-fixtures.ts";

async function textOf(name: string): Promise<string> {
  const bytes = fixture(name);
  const kind = kindOf(name, bytes);
  if (kind === "text" || kind === "picture") throw new Error(`${name} is taken for ${kind}`);
  return (await extract(kind, name, bytes)).text;
}

async function reasonFor(name: string, bytes: Uint8Array) {
  const kind = kindOf(name, bytes);
  if (kind === "text" || kind === "picture") return null;
  return unreadableReasonOf(await extract(kind, name, bytes).catch((error: unknown) => error));
}

describe.each(["briefing.doc", "briefing.rtf", "briefing.odt"])("%s", (name) => {
  test("has its numbers, its note, its text box and the rows of its table", async () => {
    const lines = (await textOf(name)).split(/\n+/);
    expect(lines).toEqual(
      expect.arrayContaining([
        "# 青岭县乡镇站所改革情况简报",
        "一、基本做法",
        "（一）整合站所。全县12个乡镇的站所由96个整合为48个，其中6个乡镇设立综合站[1]。",
        "二、站所设置情况",
        "石门乡 | 8 | 4",
        "柳溪镇 | | 5",
        "以上数字截至2023年12月31日。全县辖区面积1.2×10³km²，CO₂监测站5个①。",
        "详见县政府网站。",
        "咨询热线由县委编办公布。",
        "1. 不含城关镇。",
      ]),
    );
  });

  test("has nothing of what is hidden, deleted, a comment, or the head of its pages", async () => {
    const text = await textOf(name);
    expect(text).toContain("（二）下沉人员。县直部门下沉人员215名，编制随人走。");
    expect(text).not.toMatch(/三百人|裁撤|待核|涉密|HYPERLINK|工作简报/);
  });
});

test("a file of WPS's own format, without Word's main stream, is refused as such", async () => {
  const bytes = Buffer.from(fixture("briefing.doc"));
  bytes.write("WpsDocuments", bytes.indexOf(Buffer.from("WordDocument", "utf16le")), "utf16le");
  expect(await reasonFor("a.wps", bytes)).toBe("old-word");
});

test("a .doc of Word 95, or with a password, is refused as such", async () => {
  const patched = (at: number, change: (value: number) => number) => {
    const bytes = Buffer.from(fixture("briefing.doc"));
    // The main stream begins with its signature and version.
    const header = bytes.indexOf(Buffer.from([0xec, 0xa5]));
    bytes.writeUInt16LE(change(bytes.readUInt16LE(header + at)), header + at);
    return reasonFor("a.doc", bytes);
  };
  expect(await patched(2, () => 104)).toBe("old-word");
  expect(await patched(10, (flags) => flags | 0x100)).toBe("encrypted");
});

describe("an .odt", () => {
  const namespaces =
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"';
  const odt = async (content: string, manifest = "", doctype = "") => {
    const zip = new JSZip();
    zip.file("mimetype", "application/vnd.oasis.opendocument.text", { compression: "STORE" });
    zip.file("META-INF/manifest.xml", `<manifest>${manifest}</manifest>`);
    zip.file(
      "content.xml",
      `${doctype}<office:document-content ${namespaces}><office:body><office:text>${content}</office:text></office:body></office:document-content>`,
    );
    return zip.generateAsync({ type: "uint8array", compression: "DEFLATE" });
  };
  const read = async (bytes: Uint8Array) => (await extract("odt", "a.odt", bytes)).text;

  test("has lists that go on, begin anew, and stand within another with a style of their own", async () => {
    const level = (at: number, format: string, suffix: string) =>
      `<text:list-level-style-number text:level="${at}" style:num-format="${format}" style:num-suffix="${suffix}"/>`;
    const styles = `<text:list-style style:name="A">${level(1, "一, 二, 三, ...", "、")}</text:list-style><text:list-style style:name="B">${level(1, "1", ".")}${level(2, "1", ")")}</text:list-style>`;
    const list = (style: string, content: string, more = "") =>
      `<text:list text:style-name="${style}"${more}><text:list-item>${content}</text:list-item></text:list>`;
    const lists = [
      list("A", `<text:p>甲</text:p>${list("B", "<text:p>子</text:p>")}`, ' xml:id="x"'),
      list("B", "<text:p>乙</text:p>"),
      list("B", "<text:p>丙</text:p>"),
      list("A", "<text:p>丁</text:p>", ' text:continue-list="x"'),
      list("A", "<text:p>戊</text:p>", ' text:continue-numbering="true"'),
    ];
    const bytes = await odt(`${styles}${lists.join("")}`);
    expect((await read(bytes)).split("\n\n")).toEqual([
      "一、甲",
      "1)子",
      "1. 乙",
      "1. 丙",
      "二、丁",
      "三、戊",
    ]);
  });

  test("has figures above and below the line as signs, also where a style has them from another", async () => {
    const style = (name: string, position: string, parent = "") =>
      `<style:style style:name="${name}" style:parent-style-name="${parent}"><style:text-properties${position && ` style:text-position="${position}"`}/></style:style>`;
    const styles = [style("A", "33% 58%"), style("B", "", "A"), style("C", "-8% 58%")];
    const others = [style("D", "0% 100%"), style("E", "10% 100%")];
    const span = (name: string, content: string) =>
      `<text:span text:style-name="${name}">${content}</text:span>`;
    const content = `m${span("A", "2")} m${span("B", `3${span("D", "5")}4`)} a${span("C", "1")} b${span("E", "6")}`;
    const bytes = await odt([...styles, ...others, `<text:p>${content}</text:p>`].join(""));
    expect(await read(bytes)).toBe("m² m³5⁴ a₁ b6");
  });

  test("with a password is refused as such", async () => {
    const bytes = await odt("", "<manifest:encryption-data/>");
    expect(await reasonFor("a.odt", bytes)).toBe("encrypted");
  });

  test("whose entities would grow without end is read without them", async () => {
    const doctype = `<!DOCTYPE a [<!ENTITY a "${"x".repeat(100)}"><!ENTITY b "${"&a;".repeat(100)}"><!ENTITY c "${"&b;".repeat(100)}">]>`;
    expect((await read(await odt("<text:p>改革 &c;</text:p>", "", doctype))).length).toBeLessThan(
      50,
    );
  });

  test("that claims a million cells and is nested deep ends", async () => {
    const cells = `<table:table><table:table-row><table:table-cell table:number-columns-repeated="1000000"><text:p>甲</text:p></table:table-cell></table:table-row></table:table>`;
    expect((await read(await odt(cells))).length).toBeLessThan(500);
    const deep = "<text:section>".repeat(50_000) + "</text:section>".repeat(50_000);
    expect(await reasonFor("a.odt", await odt(deep))).toBe("damaged");
  });
});
