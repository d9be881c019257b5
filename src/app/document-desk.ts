/**
 * Implements the administrators' actions on documents: read, review, keep, withdraw, undo, and the list of changes.
 * Invariant: each change is checked against the folder as the previous change left it.
 */
import { createHash } from "node:crypto";
import path from "node:path";
import {
  type ChangeNote,
  type DocumentChange,
  type DocumentDesk,
  fieldsOf,
  type Manuscript,
  type OriginalFile,
  type PresentManuscript,
  ReadingStopped,
  type Replaced,
  type ReplacedState,
} from "../core/document-desk.ts";
import type { DocumentId, DocumentMeta, SourceDocument } from "../core/domain.ts";
import { AppError } from "../core/errors.ts";
import { metaOf } from "../documents/document-summary.ts";
import {
  type ChangeEntry,
  createDocumentKeeper,
  createInTurn,
  type InTurn,
  standingAmong,
} from "../documents/keeper.ts";
import { parseDocument } from "../documents/parse-document.ts";
import { presentIn, type Proposal, propose } from "../documents/propose.ts";
import { type Corpus, readCorpus } from "../documents/read-corpus.ts";
import { documentTextOrNull, type SeedFolders } from "../documents/seed-folders.ts";
import { type EarlierTexts, versionedFile } from "../documents/versions.ts";
import type { PlaceFinder } from "../places/place-finder.ts";
import { drawPageApart, joinPicturesApart } from "../readers/ocr/make-apart.ts";
import { createRecognisedPages } from "../readers/ocr/recognised-pages.ts";
import { fetchPage } from "../readers/link/fetch-page.ts";
import { type Network, systemNetwork } from "../readers/link/public-request.ts";
import { kindOf } from "../readers/formats.ts";
import { readFile } from "../readers/read-file.ts";
import { contentsOf, summaryOf } from "./library/cases.ts";
import type { Refresher } from "./refresher.ts";

/** The documents that answers use. */
export interface ShownDocuments {
  readonly documents: readonly DocumentMeta[];
  earlier(): Promise<EarlierTexts>;
  /** With all texts. */
  corpus(): Promise<Corpus>;
}

interface DeskMeans {
  readonly folders: SeedFolders;
  readonly places: PlaceFinder;
  readonly shown: () => ShownDocuments;
  readonly refresher: Refresher;
  /** Keeps recognised pages for a day. */
  readonly cacheDir: string;
  /** Runs changes one at a time, as each must see the one before; of this process alone unless given. */
  readonly inTurn?: InTurn;
  readonly network?: Network;
}

export function createDocumentDesk({
  folders,
  places,
  shown,
  refresher,
  cacheDir,
  inTurn = createInTurn(),
  network = systemNetwork,
}: DeskMeans): DocumentDesk {
  const recognisedPages = createRecognisedPages(cacheDir);
  const keeper = createDocumentKeeper(folders, Date.now);
  /** One at a time: a parser may use all of its memory limit. Apart from changes, because pictures take minutes. */
  const oneReading = createInTurn();
  const readings = new Map<string, AbortController>();
  const read = () => readCorpus(folders, places);
  const proposeAmong = (
    corpus: Corpus,
    { fields, body }: Manuscript,
    replaced: Replaced | null,
  ): { proposal: Proposal; replacedState: ReplacedState | null } => {
    const found = replaced && findById(corpus.documents, replaced.id);
    const proposal = propose(fields, body, presentIn(corpus, places), found?.file ?? null);
    const textNow = found && documentTextOrNull(folders, found.file);
    const replacedState = replaced && stateOfReplaced(replaced, textNow, proposal.text);
    return { proposal, replacedState };
  };
  const described = async (entry: ChangeEntry | null): Promise<DocumentChange | null> =>
    entry === null ? null : ((await history()).find(({ at }) => at === entry.at) ?? null);
  // Uses the indexed documents, because reading all files takes seconds.
  const history = async (): Promise<readonly DocumentChange[]> =>
    describeChanges(await keeper.changes(), shown().documents, await shown().earlier());

  return {
    async read(name, bytes, reading = {}) {
      const { key, onPage, signal } = reading;
      const stop = new AbortController();
      const signals = signal === undefined ? [stop.signal] : [stop.signal, signal];
      const recognition = {
        keeping: recognisedPages,
        signal: AbortSignal.any(signals),
        ...(onPage !== undefined && { onPage }),
      };
      if (key !== undefined) readings.set(key, stop);
      try {
        const { text, warnings, uncertain, ...found } = await oneReading(() =>
          readFile(name, bytes, places, { recognition }),
        );
        return { name, fields: fieldsOf(found), body: text, warnings, uncertain };
      } finally {
        if (key !== undefined) readings.delete(key);
      }
    },
    stopReading(key) {
      readings.get(key)?.abort(new ReadingStopped());
      return readings.has(key);
    },
    joinPictures: (pictures) => oneReading(() => joinPicturesApart("album", pictures)),
    async originalOf(id) {
      const file = findById(shown().documents, id)?.file;
      const kept = file === undefined ? null : await keeper.original(file);
      if (file === undefined || kept === null) return null;
      return { name: path.basename(file, path.extname(file)) + kept.ending, bytes: kept.bytes };
    },
    async pagePictures(id, pages) {
      const file = findById(shown().documents, id)?.file;
      const kept = file === undefined ? null : await keeper.original(file);
      if (file === undefined || kept === null) return null;
      const { bytes } = kept;
      const kind = kindOf(file, bytes);
      if (kind !== "pdf" && kind !== "ofd" && kind !== "picture") return null;
      const stem = path.basename(file, path.extname(file));
      return oneReading(async () => {
        const pictures: OriginalFile[] = [];
        for (const page of pages)
          pictures.push({
            name: `${stem}-${page}.jpg`,
            bytes: await drawPageApart(file, { kind, bytes }, page),
          });
        return pictures;
      });
    },
    async readLink(address) {
      const { url, name, bytes } = await fetchPage(address, network);
      const { text, warnings, ...found } = await oneReading(() => readFile(name, bytes, places));
      const fields = { ...fieldsOf(found), url };
      return { manuscript: { name, fields, body: text, warnings }, original: bytes };
    },
    async review(manuscript, replaced) {
      const corpus = await shown().corpus();
      const { proposal, replacedState } = proposeAmong(corpus, manuscript, replaced);
      const { document, passages, duplicates } = proposal;
      return {
        replacedState,
        summary: summaryOf(document, passages),
        contents: contentsOf(document, passages),
        likes: duplicates.map((each) => ({
          document: metaOf(each.document),
          resemblance: each.resemblance,
        })),
      };
    },
    placesCalled: (name) => places.called(name),
    manuscriptOf(id) {
      const file = findById(shown().documents, id)?.file;
      const text = file === undefined ? null : documentTextOrNull(folders, file);
      if (file === undefined || text === null) return null;
      return manuscriptFrom(parseDocument({ id, file, text }, places).document);
    },
    keep: ({ manuscript, replaced, original, by }) =>
      inTurn(async () => {
        const { proposal, replacedState } = proposeAmong(await read(), manuscript, replaced);
        const { file, text, document, duplicates } = proposal;
        if (replacedState === "changed" || replacedState === "gone") return null;
        const [nearest] = duplicates;
        if (replaced === null && nearest?.resemblance === 1)
          return { document: metaOf(nearest.document), isChanged: false, changedAt: null };
        const sent =
          original === null ? {} : { original: { name: manuscript.name, bytes: original } };
        const entry = await keeper.put({ file, text, by, ...sent });
        const changedAt = entry?.at ?? null;
        return { document: metaOf(document), isChanged: entry !== null, changedAt };
      }),
    withdraw: ({ id, lastChangeAt, by }) =>
      inTurn(async () => {
        const corpus = await read();
        const document = findById(corpus.documents, id);
        if (document === null) return null;
        const { file } = document;
        const last = (await keeper.changes()).find((change) => change.file === file);
        if ((last?.at ?? null) !== lastChangeAt) return null;
        mustNotBeLast(file, corpus);
        return described(await keeper.withdraw(file, by));
      }),
    undo: (by, at) =>
      inTurn(async () => {
        const last = await keeper.undoable();
        if (last?.at !== at) return null;
        if (last.before === null) mustNotBeLast(last.file, await read());
        return described(await keeper.undo(by, at));
      }),
    history,
    earlierCount: async (id) => (await shown().earlier()).get(id)?.length ?? 0,
    refresh: (onShare) => refresher.refresh(onShare),
  };
}

