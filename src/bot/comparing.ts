/**
 * A question that names several places in, what each of them did sent side by side. Nothing is sent where it names fewer.
 */
import type { Context } from "grammy";
import type { Answer, Comparison } from "../domain.ts";
import { renderComparison } from "../render/telegram-compare.ts";
import { escapeHtml } from "../render/telegram-html.ts";
import { repliedText } from "./addressing.ts";
import { send } from "./sending.ts";
import { sayTo, type BotServices } from "./services.ts";
import { withTyping } from "./typing.ts";

/** Whether an answer is better given place by place. */
export function isAboutSeveral({ places, status }: Answer): boolean {
  return places.length > 1 && status === "answered";
}

/** What is shown of such an answer where it has to be one message; null for any other. */
export async function comparisonFor(
  { library }: BotServices,
  answer: Answer,
): Promise<Comparison | null> {
  return isAboutSeveral(answer) ? library.compare(answer.question) : null;
}

/** The ids of the messages sent; null when the text names fewer than two places, or nothing beside them. */
export async function compare(
  ctx: Context,
  services: BotServices,
  text: string,
): Promise<readonly number[] | null> {
  const comparison = await withTyping(ctx, services.log, () => services.library.compare(text));
  if (comparison === null) return null;
  return send(ctx, renderComparison(comparison, sayTo(ctx, services), ctx.me.username));
}

/** `/compare 河曲 汉滨 考核`; as a reply with nothing else, the message above it. */
export async function compareCommand(
  ctx: Context,
  services: BotServices,
  args: string,
): Promise<void> {
  const replied = ctx.msg === undefined ? "" : repliedText(ctx.msg, ctx.me);
  const text = args === "" ? replied : args;
  if (text !== "" && (await compare(ctx, services, text)) !== null) return;
  await send(ctx, [{ text: escapeHtml(sayTo(ctx, services)("compare-empty")) }]);
}
