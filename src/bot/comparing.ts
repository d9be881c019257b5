/**
 * A question that names several places in, what each of them did about it sent side by side.
 */
import type { Context } from "grammy";
import type { Answer, Comparison } from "../core/domain.ts";
import { noteLines } from "../render/format-answer.ts";
import { renderComparison } from "../render/render-comparison.ts";
import { plainMessage } from "../render/spans.ts";
import { repliedText } from "./addressing.ts";
import { find, reply, type Found } from "./asking.ts";
import { send } from "./sending.ts";
import { sayTo, type BotServices } from "./services.ts";
import { withTyping } from "./typing.ts";

/**
 * Whether an answer is better given place by place. Asked for more, a comparison is gone on with by what it did
 * not show, and not made again.
 */
export function isAboutSeveral({ status, places, notes }: Answer): boolean {
  const isMore = notes.some((note) => note.kind === "follow-up" && note.isMore);
  return status === "answered" && places.length > 1 && !isMore;
}

/** What is shown of such an answer where it has to be one message; null for any other. */
export async function comparisonFor(
  { library }: BotServices,
  answer: Answer,
): Promise<Comparison | null> {
  return isAboutSeveral(answer) ? library.compare(answer.question) : null;
}

/** False, and nothing is sent, where fewer than two places are named, or nothing beside them. */
export async function compare(ctx: Context, services: BotServices, found: Found): Promise<boolean> {
  const comparison = await withTyping(ctx, services.log, () =>
    services.library.compare(found.answer.question),
  );
  if (comparison === null) return false;
  const say = sayTo(ctx, services);
  const notes = noteLines(found.answer, say);
  const message = renderComparison(comparison, { say, notes });
  const shown = comparison.cells.flatMap(({ excerpt }) => excerpt ?? []);
  await reply(ctx, services, { ...found, message, shown });
  return true;
}

/** `/compare 河曲 汉滨 考核`; as a reply with nothing else, the message above it. */
export async function compareCommand(
  ctx: Context,
  services: BotServices,
  args: string,
): Promise<void> {
  const replied = ctx.msg === undefined ? "" : repliedText(ctx.msg, ctx.me);
  const text = args === "" ? replied : args;
  if (text === "") return sayHow(ctx, services);
  const found = await find(ctx, services, text);
  if (found === null || (await compare(ctx, services, found))) return;
  await sayHow(ctx, services);
}

async function sayHow(ctx: Context, services: BotServices): Promise<void> {
  await send(ctx, plainMessage(sayTo(ctx, services)("compare-empty")));
}
