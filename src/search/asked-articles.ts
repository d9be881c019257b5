/**
 * Finds the articles of regulations that a question asks for by their numbers. An article is found by its own marker, never
 * by a mention of its number.
 */
import type { TextRange } from "../core/domain.ts";
import { articleNumberOf, markerAt } from "../documents/markers.ts";
import type { DocumentText, PassageStore } from "../index/passage-store.ts";
import { type AskedArticles, readAskedArticles } from "../questions/asked-article.ts";
import { namedDocuments } from "../questions/named-documents.ts";
import type { Scope } from "../questions/scope.ts";
import { articleDocumentCount, conceptSaturation } from "./weights.ts";

export interface FoundArticle {
  readonly document: number;
  /** Numbers of its passages, ascending; at least one. */
  readonly passages: readonly number[];
  /** In the document's text: the paragraph or point asked for; null if the article is asked for as a whole. */
  readonly asked: TextRange | null;
}

export interface ArticleSearch {
  /** In the order of the documents; empty if the documents asked about have no such article. */
  readonly articles: readonly FoundArticle[];
  /** Documents that the question is about. */
  readonly documents: ReadonlySet<number>;
}

/** Null if the question asks for no article, or of documents that have none. */
export async function findAskedArticles(
  question: string,
  { where }: Pick<Scope, "where">,
  store: PassageStore,
): Promise<ArticleSearch | null> {
  const asked = readAskedArticles(question);
  if (asked === null) return null;
  const named = namedDocuments(
    asked,
    store.documents.map(({ meta: { title, place } }) => ({
      title,
      places: [place?.name, place?.city, place?.province, ...(place?.aliases ?? [])].flatMap(
        (name) => name ?? [],
      ),
    })),
  );
  if (named === "none")
    return asked.asksFurther ? null : { articles: [], documents: new Set<number>() };
  const scoped = where.kind === "within" ? [...where.documents] : null;
  const documents = narrowed(named, scoped) ?? (await documentsWith(asked, store));
  const texts = await store.texts(documents.slice(0, articleDocumentCount));
  const all = texts.map(articlesOf);
  if (all.every(({ size }) => size === 0)) return null;
  const articles = texts.flatMap((text, index) =>
    asked.numbers.flatMap((number) =>
      (all[index]?.get(number) ?? []).flatMap((passages) => foundIn(text, passages, asked, store)),
    ),
  );
  return { articles, documents: new Set(documents) };
}

/** Of several documents of one name or kind, those about the places named. */
function narrowed(
  named: readonly number[] | null,
  scoped: readonly number[] | null,
): readonly number[] | null {
  if (named === null || scoped === null) return named ?? scoped;
  const both = named.filter((number) => scoped.includes(number));
  return both.length === 0 ? named : both;
}

async function documentsWith(
  { numbers }: AskedArticles,
  store: PassageStore,
): Promise<readonly number[]> {
  const concepts = numbers.map((number) => ({
    passageWeight: 1,
    documentWeight: 1,
    wordings: [{ terms: [`第${number.split("-")[0] ?? ""}`], weight: 1 }],
  }));
  const query = { concepts, pairs: [], saturation: conceptSaturation };
  const count = { passages: 0, documents: articleDocumentCount };
  const { documents } = await store.bestByWords(query, { kind: "everywhere" }, count);
  return documents.toSorted((a, b) => a - b);
}

/** By number: the passages of each article with it, as indexes in the document. */
function articlesOf({ document, passages }: DocumentText): ReadonlyMap<string, number[][]> {
  const articles = new Map<string, number[][]>();
  let open: number[] | null = null;
  for (const [index, { measure, startUtf16, endUtf16 }] of passages.entries()) {
    if (passages[index - 1]?.measure === measure) {
      open?.push(index);
      continue;
    }
    const number = articleNumberOf(document.text.slice(startUtf16, endUtf16));
    open = number === null ? null : [index];
    if (number !== null && open !== null)
      articles.set(number, [...(articles.get(number) ?? []), open]);
  }
  return articles;
}

/** Empty if the article lacks the paragraph or point asked for. */
function foundIn(
  { number: document, document: { text }, passages }: DocumentText,
  own: readonly number[],
  asked: AskedArticles,
  store: PassageStore,
): FoundArticle[] {
  const first = store.documents[document]?.firstPassage ?? 0;
  const start = passages[own[0] ?? 0]?.startUtf16 ?? 0;
  const end = passages[own.at(-1) ?? 0]?.endUtf16 ?? start;
  const article = { document, passages: own.map((index) => first + index) };
  if (asked.paragraph === null && asked.point === null) return [{ ...article, asked: null }];
  const part = partOf(text, [start, end], asked);
  return part === null ? [] : [{ ...article, asked: part }];
}

/** The paragraph with its points, or the point; null if there is none. */
function partOf(
  text: string,
  article: TextRange,
  { paragraph, point }: Pick<AskedArticles, "paragraph" | "point">,
): TextRange | null {
  const paragraphs: { start: number; end: number; points: [number, number][] }[] = [];
  for (const match of text.slice(...article).matchAll(/[^\n]*\S[^\n]*/gu)) {
    const start = article[0] + match.index + match[0].search(/\S/u);
    const end = article[0] + match.index + match[0].trimEnd().length;
    const marker = markerAt(text, start, true);
    const last = paragraphs.at(-1);
    if (last === undefined || marker === null || marker === "article")
      paragraphs.push({ start, end, points: [] });
    else {
      // Points of points belong to them.
      const [firstPoint] = last.points;
      const isPoint = firstPoint === undefined || markerAt(text, firstPoint[0], true) === marker;
      const before = last.points.at(-1);
      if (isPoint) last.points.push([start, end]);
      else if (before !== undefined) before[1] = end;
      last.end = end;
    }
  }
  if (paragraph !== null && point === null) {
    const found = paragraphs[paragraph - 1];
    return found === undefined ? null : [found.start, found.end];
  }
  const within = paragraph === null ? paragraphs : paragraphs.slice(paragraph - 1, paragraph);
  return within.find(({ points }) => points.length > 0)?.points[(point ?? 1) - 1] ?? null;
}
