/**
 * An answer as the object that scripts read. Its form is a contract: fields are added, never changed.
 */
import { limitedNoteOf } from "../chat/views/limits.ts";
import type { Answer, Excerpt } from "../core/domain.ts";

export function toJson(answer: Answer) {
  return {
    question: answer.question,
    status: answer.status,
    reason: answer.reason,
    places: answer.places,
    // Only where the question is limited: most are not.
    ...limitsToJson(answer),
    passages: answer.excerpts.map(excerptToJson),
    tookMs: rounded(answer.tookMs, 1),
  };
}

/** `documents`: how many may answer; `undetermined`: how many say too little of date or place to tell. */
function limitsToJson(answer: Answer) {
  const note = limitedNoteOf(answer);
  if (note === null) return {};
  const { region, kinds, years } = note.limits;
  return {
    limits: {
      region: region?.city ?? region?.province ?? null,
      kinds,
      from: years?.from ?? null,
      to: years?.to ?? null,
      documents: note.count,
      undetermined: note.undetermined,
    },
  };
}

function excerptToJson({ passage, document, text, highlights, score, copies }: Excerpt) {
  return {
    id: passage.id,
    document: document.id,
    place: document.place?.name ?? null,
    title: document.title,
    source: document.source,
    date: document.date,
    section: passage.section,
    file: document.file,
    start: passage.startUtf16,
    end: passage.endUtf16,
    text,
    highlights,
    score: rounded(score, 4),
    // Only where there are any: most scripts never see a near-copy.
    ...(copies.length > 0 && { copies: copies.map((copy) => copy.passage.id) }),
  };
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
