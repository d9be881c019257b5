/**
 * A message with a file in; a draft of what can be read of it, or why there is none, out.
 */
import type { Document, Message } from "grammy/types";
import type { MessageKey } from "../../render/message-keys.ts";
import { plainMessage } from "../../render/spans.ts";
import { type AdminContext, updateOf } from "../admin.ts";
import { send } from "../sending.ts";
import { sayTo, type BotServices } from "../services.ts";
import { maxTelegramFileBytes, maxTelegramMegabytes, type NoFile } from "../telegram-files.ts";
import { withTyping } from "../typing.ts";
import { filledFrom, replacedBy } from "./await-replacement.ts";
import { openDraft } from "./open-draft.ts";

/** Telegram leaves out the name of a file that has none. */
const unnamed = "file";

const noFileKeys = {
  "too-large": "draft-file-large",
  gone: "draft-file-gone",
  refused: "draft-file-refused",
} as const satisfies Record<NoFile, MessageKey>;

/** @throws AppError as the desk does. */
export async function takeFile(
  ctx: AdminContext,
  services: BotServices,
  message: Message & { readonly document: Document },
): Promise<void> {
  const { file_id: fileId, file_size: sizeBytes = 0, file_name: name = unnamed } = message.document;
  if (sizeBytes > maxTelegramFileBytes) return sayWhy(ctx, services, "draft-file-large");
  const replacedId = await replacedBy(ctx, services, message);
  const read = await withTyping(ctx, services.log, async () => {
    const original = await services.files.fetch(ctx.api, fileId);
    if (typeof original === "string") return original;
    return { original, manuscript: await services.desk.read(name, original) };
  });
  if (typeof read === "string") return sayWhy(ctx, services, noFileKeys[read]);
  const { original, manuscript } = read;
  const { fields, replaced } = filledFrom(services, manuscript.fields, replacedId);
  await openDraft(ctx, services, {
    origin: "file",
    manuscript: { ...manuscript, fields },
    original,
    replaced,
  });
  if (replacedId !== null)
    await services.state.write(({ expectations }) => expectations.clear(updateOf(ctx)));
}

async function sayWhy(
  ctx: AdminContext,
  services: BotServices,
  key: (typeof noFileKeys)[NoFile],
): Promise<void> {
  const line = sayTo(ctx, services)(key, { megabytes: maxTelegramMegabytes });
  await send(ctx, plainMessage(line));
}
