/**
 * Makes a draft of each document in an archive that an administrator sent, and names every file that was passed over,
 * with the reason.
 */
import path from "node:path";
import { describeRefusal, problemOf } from "./problems.ts";
import { mostDrafts } from "../../state/drafts.ts";
import { archivedFiles } from "../../readers/zip/archived-files.ts";
import type { AdminTurn } from "../turn.ts";
import { shorten } from "../views/text.ts";
import { openDraft } from "./show-draft.ts";

const maxNameUtf16 = 60;
/** So many lines fit into a few messages. */
const mostNamed = 100;

/** @throws AppError `document.unreadable` for an archive that cannot be listed, and as DocumentDesk.review does */
export async function takeArchive(
  turn: AdminTurn,
  name: string,
  archive: Uint8Array,
): Promise<void> {
  const { say } = turn;
  let count = 0;
  const passedOver: string[] = [];
  for await (const file of archivedFiles(name, archive)) {
    const problem =
      "reason" in file
        ? describeRefusal(file.reason, say)
        : count >= mostDrafts
          ? say("draft-archive-full", { limit: mostDrafts })
          : await takeArchived(turn, file, count);
    if (problem === null) count += 1;
    else passedOver.push(say("draft-unread", { name: shorten(file.name, maxNameUtf16), problem }));
  }
  const more = passedOver.length - mostNamed;
  await turn.reply({
    parts: [
      [say("draft-archive", { name: shorten(name, maxNameUtf16), count })],
      [
        ...passedOver.slice(0, mostNamed).map((line) => `• ${line}`),
        ...(more > 0 ? [say("draft-archive-more", { count: more })] : []),
      ],
    ],
  });
}

/** Null if it became a draft, else why not. */
async function takeArchived(
  turn: AdminTurn,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  nth: number,
): Promise<string | null> {
  try {
    const manuscript = await turn.whileTyping(() =>
      turn.desk.read(path.posix.basename(name), bytes),
    );
    await openDraft(turn, { origin: "file", manuscript, original: bytes, replaced: null, nth });
    return null;
  } catch (error) {
    const problem = problemOf(error, turn);
    if (problem === null) throw error;
    return problem;
  }
}
