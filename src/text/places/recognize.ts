/**
 * A question in; the places that it names out, in order, with their ranges in the question as given.
 * Ranges never overlap, and `question.slice(...range) === written` for each.
 */
import type { Place } from "../../domain.ts";
import type { Gazetteer } from "./divisions.ts";
import { fold } from "./fold.ts";
import { findNamesByForm } from "./form.ts";
import { findHanMentions } from "./han-mentions.ts";
import { addMentions, joinMentions } from "./join.ts";
import { findLatinMentions } from "./latin-mentions.ts";
import { createLatinIndex } from "./latin-index.ts";
import { findMisspelt } from "./misspelt.ts";
import { createStemIndex } from "./misspelt-stems.ts";
import { corpusDivisions, createNameIndex } from "./name-index.ts";
import { relate, type PlaceReading } from "./relate.ts";
import { segmentText, type Segmenter } from "./segmentation.ts";

export type { PlaceReading } from "./relate.ts";

export interface PlaceRecognizer {
  read(question: string): PlaceReading[];
}

export function createPlaceRecognizer(
  corpusPlaces: readonly Place[],
  gazetteer: Gazetteer,
  segment: Segmenter,
): PlaceRecognizer {
  const { lists } = gazetteer;
  const corpus = corpusDivisions(corpusPlaces, gazetteer);
  const index = createNameIndex(gazetteer, corpus);
  const stems = createStemIndex([...corpus.keys()], gazetteer);
  const latin = createLatinIndex(gazetteer, corpus);
  return {
    read(question) {
      const text = fold(question);
      const segmentation = segmentText(text, segment);
      const han = { text, segmentation, index, lists };
      const exact = addMentions(findHanMentions(han), findLatinMentions(text, latin, lists));
      const misspelt = findMisspelt(han, exact, stems, segment);
      const known = addMentions(exact, misspelt);
      const mentions = addMentions(known, findNamesByForm(han, known, segment));
      return joinMentions(text, mentions).map((each) => relate(each, question, corpus, lists));
    },
  };
}
