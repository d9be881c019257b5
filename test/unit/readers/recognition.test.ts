/** Pictures and scanned pages, recognised with the real models in a process of its own. */
import { readFileSync } from "node:fs";
import path from "node:path";
import sharp, { type Sharp } from "sharp";
import { describe, expect, test, vi } from "vitest";
import { unreadableReasonOf } from "../../../src/readers/extracted.ts";
import { createRecognisedPages } from "../../../src/readers/ocr/recognised-pages.ts";
import { joinPicturesApart } from "../../../src/readers/ocr/make-apart.ts";
import type { RecognitionOptions } from "../../../src/readers/ocr/recognise-apart.ts";
import { readFile } from "../../../src/readers/read-file.ts";
import { fixture, places } from "../../setup/document-fixtures.ts";
import { makeOfd, ofdScan, ofdText } from "../../setup/make-ofd.ts";
import { makePdf } from "../../setup/make-pdf.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";

// A page takes a second alone, and many times that beside other tests.
vi.setConfig({ testTimeout: 180_000 });

const folder = path.resolve(import.meta.dirname, "../../fixtures/recognised");
const picture = (name: string) => readFileSync(path.join(folder, name));
/** The letter's first lines, which take a third of the time of the whole page. */
const letterHead = () =>
  sharp(picture("letter.png")).extract({ left: 0, top: 160, width: 992, height: 380 });
const read = (name: string, bytes: Uint8Array, recognition: RecognitionOptions = {}) =>
  readFile(name, bytes, places, { recognition });

describe("a picture", () => {
  test("of a letter: its text in paragraphs, its number as it is written", async () => {
    const { text, title, date, recognised, kind } = await read("letter.png", picture("letter.png"));
    expect({ title, date, recognised, kind }).toEqual({
      title: "关于调整乡镇机构设置的通知",
      date: "2023-08-14",
      recognised: "1",
      kind: "picture",
    });
    const paragraphs = text.split("\n\n");
    expect(paragraphs).toContain("青政发〔2023〕18号");
    expect(paragraphs).toContain(
      "二、整合原农技站、水利站、林业站，设立农业综合服务中心，核定事业编制143名，其中从县直部门下沉87名。",
    );
  });

  test.each([90, 180])("that lies turned by %d degrees is turned", async (degrees) => {
    const head = await letterHead().png().toBuffer();
    const turned = await sharp(head).rotate(degrees).png().toBuffer();
    expect((await read("a.png", turned)).text).toContain("青政发〔2023〕18号");
  });

  test("is set upright as its EXIF data say, whatever its format is", async () => {
    const upright = sharp(picture("photo-1.jpg"));
    const lying = await upright.rotate(-90).withMetadata({ orientation: 6 }).webp().toBuffer();
    const { text, title } = await read("a.webp", lying);
    expect(title).toBe("青木县推行驻村法律顾问制度");
    expect(text).toContain("一、选好人\n\n县司法局从律师、基层法律服务工作者");
  });

  test("of Windows, or of an iPhone, is read whatever its name is", async () => {
    const { text, kind } = await read("a.jpg", await bitmapOf(letterHead()));
    expect(kind).toBe("picture");
    expect(text).toContain("青政发〔2023〕18号");
    expect((await read("a.bmp", picture("photo-1.heic"))).title).toBe("青木县推行驻村法律顾问制度");
  });

  test.each(["BM", "\0\0\0\u{24}ftypheic"])("that is not whole is refused: %j", async (start) => {
    const bytes = Buffer.from(start + "\0".repeat(100), "latin1");
    const refused: unknown = await read("a.jpg", bytes).catch((error: unknown) => error);
    expect(unreadableReasonOf(refused)).toBe("damaged");
  });

  test("without text says so", async () => {
    const blank = await sharp({
      create: { width: 600, height: 800, channels: 3, background: "white" },
    })
      .png()
      .toBuffer();
    const refused: unknown = await read("a.png", blank).catch((error: unknown) => error);
    expect(unreadableReasonOf(refused)).toBe("unrecognised");
  });

  test("names the lines that it was least certain of, each with its picture", async () => {
    const small = await sharp(picture("letter.png")).resize({ width: 420 }).jpeg().toBuffer();
    const { text, uncertain } = await read("a.jpg", small);
    expect(uncertain.length).toBeGreaterThan(0);
    expect(uncertain.length).toBeLessThanOrEqual(10);
    for (const line of uncertain) {
      expect(text.replace(/\s/g, "")).toContain(line.text.replace(/\s/g, ""));
      expect(await sharp(line.picture).metadata()).toMatchObject({ format: "jpeg" });
    }
  });
});

