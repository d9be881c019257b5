/** Cases, passages and comparisons as objects for assistants, in the words of the answer's JSON. */
import type { CaseSummary, Comparison, PassageView } from "../core/library.ts";
import { documentToJson, excerptToJson } from "./answer-json.ts";

export function caseJson({ document, sectionCount, measureCount, passageCount }: CaseSummary) {
  return {
    ...documentToJson(document),
    province: document.place?.province ?? null,
    city: document.place?.city ?? null,
    file: document.file,
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
    ...documentToJson(document),
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
