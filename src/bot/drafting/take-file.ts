/**
 * A message with a file in; a draft of what can be read of it, or why there is none, out.
 */
import {
  type AdminTurn,
  type NoFile,
  type ReceivedFile,
  type ReceivedMessage,
  updateOf,
} from "../../chat/turn.ts";
import type { MessageKey } from "../../render/message-keys.ts";
import { plainMessage } from "../../render/spans.ts";
import { filledFrom, replacedBy } from "./await-replacement.ts";
import { openDraft } from "./open-draft.ts";

const unnamed = "file";

const noFileKeys = {
  "too-large": "draft-file-large",
  gone: "draft-file-gone",
  refused: "draft-file-refused",
} as const satisfies Record<NoFile, MessageKey>;

/** @throws AppError as the desk does. */
export async function takeFile(
  turn: AdminTurn,
  message: ReceivedMessage,
  file: ReceivedFile,
): Promise<void> {
  const replacedId = await replacedBy(turn, message);
  const read = await turn.whileTyping(async () => {
    const original = await file.fetch();
    if (typeof original === "string") return original;
    return { original, manuscript: await turn.desk.read(file.name ?? unnamed, original) };
  });
  if (typeof read === "string") {
    const line = turn.say(noFileKeys[read], { megabytes: turn.maxFileMegabytes });
    return void (await turn.reply(plainMessage(line)));
  }
  const { original, manuscript } = read;
  const { fields, replaced } = filledFrom(turn, manuscript.fields, replacedId);
  await openDraft(turn, {
    origin: "file",
    manuscript: { ...manuscript, fields },
    original,
    replaced,
  });
  if (replacedId !== null)
    await turn.state.write(({ expectations }) => expectations.clear(updateOf(turn)));
}
