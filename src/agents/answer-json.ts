/**
 * An answer as the object that scripts read. Its form is a contract: fields are added, never changed.
 */
import { missingFact } from "../chat/ask/answer-lines.ts";
import { limitedNoteOf } from "../chat/views/limits.ts";
import type { Say } from "../chat/views/messages.ts";
import type { Answer, DocumentMeta, Excerpt } from "../core/domain.ts";
import { recognisedOn } from "../core/page-ranges.ts";

/** @param say in the question's language */
export function toJson(answer: Answer, say: Say) {
  return {
    question: answer.question,
    status: answer.status,
    reason: answer.reason,
    places: answer.places,
    missing: answer.missing && missingFact(answer.missing, say),
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

export function documentToJson({ id, place, title, source, date, ...rest }: DocumentMeta) {
  const { issuer, number, url } = rest;
  return {
    document: id,
    place: place?.name ?? null,
    title,
    source,
    date,
    // Only where the document has them: most have none.
    ...(issuer !== null && { issuer }),
    ...(number !== null && { number }),
    ...(url !== null && { url }),
  };
}

export function excerptToJson(excerpt: Excerpt) {
  const { passage, joined, document, text, highlights, score, copies } = excerpt;
  const recognised = recognisedOn(document, joined ?? [passage]);
  const [first, last] = [joined?.[0] ?? passage, joined?.at(-1) ?? passage];
  return {
    id: passage.id,
    // Only where neighbouring passages are shown as one.
    ...(joined !== undefined && { ids: joined.map(({ id }) => id) }),
    ...documentToJson(document),
    // Only where it was: most documents are text.
    ...(recognised !== null && { recognised }),
    section: passage.section,
    file: document.file,
    start: first.startUtf16,
    end: last.endUtf16,
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
