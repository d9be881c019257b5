/**
 * A draft whose document others have changed or removed since in; the line that says so, and the buttons of what can be
 * done then, out. What is saved all the same would undo without a word what they did.
 */
import { linkKeyOf } from "../core/passage-names.ts";
import { draftData, type DraftView } from "./draft-view.ts";
import type { PlainKey, Say } from "./messages.ts";
import type { TelegramButton } from "./telegram.ts";

export function outdatedLine({ origin, review }: DraftView, say: Say): string {
  const isGone = review.replacedState === "gone";
  if (origin === "document") return say(isGone ? "draft-correction-gone" : "draft-outdated");
  return say(isGone ? "draft-replaced-gone" : "draft-replaced-changed");
}

export function outdatedRows(
  { id, origin, replaced, review }: DraftView,
  say: Say,
): readonly (readonly TelegramButton[])[] {
  const isGone = review.replacedState === "gone";
  const button = (key: PlainKey, action: string) => [
    { text: say(key), data: draftData(id, action) },
  ];
  if (origin === "document") return isGone ? [] : [button("draft-afresh", "anew")];
  if (isGone) return [button("draft-keep-alone", "beside")];
  const seen =
    replaced === null
      ? []
      : [[{ text: say("draft-open-same"), data: `case:${linkKeyOf(replaced.id)}` }]];
  return [...seen, button("draft-replace-still", "anew"), button("draft-keep-beside", "beside")];
}
