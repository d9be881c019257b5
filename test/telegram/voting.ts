/** What the tests of votes look at: the buttons, and what is shown for a moment. */
import type { Harness } from "./harness.ts";
import type { Content } from "./stand-in/world.ts";

export const voteData = ["vote:up", "vote:down"];
export const reasonData = ["why:wrong-place", "why:not-asked", "why:nothing-new"];
export const noReasons = { "wrong-place": 0, "not-asked": 0, "nothing-new": 0 };

/** What is shown for a moment; the press is answered before the buttons change. */
export async function noticeOf({ standIn }: Harness, press: () => string): Promise<unknown> {
  const id = press();
  const answered = () =>
    standIn.calls("answerCallbackQuery").find(({ fields }) => fields["callback_query_id"] === id);
  await standIn.waitUntil(() => answered() !== undefined, "an answered press");
  return answered()?.fields["text"];
}

export function voteEdits({ standIn }: Harness) {
  return standIn.sent().filter(({ method }) => method === "editMessageReplyMarkup");
}

/** What its buttons say to the bot, row by row. */
export function rowsOf(message: Pick<Content, "keyboard"> | undefined) {
  return (message?.keyboard ?? []).map((row) => row.map(({ data }) => data));
}