describe("a PDF file", () => {
  test("that is a scan is recognised", async () => {
    const { text, recognised, title } = await read("scan.pdf", fixture("scan.pdf"));
    expect(recognised).toBe("1");
    expect(title).toBe(
      "青岭县机构编制委员会办公室关于印发《青岭县事业编制周转池管理办法（试行）》的通知",
    );
    expect(text).toContain(
      "1.乡镇卫生院引进全科医生和护理人员，每个卫生院不超过3名；\n\n2.乡村学校",
    );
  });

  test("with text on some pages keeps it, and has the others recognised", async () => {
    const { text, recognised } = await read("mixed.pdf", picture("mixed.pdf"));
    expect(recognised).toBe("2");
    const kept = text.indexOf("每人服务两个村，聘期三年");
    expect(kept).toBeGreaterThan(0);
    expect(text.indexOf("二、用好人")).toBeGreaterThan(kept);
    // Its lines are of the same type as those of the page of text.
    expect(text).toContain("\n\n法律顾问每月到村坐班不少于两天，参与审查村规民约和经济合同。");
    expect(text).not.toContain("## 青木县司法局");
  });
});

describe("a scan with a few letters of text", () => {
  /** The first stands at the same place in the picture too: a system that has a Chinese font draws it on that. */
  const typed = [
    { text: "青岭县人民政府文件", x: 155, y: 707, size: 31.8, colour: [0.85, 0.13, 0.13] as const },
    { text: "存档第七卷", x: 60, y: 800 },
  ];
  const expectBoth = ({ text, recognised }: { text: string; recognised: string | null }) => {
    expect(recognised).toBe("1");
    expect(text).toContain("青政发〔2023〕18号");
    expect(text.match(/青岭县人民政府文件/g)).toHaveLength(1);
    expect(text.match(/存档第七卷/g)).toHaveLength(1);
  };

  test("is recognised, and says them once: a PDF file", async () => {
    const { data, info } = await sharp(picture("letter.png"))
      .jpeg({ quality: 90 })
      .toBuffer({ resolveWithObject: true });
    const page = { texts: typed, picture: { ...info, bytes: data } };
    expectBoth(await read("a.pdf", makePdf([page])));
  });

  test("is recognised, and says them once: an .ofd file", async () => {
    const { objects, files } = ofdScan(picture("letter.png"));
    const common = "<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>";
    const page = { objects: objects + typed.map(ofdText).join("") };
    expectBoth(await read("a.ofd", await makeOfd({ pages: [page], common, files })));
  });
});

describe("an album", () => {
  test("is one document, in order, whatever the formats of its pictures are", async () => {
    const second = await sharp(picture("photo-2.jpg")).png().toBuffer();
    const mixed = await joinPicturesApart("album.pdf", [picture("photo-1.heic"), second]);
    const { text, title, date, recognised } = await read("album.pdf", mixed);
    expect({ title, date, recognised }).toEqual({
      title: "青木县推行驻村法律顾问制度",
      date: "2024-01-16",
      recognised: "1-2",
    });
    expect(text.indexOf("一、选好人")).toBeLessThan(text.indexOf("二、用好人"));
  });

  test("that was stopped goes on with the first page that is not done", async () => {
    const keeping = createRecognisedPages(temporaryFolder());
    const stopped = new AbortController();
    const page = await letterHead().jpeg().toBuffer();
    const bytes = await joinPicturesApart("album.pdf", [page, page]);
    const reading = read("album.pdf", bytes, {
      keeping,
      signal: stopped.signal,
      onPage: (done) => {
        if (done === 1) stopped.abort(new Error("stopped"));
      },
    });
    await expect(reading).rejects.toThrow("stopped");
    const seen: number[] = [];
    const onPage = (done: number) => void seen.push(done);
    const { recognised } = await read("album.pdf", bytes, { keeping, onPage });
    expect(seen).toEqual([1, 2]);
    expect(recognised).toBe("1-2");
  });
});

/** 24 bits a pixel, from the lowest row up. */
async function bitmapOf(image: Sharp): Promise<Uint8Array> {
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  const rowBytes = 4 * Math.ceil((3 * info.width) / 4);
  const file = Buffer.alloc(54 + rowBytes * info.height);
  file.write("BM");
  for (const [at, value] of [
    [2, file.length],
    [10, 54],
    [14, 40],
    [18, info.width],
    [22, info.height],
  ] as const)
    file.writeUInt32LE(value, at);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(24, 28);
  for (let y = 0; y < info.height; y += 1)
    for (let x = 0; x < info.width; x += 1)
      for (let channel = 0; channel < 3; channel += 1)
        file[54 + (info.height - 1 - y) * rowBytes + 3 * x + 2 - channel] =
          data[info.channels * (y * info.width + x) + channel] ?? 0;
  return file;
}

describe("a page that costs too much", () => {
  test.each<readonly [string, RecognitionOptions]>([
    ["time", { pageTimeoutMs: 1 }],
    ["memory", { maxProcessBytes: 60_000_000 }],
  ])("in %s is refused", async (_, limits) => {
    const refused: unknown = await read("a.png", picture("letter.png"), limits).catch(
      (error: unknown) => error,
    );
    expect(unreadableReasonOf(refused)).toBe("too-heavy");
  });
});
