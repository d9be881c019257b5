/**
 * Takes an administrator's message in a private chat for the drafts: a file or a long text becomes a draft, and a value
 * that was asked for corrects one. Nobody else's message is taken.
 */
import type { Manuscript, UncertainLine } from "../../core/document-desk.ts";
import type { DocumentId } from "../../core/domain.ts";
import {
  type AdminTurn,
  isAdminTurn,
  type NoFile,
  type ReceivedFile,
  type ReceivedMessage,
  type Turn,
  updateOf,
} from "../turn.ts";
import { isArchive } from "../../readers/formats.ts";
import { refuseLink } from "../../readers/link/link-reasons.ts";
import { isPicture } from "../../readers/ocr/picture-formats.ts";
import type { MessageKey } from "../views/message-keys.ts";
import { isOtherAddress, webAddressOf } from "../../language/web-address.ts";
import { plainMessage } from "../views/spans.ts";
import { filledFrom, replacedBy } from "./await-replacement.ts";
import { noteRefused, tellProblems } from "./problems.ts";
import { openDraft } from "./show-draft.ts";
import { readForDraft } from "./read-file.ts";
import { takeAlbumPhoto } from "./take-album.ts";
import { takeArchive } from "./take-archive.ts";
import { takeLine } from "./take-line.ts";
import { takeText } from "./take-text.ts";
import { takeValue } from "./take-value.ts";

/** @param isCommand whether the message is a command, which ends what was expected of the user's next message */
export async function takeForDraft(turn: Turn, isCommand: boolean): Promise<boolean> {
  const { message } = turn;
  if (message === null || message.isEdited || !isAdminTurn(turn)) return false;
  if (isCommand && message.file === null) {
    await turn.state.write(({ expectations }) => expectations.clear(updateOf(turn)));
    return false;
  }
  let isTaken = true;
  await tellProblems(
    turn,
    async () => {
      isTaken = await take(turn, message);
    },
    message.file?.name ?? null,
  );
  // A draft is corrected by its buttons, not by editing the message that it was made from.
  if (isTaken) turn.answer.markFinal();
  return isTaken;
}

async function take(turn: AdminTurn, message: ReceivedMessage): Promise<boolean> {
  const { file } = message;
  if (file !== null) {
    await takeFile(turn, message, file);
    return true;
  }
  if ((await takeValue(turn, message)) || (await takeLine(turn, message))) return true;
  return (await takeLink(turn, message)) || takeText(turn, message);
}

const unnamed = "file";

const noFileKeys = {
  "too-large": "draft-file-large",
  gone: "draft-file-gone",
  refused: "draft-file-refused",
} as const satisfies Record<NoFile, MessageKey>;

/** False for a text that is more than the address of a page. @throws AppError as DocumentDesk.readLink does */
async function takeLink(turn: AdminTurn, message: ReceivedMessage): Promise<boolean> {
  if (isOtherAddress(message.text)) throw refuseLink("not-web", message.text);
  const url = message.hasLink ? webAddressOf(message.text) : null;
  if (url === null) return false;
  const replacedId = await replacedBy(turn, message);
  const { manuscript, original } = await turn.whileTyping(() => turn.desk.readLink(url.href));
  await openRead(turn, { manuscript, original, replacedId });
  return true;
}

/** @throws AppError as DocumentDesk.read does */
export async function takeFile(
  turn: AdminTurn,
  message: ReceivedMessage,
  file: ReceivedFile,
): Promise<void> {
  const original = await turn.whileTyping(() => file.fetch());
  if (typeof original === "string") {
    noteRefused(turn, original);
    const line = turn.say(noFileKeys[original], { megabytes: turn.maxFileMegabytes });
    return void (await turn.reply(plainMessage(line)));
  }
  if (message.album !== null && isPicture(original)) return takeAlbumPhoto(turn, message, original);
  const replacedId = await replacedBy(turn, message);
  const name = file.name ?? unnamed;
  if (replacedId === null && isArchive(original)) return takeArchive(turn, name, original);
  await readForDraft(turn, { name, bytes: original }, ({ uncertain, ...manuscript }) =>
    openRead(turn, { manuscript, original, replacedId, uncertain }),
  );
}

interface ReadOriginal {
  readonly manuscript: Manuscript;
  readonly original: Uint8Array;
  readonly replacedId: DocumentId | null;
  readonly uncertain?: readonly UncertainLine[];
}

async function openRead(
  turn: AdminTurn,
  { manuscript, original, replacedId, uncertain = [] }: ReadOriginal,
): Promise<void> {
  const { fields, replaced } = filledFrom(turn, manuscript.fields, replacedId);
  await openDraft(turn, {
    origin: "file",
    manuscript: { ...manuscript, fields },
    original,
    replaced,
    uncertain,
  });
  if (replacedId !== null)
    await turn.state.write(({ expectations }) => expectations.clear(updateOf(turn)));
}
