/** What reads messages without an index: the glossary, the dictionary and the national list of places. */
import { readFileSync } from "node:fs";
import { createMessageReader, type MessageReader } from "../../src/app/library/read-message.ts";
import { openEnglishLexicon } from "../../src/language/english-words.ts";
import { parseGlossary } from "../../src/language/glossary.ts";
import { normalizeText } from "../../src/language/normalize.ts";
import { sentencesIn } from "../../src/language/sentences.ts";
import { createTokenizer, isContentWord } from "../../src/language/tokenize.ts";
import { loadGazetteer } from "../../src/places/divisions.ts";
import { createPlaceRecognizer } from "../../src/places/recognize.ts";
import { createConceptReader, type ReadConcepts } from "../../src/questions/concepts.ts";
import type { PlaceWords } from "../../src/questions/limit-follow-up.ts";
import { createOwnWordsReader, type ReadOwnWords } from "../../src/questions/own-words.ts";
import { limitsIn } from "../../src/questions/understand.ts";

export interface MessageMeans {
  readonly readConcepts: ReadConcepts;
  readonly words: PlaceWords;
  readonly readOwnWords: ReadOwnWords;
  /** Of a text that is too long, the sentences that say 超编 are asked: the judge needs an index. */
  readonly reader: MessageReader;
}

let means: MessageMeans | null = null;

/** Made when it is first needed. */
export function messageMeans(): MessageMeans {
  means ??= newMeans();
  return means;
}

function newMeans(): MessageMeans {
  const file = new URL("../../prompts/glossary.yaml", import.meta.url);
  const glossary = parseGlossary("glossary.yaml", readFileSync(file, "utf8"));
  const tokenizer = createTokenizer(glossary.words);
  const recognizer = createPlaceRecognizer([], loadGazetteer(), (text) => tokenizer.tag(text));
  const readConcepts = createConceptReader(glossary, tokenizer, openEnglishLexicon());
  const readPlaces = (text: string) => recognizer.read(text);
  const readLimits = (text: string) =>
    limitsIn(text, readPlaces(text), { now: () => Date.UTC(2026, 7, 1) });
  const words = {
    read: readPlaces,
    readLimits,
    contentWords: (text: string) => tokenizer.words(normalizeText(text)).filter(isContentWord),
    inEnglish: (name: string) => name,
  };
  return {
    readConcepts,
    words,
    readOwnWords: createOwnWordsReader({ readConcepts, words }),
    reader: createMessageReader({
      readConcepts,
      readPlaces,
      readLimits,
      contentWords: words.contentWords,
      store: { documents: [] },
      keySentences: (text) =>
        Promise.resolve(sentencesIn(text).filter((each) => each.includes("超编"))),
    }),
  };
}
