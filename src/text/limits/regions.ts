/**
 * A place that was read in; the region that it is out, or null for a county, and for what may be several places.
 */
import type { PlaceLevel } from "../../domain.ts";
import type { Region } from "../../limits.ts";
import type { PlaceReading } from "../places/recognize.ts";
import type { RegionMention } from "./read-kinds.ts";

interface Named {
  readonly level: PlaceLevel;
  readonly name: string;
  readonly province: string | null;
}

export function regionOf(reading: PlaceReading): Region | null {
  if (reading.kind === "ambiguous") return null;
  if (reading.kind === "corpus") return reading.corrected ? null : regionNamed(reading.place);
  return reading.division === null ? null : regionNamed(reading.division);
}

function regionNamed({ level, name, province }: Named): Region | null {
  if (level === "county") return null;
  return level === "province" ? { province: name, city: null } : { province, city: name };
}

export function regionMentions(places: readonly PlaceReading[]): readonly RegionMention[] {
  return places.flatMap((reading) => {
    const region = regionOf(reading);
    return region === null ? [] : [{ region, range: reading.range }];
  });
}