function findById<Meta extends DocumentMeta>(
  documents: readonly Meta[],
  id: DocumentId,
): Meta | null {
  return documents.find((document) => document.id === id) ?? null;
}

function manuscriptFrom(document: SourceDocument): PresentManuscript {
  const { id, file, text, bodyStartUtf16 } = document;
  return {
    manuscript: {
      name: file,
      fields: fieldsOf(document),
      body: text.slice(bodyStartUtf16),
      warnings: [],
    },
    replaced: { id, sha256: sha256Of(text) },
  };
}

/** A bot without documents would not start. @throws AppError `documents.last` */
function mustNotBeLast(file: string, { documents }: Corpus): void {
  if (documents.some((other) => other.file !== file)) return;
  throw new AppError(
    "documents.last",
    `${file} is the only document and cannot be withdrawn. Nothing was changed. Add another first.`,
    { file },
  );
}

function describeChanges(
  newestFirst: readonly ChangeEntry[],
  documents: readonly DocumentMeta[],
  earlier: EarlierTexts,
): readonly DocumentChange[] {
  const known = documentsByFile(documents, earlier);
  const { undoes } = standingAmong(newestFirst.toReversed());
  const undone = new Set(undoes.values());
  return newestFirst.map((entry) => {
    const takenBack = undoes.get(entry);
    return {
      ...noteOf(entry),
      file: entry.file,
      document: known.get(entry.file) ?? null,
      undoes: takenBack === undefined ? null : noteOf(takenBack),
      isUndone: undone.has(entry),
    };
  });
}

/** Current or, for withdrawn documents, last metadata by file. */
function documentsByFile(
  documents: readonly DocumentMeta[],
  earlier: EarlierTexts,
): ReadonlyMap<string, DocumentMeta> {
  const lasts = [...earlier.values()].flatMap((versions) => versions.at(-1) ?? []);
  return new Map([
    ...lasts.map((version) => [versionedFile(version.file), metaOf(version)] as const),
    ...documents.map((document) => [document.file, document] as const),
  ]);
}

function noteOf({ at, by, change }: ChangeEntry): ChangeNote {
  return { at, by, change };
}

/** Detects edits by hand, which the change log does not have. */
function sha256Of(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/**
 * A file that already has the new text counts as seen: a process that was killed wrote it.
 * @param text null if the document no longer exists
 */
function stateOfReplaced(
  { sha256 }: Replaced,
  text: string | null,
  newText: string,
): ReplacedState {
  if (text === null) return "gone";
  return sha256 === null || text === newText || sha256 === sha256Of(text) ? "as-seen" : "changed";
}
