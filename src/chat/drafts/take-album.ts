/**
 * Takes the photos of an album for the pages of one document, in the order in which they were sent. Each arrives as a
 * message of its own: they are gathered in a draft without text, which is read when no other has come for a while.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { DocumentFields, ReadManuscript } from "../../core/document-desk.ts";
import { type Draft, replacedFields } from "../../state/drafts.ts";
import { type AdminTurn, type ReceivedMessage, updateOf } from "../turn.ts";
import { filledFrom, replacedBy } from "./await-replacement.ts";
import { joinBytes, splitBytes } from "./joined-bytes.ts";
import { tellProblems } from "./problems.ts";
import { readInBackground } from "./read-file.ts";
import { gaveWayLines, openDraft } from "./show-draft.ts";

/** The messages of an album arrive together; whatever comes later is another document. */
const albumWaitMs = 1500;
const albumName = "album.pdf";
/** Of what is not read yet. */
const noFields: DocumentFields = {
  title: null,
  place: null,
  issuer: null,
  number: null,
  url: null,
  source: null,
  date: null,
  authors: [],
  recognised: null,
};

/** @param photo in any format that is read */
export async function takeAlbumPhoto(
  turn: AdminTurn,
  message: ReceivedMessage,
  photo: Uint8Array,
): Promise<void> {
  const draft = await gather(turn, message, photo);
  if (draft === null) return;
  turn.background(async (stopping) => {
    await sleep(albumWaitMs, undefined, { signal: stopping }).catch(() => undefined);
    if (stopping.aborted) return;
    const whole = await turn.state.drafts.get(draft);
    if (whole?.partIds.at(-1) === message.id) await readAlbum(turn, whole, stopping);
  });
}

async function gather(
  turn: AdminTurn,
  message: ReceivedMessage,
  photo: Uint8Array,
): Promise<Draft | null> {
  const { drafts, expectations } = turn.state;
  const { id: userId } = turn.user;
  const { album } = message;
  const expected = (await expectations.get(userId))?.expectation;
  const isNext = expected?.kind === "album" && expected.album === album;
  const before = isNext ? await drafts.get({ userId, id: expected.draftId }) : null;
  // Begun again after a stop, the photo may be in the draft already.
  if (before?.partIds.includes(message.id) === true) return before;
  const { original } = before === null ? { original: null } : await drafts.content(before);
  const photos = [...(original === null ? [] : splitBytes(original)), photo];
  const content = { original: joinBytes(photos), body: "" };
  if (before !== null)
    return drafts.rewrite(before, { partIds: [...before.partIds, message.id] }, content);
  const replacedId = await replacedBy(turn, message);
  const draft: Draft = {
    userId,
    id: turn.updateId,
    origin: "file",
    name: albumName,
    fields: noFields,
    warnings: [],
    ...replacedFields(replacedId === null ? null : { id: replacedId, sha256: null }),
    isBeside: false,
    placeChoices: [],
    partIds: [message.id],
    begunBy: null,
    revision: 1,
  };
  const gone = await drafts.open(draft, content);
  if (gone.length > 0) await turn.reply({ parts: [gaveWayLines(gone, turn.say)] });
  const awaited = { kind: "album", draftId: draft.id, album: album ?? "" } as const;
  await turn.state.write((writes) => writes.expectations.set(updateOf(turn), awaited));
  return draft;
}

async function readAlbum(turn: AdminTurn, draft: Draft, stopping: AbortSignal): Promise<void> {
  const { drafts } = turn.state;
  const { original } = await drafts.content(draft);
  let isShown = false;
  const show = async (bytes: Uint8Array, read: ReadManuscript) => {
    const { uncertain, ...manuscript } = read;
    const { fields, replaced } = filledFrom(turn, manuscript.fields, draft.replacedId);
    const filled = { ...manuscript, fields };
    await openDraft(turn, {
      origin: "file",
      manuscript: filled,
      original: bytes,
      replaced,
      uncertain,
    });
    isShown = true;
  };
  await tellProblems(turn, async () => {
    const bytes = await turn.desk.joinPictures(splitBytes(original ?? new Uint8Array()));
    const file = { name: albumName, bytes };
    await readInBackground(turn, file, { stopping, finish: (read) => show(bytes, read) });
  });
  if (stopping.aborted) return;
  // The photos are in the draft that is shown, or were given up.
  if (!isShown || draft.id !== turn.updateId) await drafts.remove(draft);
}
