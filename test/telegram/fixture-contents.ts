/** Excerpts in, the contents of a document that consists of them out; and many documents, of real counties. */
import { inPlaceOrder } from "../../src/app/library/cases.ts";
import type { DocumentId, Excerpt } from "../../src/core/domain.ts";
import type { CaseMeasure, CaseSection, CaseSummary } from "../../src/core/library.ts";
import { createTokenizer } from "../../src/language/tokenize.ts";
import { toPlace } from "../../src/places/place-finder.ts";
import { loadGazetteer } from "../../src/places/divisions.ts";
import {
  createPlaceRecognizer,
  type PlaceReading,
  type PlaceRecognizer,
} from "../../src/places/recognize.ts";
import { noFields } from "../setup/document-fields.ts";

/** Each excerpt is a measure; those with the same section one after another are one. */
export function contentsOf(excerpts: readonly Excerpt[]): readonly CaseSection[] {
  const sections: { heading: readonly string[]; measures: CaseMeasure[] }[] = [];
  for (const { passage, text } of excerpts) {
    const measure = { passageId: passage.id, opening: text.slice(0, 40) };
    const last = sections.at(-1);
    if (last?.heading.join() === passage.section.join()) last.measures.push(measure);
    else sections.push({ heading: passage.section, measures: [measure] });
  }
  return sections;
}

/** Any place's name, without documents about any. */
export function readPlaces(text: string): readonly PlaceReading[] {
  recognizer ??= newRecognizer();
  return recognizer.read(text);
}

/** Made when it is first needed: most tests name no place to the list. */
let recognizer: PlaceRecognizer | null = null;

function newRecognizer(): PlaceRecognizer {
  const tokenizer = createTokenizer([]);
  return createPlaceRecognizer([], loadGazetteer(), (text) => tokenizer.tag(text));
}

/** Of counties from all over the country, in the library's order. */
export function casesOfCounties(count: number): readonly CaseSummary[] {
  const gazetteer = loadGazetteer();
  const counties = gazetteer.divisions.filter(({ level }) => level === "county");
  const step = Math.floor(counties.length / count);
  const chosen = counties.filter((_, index) => index % step === 0).slice(0, count);
  return inPlaceOrder(
    chosen.map((county, index) => ({
      document: {
        ...noFields,
        id: `c${county.code}` as DocumentId,
        file: `c${county.code}.md`,
        title: `${county.shortName}推进机构编制改革的做法`,
        place: toPlace(gazetteer, county),
        source: index % 3 === 0 ? null : "中国机构编制报",
        date: index % 2 === 0 ? null : `20${10 + (index % 15)}`,
        recognised: null,
      },
      sectionCount: index % 7,
      measureCount: 1 + (index % 30),
      passageCount: 1 + (index % 40),
    })),
  );
}
