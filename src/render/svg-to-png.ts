/**
 * Draws an SVG as a PNG. Texts are set in Lato, which is a dependency: the machine need not have a font. The drawing is
 * done off this thread, and the rasteriser is loaded when the first picture is drawn.
 */
import { createRequire } from "node:module";

export async function svgToPng(svg: string): Promise<Buffer> {
  const { renderAsync } = await import("@resvg/resvg-js");
  const image = await renderAsync(svg, {
    font: { fontFiles: fontFiles(), loadSystemFonts: false },
  });
  return image.asPng();
}

/** Resolved, so that a font that is missing is an error instead of a picture without words. */
function fontFiles(): string[] {
  const { resolve } = createRequire(import.meta.url);
  return ["400Regular/Lato_400Regular", "700Bold/Lato_700Bold"].map((name) =>
    resolve(`@expo-google-fonts/lato/${name}.ttf`),
  );
}
