/**
 * Joins pictures into one PDF file, a page each: the original of a document that was sent as an album, which people can
 * open. Photos in JPEG stay as they are, byte by byte, unless all together would be too large; other pictures become
 * JPEG. Only for a process of its own.
 */
import sharp from "sharp";
import { maxFileBytes } from "../extracted.ts";
import { countPictures, decodePicture } from "./decode-picture.ts";
import { toJpeg } from "./raster.ts";

/** What is decoded takes less than its share of it. */
const maxJoinedBytes = 0.9 * maxFileBytes;

/** A4 in points: how long the longer side of a page is. */
const pageLength = 842;
/** How far a page is turned as it is shown, by the orientations that telephones note in EXIF data. */
const turns = new Map([
  [3, 180],
  [6, 90],
  [8, 270],
]);
const colourSpaces = new Map([
  [1, "/DeviceGray"],
  [3, "/DeviceRGB"],
]);

interface Photo {
  /** JPEG, in grey or RGB. */
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly orientation: number;
}

/**
 * @param onPicture called after each
 * @throws errors of the libraries for a picture that cannot be decoded
 */
export async function joinPictures(
  pictures: readonly Uint8Array[],
  onPicture: () => Promise<unknown> = () => Promise.resolve(),
): Promise<Uint8Array> {
  const photos: Photo[] = [];
  for (const picture of pictures) {
    photos.push(...(await photosOf(picture, maxJoinedBytes / pictures.length)));
    await onPicture();
  }
  const objects: Uint8Array[] = [];
  // Objects 1 and 2 are the catalogue and the list of pages; each page takes three more.
  const pageNumbers = photos.map((_, index) => 3 + 3 * index);
  const add = (...parts: readonly (string | Uint8Array)[]) =>
    void objects.push(
      Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : part))),
    );
  add("<< /Type /Catalog /Pages 2 0 R >>");
  const kids = pageNumbers.map((number) => `${number} 0 R`).join(" ");
  add(`<< /Type /Pages /Count ${photos.length} /Kids [${kids}] >>`);
  for (const [index, { bytes, width, height, channels, orientation }] of photos.entries()) {
    const scale = pageLength / Math.max(width, height);
    const [x, y] = [(width * scale).toFixed(2), (height * scale).toFixed(2)];
    const number = pageNumbers[index] ?? 0;
    const draw = `${x} 0 0 ${y} 0 0 cm /Photo Do`;
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${x} ${y}] /Rotate ${turns.get(orientation) ?? 0}`,
      ` /Contents ${number + 1} 0 R /Resources << /XObject << /Photo ${number + 2} 0 R >> >> >>`,
    );
    add(`<< /Length ${draw.length} >>\nstream\n${draw}\nendstream`);
    add(
      `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /BitsPerComponent 8`,
      ` /ColorSpace ${colourSpaces.get(channels) ?? ""} /Filter /DCTDecode /Length ${bytes.length} >>\nstream\n`,
      bytes,
      "\nendstream",
    );
  }
  return fileOf(objects);
}

/** The photo itself where it can stand in a PDF file and is no larger than `roomBytes`, else its pages decoded. */
async function photosOf(picture: Uint8Array, roomBytes: number): Promise<Photo[]> {
  if (picture[0] === 0xff && picture[1] === 0xd8 && picture.length <= roomBytes) {
    const { width, height, channels, orientation = 1 } = await sharp(picture).metadata();
    if (colourSpaces.has(channels))
      return [{ bytes: picture, width, height, channels, orientation }];
  }
  const photos: Photo[] = [];
  for (let page = 0; page < (await countPictures(picture)); page += 1) {
    const raster = await decodePicture(picture, page);
    const { width, height } = raster;
    photos.push({ bytes: await toJpeg(raster), width, height, channels: 3, orientation: 1 });
  }
  return photos;
}

function fileOf(objects: readonly Uint8Array[]): Uint8Array {
  const parts: Uint8Array[] = [Buffer.from("%PDF-1.4\n%\u{e2}\u{e3}\u{cf}\u{d3}\n", "latin1")];
  let length = parts[0]?.length ?? 0;
  const starts: number[] = [];
  for (const [index, object] of objects.entries()) {
    const whole = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      object,
      Buffer.from("\nendobj\n"),
    ]);
    starts.push(length);
    length += whole.length;
    parts.push(whole);
  }
  const rows = starts.map((start) => `${String(start).padStart(10, "0")} 00000 n \n`);
  const size = objects.length + 1;
  const end = [
    `xref\n0 ${size}\n0000000000 65535 f \n${rows.join("")}`,
    `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`,
  ].join("");
  return Buffer.concat([...parts, Buffer.from(end)]);
}
