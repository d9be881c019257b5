/**
 * Joins photos into one PDF file, a page each: the original of a document that was sent as an album, which people can
 * open. The photos stay as they are, byte by byte.
 */
import sharp from "sharp";
import { refuse } from "../extracted.ts";

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

/** Whether it is a photo that can be a page as it is: JPEG in grey or RGB. */
export async function isPhoto(bytes: Uint8Array): Promise<boolean> {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return false;
  const { format, channels } = await sharp(bytes)
    .metadata()
    .catch(() => ({ format: null, channels: 0 }));
  return format === "jpeg" && colourSpaces.has(channels);
}

/** @throws AppError `document.unreadable` for a picture that is no photo as `isPhoto` tells */
export async function joinPictures(photos: readonly Uint8Array[]): Promise<Uint8Array> {
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
  for (const [index, bytes] of photos.entries()) {
    if (!(await isPhoto(bytes))) throw refuse("damaged", `picture ${index + 1}`);
    const { width, height, channels, orientation = 1 } = await sharp(bytes).metadata();
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
