/**
 * What the tests of places share: the gazetteer, jieba as segmenter, two corpora that have nothing in
 * common, and readings as one line of text each, so that a table of expectations can be read.
 */
import { createRequire } from "node:module";
import type { Place, PlaceLevel } from "../../../src/core/domain.ts";
import { loadGazetteer } from "../../../src/places/divisions.ts";
import { createPlaceRecognizer, type PlaceReading } from "../../../src/places/recognize.ts";
import type { Segmenter } from "../../../src/places/segmentation.ts";

const jieba = createRequire(import.meta.url)("nodejieba") as typeof import("nodejieba");

export const segment: Segmenter = (text) => jieba.tag(text);
export const gazetteer = loadGazetteer();

export function placeOf(
  name: string,
  province: string | null,
  level: PlaceLevel = "county",
  aliases: readonly string[] = [],
): Place {
  return { name, level, province, city: null, code: null, aliases };
}

export const smallCounties = createPlaceRecognizer(
  [
    placeOf("河曲县", "山西省"),
    placeOf("上犹县", "江西省"),
    placeOf("浏阳市", "湖南省"),
    placeOf("汉滨区", "陕西省"),
    placeOf("张掖市", "甘肃省", "prefecture"),
  ],
  gazetteer,
  segment,
);

export const otherCounties = createPlaceRecognizer(
  [
    placeOf("德清县", "浙江省"),
    placeOf("江阴市", "江苏省"),
    placeOf("朝阳区", "北京市"),
    placeOf("公安县", "湖北省"),
    placeOf("新建区", "江西省"),
  ],
  gazetteer,
  segment,
);

/** `corpus 河曲县 <河曲>`: kind, meaning, and what was written; a ! marks a correction. */
export function describeReading(reading: PlaceReading): string {
  const written = `<${reading.written}>`;
  switch (reading.kind) {
    case "corpus":
      return `corpus${reading.corrected ? "!" : ""} ${reading.place.name} ${written}`;
    case "part-of":
      return `part ${reading.division.name} of ${reading.place.name} ${written}`;
    case "region": {
      const places = reading.places.map((place) => place.name).join(" ");
      return `region ${reading.division.name} with ${places} ${written}`;
    }
    case "absent":
      return `absent ${reading.division?.name ?? "?"} ${written}`;
    case "ambiguous":
      return `ambiguous ${reading.divisions.length} ${written}`;
    default:
      return reading satisfies never;
  }
}
