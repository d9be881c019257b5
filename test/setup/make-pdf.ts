/** Makes small PDF files: text in a font that is only named, which all viewers have for Chinese, and lines. */

export interface PdfText {
  readonly text: string;
  /** In points from the lower left corner, as in the file. */
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  /** Red, green, blue: 0 to 1. */
  readonly colour?: readonly [number, number, number];
  /** In degrees, against the clock. */
  readonly angle?: number;
  /** 0 to 1. */
  readonly alpha?: number;
  /** Codes of a font that says nothing of its characters, all of them as wide as hanzi. */
  readonly codes?: readonly number[];
}

export interface PdfPage {
  readonly texts: readonly PdfText[];
  /** JPEG in RGB, as large as the page. */
  readonly picture?: {
    readonly bytes: Uint8Array;
    readonly width: number;
    readonly height: number;
  };
  readonly lines?: readonly (readonly [x: number, y: number, toX: number, toY: number])[];
  readonly width?: number;
  readonly height?: number;
}

const usualSize = 16;
const inPoints = { width: 595, height: 842 };

export function makePdf(pages: readonly PdfPage[]): Uint8Array {
  const objects: string[] = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${kidsOf(pages)}] /Count ${pages.length} >>`,
    "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H /DescendantFonts [4 0 R] >>",
    "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 /W [1 95 500 814 939 500] /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 752 /Descent -271 /CapHeight 737 /StemV 58 >> >>",
    `<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+SimSun /FirstChar 33 /LastChar 255 /Widths [${"1000 ".repeat(223)}] /Encoding /MacRomanEncoding >>`,
  ];
  for (const page of pages) {
    const { width = inPoints.width, height = inPoints.height } = page;
    const { picture } = page;
    const scan = picture === undefined ? "" : `q ${width} 0 0 ${height} 0 0 cm /I1 Do Q\n`;
    const content = scan + contentOf(page);
    const pictures = picture === undefined ? "" : `/XObject << /I1 ${objects.length + 3} 0 R >>`;
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents ${objects.length + 2} 0 R /Resources << /Font << /F1 3 0 R /F2 5 0 R >> /ExtGState << ${statesOf(page)} >> ${pictures} >> >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    );
    if (picture !== undefined)
      objects.push(
        `<< /Type /XObject /Subtype /Image /Width ${picture.width} /Height ${picture.height} /BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /DCTDecode /Length ${picture.bytes.length} >>\nstream\n${Buffer.from(picture.bytes).toString("latin1")}\nendstream`,
      );
  }
  return assemble(objects);
}

/** A page has two objects, and one for its picture. */
function kidsOf(pages: readonly PdfPage[]): string {
  let next = 6;
  const numbers = pages.map(({ picture }) => {
    const number = next;
    next += picture === undefined ? 2 : 3;
    return number;
  });
  return numbers.map((number) => `${number} 0 R`).join(" ");
}

function statesOf({ texts }: PdfPage): string {
  return texts.map(({ alpha = 1 }, at) => `/G${at} << /ca ${alpha} >>`).join(" ");
}

function contentOf({ texts, lines = [] }: PdfPage): string {
  const shown = texts.map(
    ({ text, x, y, size = usualSize, colour = [0, 0, 0], angle = 0, codes }, at) => {
      const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
      const hex =
        codes === undefined
          ? Buffer.from(text, "utf16le").swap16().toString("hex")
          : Buffer.from(codes).toString("hex");
      const font = codes === undefined ? "F1" : "F2";
      return `q /G${at} gs ${colour.join(" ")} rg BT /${font} ${size} Tf ${cos} ${sin} ${-sin} ${cos} ${x} ${y} Tm <${hex}> Tj ET Q`;
    },
  );
  const drawn = lines.map(([x, y, toX, toY]) => `${x} ${y} m ${toX} ${toY} l S`);
  return [...shown, ...drawn].join("\n");
}

function assemble(objects: readonly string[]): Uint8Array {
  let file = "%PDF-1.7\n";
  const offsets = objects.map((object, at) => {
    const offset = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, "latin1");
}

/** Text as lines from the top, `full` characters wide; a paragraph's first line is set in by two. */
export function typeset(
  paragraphs: readonly string[],
  { top = 742, left = 80, size = usualSize, full = 27, leading = 28 } = {},
): PdfText[] {
  const texts: PdfText[] = [];
  let y = top;
  for (const paragraph of paragraphs) {
    let rest = paragraph;
    for (let setIn = 2; rest !== ""; setIn = 0) {
      texts.push({ text: rest.slice(0, full - setIn), x: left + setIn * size, y, size });
      rest = rest.slice(full - setIn);
      y -= leading;
    }
  }
  return texts;
}
