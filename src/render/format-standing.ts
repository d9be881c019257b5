/**
 * A passage in its place in; where in its text it stands, and whether that text is still its document's, out.
 */
import type { PassageView } from "../core/domain.ts";
import type { Say } from "./messages.ts";

export function positionLine({ position, passageCount }: PassageView, say: Say): string {
  return say("passage-position", { position, count: passageCount });
}

/** Null for a passage of the present text. */
export function standingLine({ standing }: PassageView, say: Say): string | null {
  if (standing === "current") return null;
  return say(standing === "replaced" ? "passage-replaced" : "passage-withdrawn");
}
