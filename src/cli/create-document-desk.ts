/**
 * The folders of documents in; what those who look after the documents can do with it out.
 * Always holds: no change goes by what the folder was before the last one.
 */
import { contentsOf, summaryOf } from "../answer/case-contents.ts";
import { metaOf } from "../answer/document-meta.ts";
import { type Corpus, readCorpus } from "../corpus/read.ts";
import type { SeedFolders } from "../corpus/seed-folders.ts";
import { versionedFile } from "../corpus/versions.ts";
import type { DocumentChange, DocumentDesk, Manuscript } from "../document-desk.ts";
import type { ChangeEntry } from "../documents/change-log.ts";
import { createDocumentKeeper } from "../documents/keeper.ts";
import { presentIn, type Proposal, propose } from "../documents/propose.ts";
import type { DocumentId, DocumentMeta, SourceDocument } from "../domain.ts";
import { readFile } from "../reading/read-file.ts";
import type { PlaceFinder } from "../text/places/find-main.ts";
import type { Refresher } from "./refresher.ts";

export function createDocumentDesk(
  folders: SeedFolders,
  places: PlaceFinder,
  refresher: Refresher,
): DocumentDesk {
  const keeper = createDocumentKeeper(folders, Date.now);
  const inTurn = createTurns();
  const read = () => readCorpus(folders, places);
  const byId = async (id: DocumentId) => findById(await read(), id);
  const proposeFrom = async (
    { fields, body }: Manuscript,
    replacedId: DocumentId | null,
  ): Promise<Proposal> => {
    const corpus = await read();
    const replaced = replacedId === null ? null : findById(corpus, replacedId);
    return propose(fields, body, presentIn(corpus, places), replaced?.file ?? null);
  };
  const described = async (entry: ChangeEntry | null): Promise<DocumentChange | null> =>
    entry === null ? null : describeChange(entry, documentsByFile(await read()));

  return {
    async read(name, bytes) {
      const { text, warnings, title, place, source, authors, date } = await inTurn(() =>
        readFile(name, bytes, places),
      );
      return { name, fields: { title, place, source, authors, date }, body: text, warnings };
    },
    async review(manuscript, replacedId) {
      const { document, passages, duplicates } = await proposeFrom(manuscript, replacedId);
      return {
        summary: summaryOf(document, passages),
        contents: contentsOf(document, passages),
        likes: duplicates.map((each) => ({
          document: metaOf(each.document),
          resemblance: each.resemblance,
        })),
      };
    },
    placesCalled: (name) => places.called(name),
    async manuscriptOf(id) {
      const document = await byId(id);
      return document === null ? null : manuscriptFrom(document);
    },
    keep: ({ manuscript, replacedId, original, by }) =>
      inTurn(async () => {
        const { file, text, document, duplicates } = await proposeFrom(manuscript, replacedId);
        const [nearest] = duplicates;
        if (replacedId === null && nearest?.resemblance === 1)
          return { document: metaOf(nearest.document), isChanged: false, changedAt: null };
        const sent =
          original === null ? {} : { original: { name: manuscript.name, bytes: original } };
        const entry = await keeper.put({ file, text, by, ...sent });
        const changedAt = entry?.at ?? null;
        return { document: metaOf(document), isChanged: entry !== null, changedAt };
      }),
    withdraw: (id, by) =>
      inTurn(async () => {
        const document = await byId(id);
        const entry = document === null ? null : await keeper.withdraw(document.file, by);
        return described(entry);
      }),
    undo: (by, at) => inTurn(async () => described(await keeper.undo(by, at))),
    undoable: async () => described(await keeper.undoable()),
    async history() {
      const known = documentsByFile(await read());
      return (await keeper.changes()).map((entry) => describeChange(entry, known));
    },
    refresh: (onShare) => refresher.refresh(onShare),
  };
}

/** A file's parser may take all the memory that there is for it, and a change goes by the one before. */
function createTurns() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
}

function findById({ documents }: Corpus, id: DocumentId): SourceDocument | null {
  return documents.find((document) => document.id === id) ?? null;
}

function manuscriptFrom(document: SourceDocument): Manuscript {
  const { file, text, bodyStartUtf16, title, place, source, authors, date } = document;
  return {
    name: file,
    fields: { title, place, source, authors, date },
    body: text.slice(bodyStartUtf16),
    warnings: [],
  };
}

/** By its file: each as it is, or was at last. */
function documentsByFile({ documents, earlier }: Corpus): ReadonlyMap<string, DocumentMeta> {
  const lasts = [...earlier.values()].flatMap((versions) => versions.at(-1) ?? []);
  return new Map([
    ...lasts.map((version) => [versionedFile(version.file), metaOf(version)] as const),
    ...documents.map((document) => [document.file, metaOf(document)] as const),
  ]);
}

function describeChange(
  { at, by, change, file }: ChangeEntry,
  known: ReadonlyMap<string, DocumentMeta>,
): DocumentChange {
  return { at, by, change, file, document: known.get(file) ?? null };
}
