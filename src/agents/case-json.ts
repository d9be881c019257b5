/** Cases, passages and comparisons as objects for assistants, in the words of the answer's JSON. */
import type { CaseSummary, Comparison, PassageView } from "../core/library.ts";
import { excerptToJson } from "./answer-json.ts";

export function caseJson({ document, sectionCount, measureCount, passageCount }: CaseSummary) {
  const { id, file, title, place, source, date, url } = document;
  return {
    document: id,
    place: place?.name ?? null,
    province: place?.province ?? null,
    city: place?.city ?? null,
    title,
    source,
    date,
    ...(url !== null && { url }),
    file,
    sections: sectionCount,
    measures: measureCount,
    passages: passageCount,
  };
}

/** `standing`: `current`, `replaced` by a newer version of the document, or `withdrawn` with it. */
export function passageJson(view: PassageView) {
  const { passage, document, standing, text, textBefore, textAfter } = view;
  return {
    id: passage.id,
    document: document.id,
    place: document.place?.name ?? null,
    title: document.title,
    source: document.source,
    date: document.date,
    ...(document.url !== null && { url: document.url }),
    section: passage.section,
    file: document.file,
    start: passage.startUtf16,
    end: passage.endUtf16,
    standing,
    text,
    before: textBefore,
    after: textAfter,
    previous: view.previousId,
    next: view.nextId,
  };
}

/** `passage`: null where the place's documents do not say; `isKnown`: whether there are any of it. */
export function comparisonJson({ question, topic, cells }: Comparison) {
  return {
    question,
    topic,
    places: cells.map(({ place, isKnown, excerpt }) => ({
      place,
      isKnown,
      passage: excerpt === null ? null : excerptToJson(excerpt),
    })),
  };
}
