/**
 * Finds passages by any of their names, with their neighbours. An archived passage, which its document no longer has,
 * is found in the last version that had it. A passage that is not verbatim in its file is not returned.
 */
import type { Answering } from "../../answers/answer.ts";
import type { Quote } from "../../answers/verify.ts";
import type { PassageId, SourceDocument } from "../../core/domain.ts";
import type { PassageStanding, PassageView } from "../../core/library.ts";
import { createNameLookup, idsWrittenLoosely } from "../../core/passage-names.ts";
import { metaOf } from "../../documents/document-summary.ts";
import { splitVersions, type Version } from "../../documents/split.ts";
import type { PassageStore } from "../../index/passage-store.ts";

interface PassageLookup {
  /**
   * By id, hashtag or link key, in any case and width, or by an id that is written loosely (hequ07); null if there is
   * none, or it is not verbatim in its file.
   */
  find(name: string): Promise<PassageView | null>;
}

type Means = Pick<Answering, "verifier" | "onUnverified">;

/** A passage by its index in a version of its document. */
interface Located {
  readonly version: Version;
  readonly index: number;
  readonly standing: PassageStanding;
}

export function createPassageLookup(store: PassageStore, means: Means): PassageLookup {
  let archive: Promise<ArchiveLookup> | null = null;
  return {
    async find(name) {
      const current = await locateCurrent(name, store);
      // Few names are of archived passages, and finding one splits every version of every document.
      archive ??= current === null ? openArchive(store) : null;
      const located = current ?? (await archive)?.(name) ?? null;
      return located === null ? null : viewOf(located, means);
    },
  };
}

/** Every message is looked up as a name; few long ones are one. */
const maxLooseUtf16 = 60;

async function locateCurrent(name: string, store: PassageStore): Promise<Located | null> {
  const documents = store.documents.map(({ meta: { id, place } }) => {
    const names = place === null ? [] : [place.name, ...place.aliases];
    return { id, names: names.filter((each) => /\p{Script=Han}/u.test(each)) };
  });
  const names = [name, ...(name.length > maxLooseUtf16 ? [] : idsWrittenLoosely(name, documents))];
  const numbers = await store.passageNumbers(names);
  const number = names.map((each) => numbers.get(each)).find((each) => each !== undefined);
  if (number === undefined) return null;
  const document = store.documents.findLastIndex(({ firstPassage }) => firstPassage <= number);
  const [version] = await store.texts([document]);
  if (version === undefined) return null;
  const index = number - (store.documents[document]?.firstPassage ?? 0);
  return { version, index, standing: "current" };
}

type ArchiveLookup = (name: string) => Located | null;

async function openArchive(store: PassageStore): Promise<ArchiveLookup> {
  const earlier = await store.earlierTexts();
  const numbers = store.documents.flatMap(({ meta }, number) =>
    earlier.has(meta.id) ? number : [],
  );
  const present = new Map(
    (await store.texts(numbers)).map(({ document }) => [document.id, document]),
  );
  const archived = [...earlier].flatMap(([id, texts]) =>
    archivedOf(texts, present.get(id) ?? null),
  );
  const indexOf = createNameLookup(archived.map(({ id }) => id));
  return (name) => archived[indexOf(name) ?? -1]?.located ?? null;
}

async function viewOf(
  { version, index, standing }: Located,
  means: Means,
): Promise<PassageView | null> {
  const [quote, before, after] = await Promise.all(
    [index, index - 1, index + 1].map((at) => quoteOf(version, at, means)),
  );
  if (quote === null || quote === undefined) return null;
  const idAt = (at: number) => version.passages[at]?.id ?? null;
  return {
    ...quote,
    standing,
    textBefore: before?.text ?? "",
    textAfter: after?.text ?? "",
    previousId: idAt(index - 1),
    nextId: idAt(index + 1),
    position: index + 1,
    passageCount: version.passages.length,
  };
}

/** Null if there is no such passage or it is not verbatim in its file. */
async function quoteOf(
  { document, passages }: Version,
  index: number,
  { verifier, onUnverified }: Means,
): Promise<Quote | null> {
  const passage = passages[index];
  if (passage === undefined) return null;
  const text = document.text.slice(passage.startUtf16, passage.endUtf16);
  const quote = { passage, document: metaOf(document), text };
  if (await verifier.isVerbatim(quote)) return quote;
  onUnverified(quote);
  return null;
}

interface Archived {
  readonly id: PassageId;
  readonly located: Located;
}

/** The passages that the earlier texts of a document have and its current text, null if withdrawn, has not. */
function archivedOf(
  texts: readonly SourceDocument[],
  present: SourceDocument | null,
): readonly Archived[] {
  const versions = splitVersions(present === null ? texts : [...texts, present]);
  const current = new Set(present === null ? [] : versions.at(-1)?.passages.map(({ id }) => id));
  const standing = present === null ? "withdrawn" : "replaced";
  // Of several versions with the passage, the last one is used: its neighbours are the latest.
  return versions
    .toReversed()
    .flatMap((version) =>
      version.passages.flatMap(({ id }, index) =>
        current.has(id) ? [] : [{ id, located: { version, index, standing } }],
      ),
    );
}
