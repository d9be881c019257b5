/** Makes of a clean picture of a page what scanners, telephones and messengers make of it. Always the same. */
import sharp from "sharp";

export type Spoil = (png: Uint8Array) => Promise<Uint8Array>;

export const skewed =
  (degrees: number): Spoil =>
  (png) =>
    sharp(png).rotate(degrees, { background: "white" }).png().toBuffer();

/** As a program compresses it that saves room. @param quality 1 to 100 */
export const compressed =
  (quality: number): Spoil =>
  (png) =>
    sharp(png).jpeg({ quality }).toBuffer();

/** Black on white only, as fax machines and old scanners do. */
export const blackAndWhite: Spoil = (png) => sharp(png).grayscale().threshold(150).png().toBuffer();

/** Weak print on grey paper. */
export const pale: Spoil = (png) =>
  sharp(png).grayscale().linear(0.35, 120).jpeg({ quality: 85 }).toBuffer();

/** Lying on its side, as EXIF data do not tell. */
export const onItsSide: Spoil = (png) => sharp(png).rotate(90).jpeg({ quality: 90 }).toBuffer();

interface Photo {
  /** Of the blur, in pixels. */
  readonly sigma: number;
  /** Standard deviation of the noise, in levels of 0 to 255. */
  readonly noise: number;
  readonly degrees: number;
}

/** A photo by hand: a little turned, out of focus, noisy, with a shadow from one side. */
export const photographed =
  ({ sigma, noise, degrees }: Photo): Spoil =>
  async (png) => {
    const { data, info } = await sharp(png)
      .rotate(degrees, { background: "#d8d4cc" })
      .blur(sigma)
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const { width, height } = info;
    const random = seededRandom(1);
    const spoilt = data.map((value, index) => {
      const x = (Math.floor(index / 3) % width) / width;
      const light = 1 - 0.45 * x;
      // The sum of four is near enough to a normal deviate.
      const deviate = (random() + random() + random() + random() - 2) * Math.sqrt(3);
      return Math.max(0, Math.min(255, Math.round(value * light + noise * deviate)));
    });
    return sharp(spoilt, { raw: { width, height, channels: 3 } })
      .jpeg({ quality: 80 })
      .toBuffer();
  };

/** Mulberry32: 0 to 1. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
