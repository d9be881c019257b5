/** A place in, its name with what it belongs to out: 河曲县 (山西省 忻州市). */
import type { Place } from "../core/domain.ts";

export function placeWithRegion({ name, province, city }: Place): string {
  const around = [province, city].filter((each) => each !== null && each !== name);
  return around.length === 0 ? name : `${name} (${around.join(" ")})`;
}
