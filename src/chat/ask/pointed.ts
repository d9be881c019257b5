/**
 * Finds what a message that only points at something means: passages by the numbers they were shown with, the articles of
 * a regulation, their neighbours, documents and sources.
 */
import type { Subject } from "../../core/domain.ts";
import type { CaseLibrary, PassageView } from "../../core/library.ts";
import { articleNumberOf } from "../../documents/markers.ts";
import type { Pointer } from "../../questions/pointing.ts";
import { numberedIdsOf } from "../../questions/subject.ts";
import type { Say } from "../views/messages.ts";

export type Pointed =
  | { readonly kind: "passages"; readonly views: readonly PassageView[] }
  /** The documents of the passages, one or several. */
  | { readonly kind: "documents"; readonly views: readonly PassageView[] }
  | { readonly kind: "sources"; readonly sources: readonly NumberedSource[] }
  | { readonly kind: "more" }
  | { readonly kind: "again"; readonly question: string }
  /** There is no such thing; `tell` says so. */
  | { readonly kind: "nothing"; readonly tell: (say: Say) => string };

export interface NumberedSource {
  /** Null for a passage that was shown without a number. */
  readonly number: number | null;
  readonly view: PassageView;
}

/** Null for a message that stands by itself where nothing was shown: 有没有全文 then asks about the collection. */
export async function findPointed(
  pointer: Pointer,
  subject: Subject | null,
  library: CaseLibrary,
): Promise<Pointed | null> {
  const shown = { subject, numbered: numberedIdsOf(subject), library };
  const { wanted, ordinals } = pointer;
  const [first] = shown.numbered;
  const spokenOf = subject?.openedId ?? first;
  if (spokenOf === undefined) {
    const isAboutShown = ordinals.length > 0 || pointer.isDoubt === true;
    const needsShown = isAboutShown || !["document", "source"].includes(wanted);
    return needsShown ? nothing("which-passage") : null;
  }
  if (ordinals.length === 0) return spokenOfLast(pointer, spokenOf, shown);
  const found = await counted(pointer, spokenOf, shown);
  return "kind" in found ? found : wantedOf(pointer, found, shown);
}

interface Shown {
  readonly subject: Subject | null;
  readonly numbered: readonly string[];
  readonly library: CaseLibrary;
}

async function spokenOfLast(pointer: Pointer, spokenOf: string, shown: Shown): Promise<Pointed> {
  const { subject, numbered, library } = shown;
  const { openedId, question = "" } = subject ?? {};
  const { wanted } = pointer;
  if (wanted === "again" && openedId === undefined && question !== "")
    return { kind: "again", question };
  if (wanted === "next-item") {
    const next = openedId === undefined ? undefined : numbered[numbered.indexOf(openedId) + 1];
    return next === undefined ? { kind: "more" } : opened(await viewsOf([next], library));
  }
  if (wanted === "onward" && openedId === undefined) return { kind: "more" };
  const isOfAll = ["document", "source"].includes(wanted) && openedId === undefined;
  return wantedOf(pointer, await viewsOf(isOfAll ? numbered : [spokenOf], library), shown);
}

async function wantedOf(
  { wanted }: Pointer,
  views: readonly PassageView[],
  { subject, numbered, library }: Shown,
): Promise<Pointed> {
  if (wanted === "document") return { kind: "documents", views };
  if (wanted === "source") {
    const numberOf = (id: string) => (numbered.includes(id) ? numbered.indexOf(id) + 1 : null);
    const sources = views.map((view) => ({ number: numberOf(view.passage.id), view }));
    return { kind: "sources", sources };
  }
  if (wanted !== "next" && wanted !== "onward" && wanted !== "before") return opened(views);
  const direction = wanted === "before" ? "before" : "next";
  const beside = direction === "next" ? "nextId" : "previousId";
  // What stands beside it in the answer was read there.
  const read = new Set(subject?.openedId === undefined ? subject?.shownIds : []);
  let id = views.at(-1)?.[beside] ?? null;
  while (id !== null && read.has(id)) id = (await library.passage(id))?.[beside] ?? null;
  return id === null ? nothing(`passage-none-${direction}`) : opened(await viewsOf([id], library));
}

/** By the numbers of the excerpts; by those of articles, where a regulation is spoken of and 第二条 is meant. */
async function counted(
  { ordinals, isArticle }: Pointer,
  spokenOf: string,
  { subject, numbered, library }: Shown,
): Promise<readonly PassageView[] | Pointed> {
  const articles = isArticle ? await articlesOf(spokenOf, library) : new Map<string, string>();
  // A single excerpt of several passages shows as many points.
  const items = numbered.length === 1 ? (subject?.shownIds ?? numbered) : numbered;
  const ids = ordinals.map((ordinal) =>
    articles.size > 1
      ? articles.get(String(ordinal))
      : items.at(ordinal > 0 ? ordinal - 1 : ordinal),
  );
  const missing = ordinals.find((_, index) => ids[index] === undefined);
  if (missing === undefined)
    return viewsOf(
      ids.flatMap((id) => id ?? []),
      library,
    );
  if (numbered.length === 0) return nothing("which-passage");
  const words = { number: String(Math.abs(missing)), count: numbered.length };
  return {
    kind: "nothing",
    tell: (say) =>
      articles.size > 1
        ? say("article-unknown", { number: words.number })
        : say("number-unknown", words),
  };
}

/** The passages of articles (第一条 …) by their numbers; empty for a document that has none. */
async function articlesOf(passageId: string, library: CaseLibrary): Promise<Map<string, string>> {
  const view = await library.passage(passageId);
  const sections = view === null ? [] : await library.contents(view.document.id);
  return new Map(
    sections.flatMap(({ measures }) =>
      measures.flatMap(({ opening, passageId: id }) => {
        const number = articleNumberOf(opening);
        return number === null ? [] : [[number, id] as const];
      }),
    ),
  );
}

async function viewsOf(
  ids: readonly string[],
  library: CaseLibrary,
): Promise<readonly PassageView[]> {
  const views = await Promise.all([...new Set(ids)].map((id) => library.passage(id)));
  return views.flatMap((view) => view ?? []);
}

function opened(views: readonly PassageView[]): Pointed {
  return views.length === 0 ? nothing("passage-gone") : { kind: "passages", views };
}

function nothing(
  key: "which-passage" | "passage-gone" | "passage-none-next" | "passage-none-before",
): Pointed {
  return { kind: "nothing", tell: (say) => say(key) };
}

/** The passage of the subject that a part of its answer, quoted by hand, comes from; null where it is none. */
export async function quotedPassage(
  quoted: string,
  subject: Subject,
  library: CaseLibrary,
): Promise<PassageView | null> {
  const lines = quoted
    .split("\n")
    .map(withoutSpace)
    .filter((line) => line.length >= leastQuotedUtf16);
  const views = await viewsOf([...numberedIdsOf(subject), ...subject.shownIds], library);
  const isNamed = ({ passage: { id } }: PassageView) => quoted.includes(id);
  const hasLine = ({ text }: PassageView) =>
    lines.some((line) => withoutSpace(text).includes(line));
  return views.find(isNamed) ?? views.find(hasLine) ?? null;
}

/** Range 2 to 10: a shorter piece may stand in any passage. */
const leastQuotedUtf16 = 4;

/** Also without the marks of a cut quote. */
function withoutSpace(text: string): string {
  return text.replace(/[\s…]+/gu, "");
}
