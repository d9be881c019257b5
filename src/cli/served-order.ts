/**
 * What `npm run bench` and `bench:growth` tell the process that opens an index as the bot does.
 */
import type { PeerOrder } from "./peer-order.ts";

export interface ServedOrder extends Pick<PeerOrder, "folders" | "model" | "questions"> {
  readonly name: string;
  /** Holds the order and its result. */
  readonly folder: string;
  /** Asked before anything but the opening is measured. */
  readonly warmUp: readonly string[];
}
