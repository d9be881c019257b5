/**
 * Cuts documents into passages and sentences, embeds both, and indexes passages by terms and by pairs of characters,
 * documents by terms. A passage is embedded and indexed together with its title and section; a sentence is embedded
 * alone.
 */
import type { Passage, SourceDocument } from "../core/domain.ts";
import type { YieldToEventLoop } from "../core/event-loop.ts";
import { type Split, splitVersions } from "../documents/split.ts";
import { joinWrappedLines } from "../documents/wrapped-lines.ts";
import type { Embedder } from "../embedding/embedder.ts";
import { normalizeText } from "../language/normalize.ts";
import { splitSentences, trimRange } from "../language/sentences.ts";
import { characterPairs, type Tokenizer } from "../language/tokenize.ts";
import { embedTexts, encodeKeys, type KeyedVectors, type Watching } from "./embed-texts.ts";
import type { Texts } from "./manifest.ts";
import {
  type DocumentKey,
  packSentences,
  type Pieces,
  type SentenceSpan,
} from "./sentence-table.ts";
import { createBm25Writer, type LexicalField } from "./words/bm25-data.ts";

export interface CutMeans extends Watching {
  readonly embedder: Embedder;
  readonly tokenizer: Tokenizer;
  /** Defaults to the usual split; measurements compare others with it. */
  readonly split?: Split;
  /** Vectors of the same model, from an earlier index or an interrupted build. */
  readonly known: readonly KeyedVectors[];
}

interface Parts {
  readonly passages: readonly { readonly passage: Passage; readonly document: SourceDocument }[];
  readonly sentences: readonly SentenceSpan[];
}

/** Returns all parts of an index except its graph. @throws AppError `model.unavailable`. */
export async function cutDocuments(
  texts: Texts & { readonly keys: readonly DocumentKey[] },
  means: CutMeans,
  yieldToEventLoop: YieldToEventLoop,
): Promise<Pieces> {
  const { embedder, tokenizer } = means;
  const parts = await partsOf(texts, means.split, yieldToEventLoop);
  const vectors = await embedTexts(embeddedTexts(parts), embedder, means.known, means);
  const passageTerms = createBm25Writer();
  const passagePairs = createBm25Writer();
  for (const { passage, document } of parts.passages) {
    passageTerms.add(passageFields(document, passage, (text) => tokenizer.indexTerms(text)));
    passagePairs.add(passageFields(document, passage, characterPairs));
    await yieldToEventLoop();
  }
  const documentTerms = createBm25Writer();
  for (const document of texts.documents) {
    documentTerms.add(documentFields(document, tokenizer));
    await yieldToEventLoop();
  }
  return {
    documents: texts.keys,
    passages: parts.passages.map(({ passage }) => passage),
    sentences: packSentences(parts.sentences),
    vectors: vectors.table,
    vectorKeys: encodeKeys(vectors.keys),
    passageTerms: passageTerms.finish(),
    passagePairs: passagePairs.finish(),
    documentTerms: documentTerms.finish(),
  };
}

async function partsOf(
  { documents, earlier }: Texts,
  split: Split | undefined,
  yieldToEventLoop: YieldToEventLoop,
): Promise<Parts> {
  const passages: { passage: Passage; document: SourceDocument }[] = [];
  const sentences: SentenceSpan[] = [];
  for (const document of documents) {
    const text = joinWrappedLines(document.text);
    const versions = splitVersions([...(earlier.get(document.id) ?? []), document], split);
    for (const passage of versions.at(-1)?.passages ?? []) {
      const { startUtf16: start, endUtf16: end } = passage;
      for (const [from, to] of splitSentences(text.slice(start, end)))
        sentences.push({
          passage: passages.length,
          range: trimRange(text, [start + from, start + to]),
        });
      passages.push({ passage, document });
    }
    await yieldToEventLoop();
  }
  return { passages, sentences };
}

function embeddedTexts({ passages, sentences }: Parts): string[] {
  return [
    ...passages.map(({ passage, document }) => embeddedPassage(document, passage)),
    ...sentences.map(({ passage, range }) => {
      const document = passages[passage]?.document;
      return document === undefined ? "" : embeddedSentence(document, ...range);
    }),
  ];
}

/**
 * Weight of a term in a field, relative to the passage's own text. A heading counts more because it names the topic of
 * the passages below it. A title names the topic of the whole document and counts like the text. Not measured.
 */
const sectionWeight = 2;
const titleWeight = 1;

/** Weights of the fields of passages (text, section, title) and of documents (text, title). */
export const fieldWeights = {
  passages: [1, sectionWeight, titleWeight],
  documents: [1, titleWeight],
} as const;

export function embeddedPassage(document: SourceDocument, passage: Passage): string {
  const context = [document.title, ...passage.section].filter((part) => part !== null);
  return normalizeText([...context, textOf(document, passage)].join("\n"));
}

export function embeddedSentence(document: SourceDocument, start: number, end: number): string {
  return normalizeText(document.text.slice(start, end));
}

function passageFields(
  document: SourceDocument,
  passage: Passage,
  termsOf: (normalizedText: string) => string[],
): LexicalField[] {
  return [
    { weight: 1, terms: termsOf(normalizeText(textOf(document, passage))) },
    // A full stop between headings: no pair of characters spans two of them.
    { weight: sectionWeight, terms: termsOf(normalizeText(passage.section.join("。"))) },
    { weight: titleWeight, terms: termsOf(normalizeText(document.title ?? "")) },
  ];
}

function documentFields(document: SourceDocument, tokenizer: Tokenizer): LexicalField[] {
  return [
    {
      weight: 1,
      terms: tokenizer.indexTerms(normalizeText(document.text.slice(document.bodyStartUtf16))),
    },
    { weight: titleWeight, terms: tokenizer.indexTerms(normalizeText(document.title ?? "")) },
  ];
}

function textOf(document: SourceDocument, passage: Passage): string {
  return document.text.slice(passage.startUtf16, passage.endUtf16);
}
