/**
 * Loads libheif, compiled to WebAssembly, with types for what is used of it. Plain JavaScript, so that a process can load
 * it before tsx, which would process the library's two megabytes.
 */

/**
 * @typedef {{ width: number, height: number, data: Uint8ClampedArray }} Pixels RGBA
 * @typedef {{
 *   get_width(): number,
 *   get_height(): number,
 *   is_primary(): unknown,
 *   display(room: Pixels, done: (shown: Pixels | null) => void): void,
 * }} HeifImage
 * @typedef {{ HeifDecoder: new () => { decode(bytes: Uint8Array): readonly HeifImage[] } }} Libheif
 */

/** The file without `bundle` in its name looks for its binary in the folder that the program was started in. */
// @ts-expect-error: it has no types.
const { default: library } = await import("libheif-js/wasm-bundle.js");

/** @type {Libheif} */
export const libheif = library;
