/**
 * The lines before the excerpts of an answer: how the question was understood, and what the excerpts do not answer.
 * Plain text: the chats and the terminal say the same.
 */
import type { Answer, MissingFact, UnderstandingNote } from "../../core/domain.ts";
import type { CaseSummary } from "../../core/library.ts";
import type { LimitStanding } from "../../core/limits.ts";
import { placeName } from "../views/citations.ts";
import { limitedLine, limitedNoteOf, standingOf } from "../views/limits.ts";
import type { Say } from "../views/messages.ts";
import { listText, openListText, placeText } from "../views/names.ts";
import { shorten } from "../views/text.ts";

/** Range 3 to 20: a longer list of places is no help in a chat. */
const maxPlacesListed = 10;
const maxNameUtf16 = 40;
const maxCandidatesUtf16 = 120;
/** Room for an English question with what was asked of it behind it. */
const maxFollowUpUtf16 = 160;
/** What of a long text was looked up stands nowhere else. */
const maxReadAsUtf16 = 250;

const namesOf = new WeakMap<readonly CaseSummary[], readonly string[]>();

/**
 * Names of the places with documents, in the order of the cases, each once; cached for as long as the list of cases
 * lives.
 */
export function coveredPlaces(cases: readonly CaseSummary[]): readonly string[] {
  const known = namesOf.get(cases);
  if (known !== undefined) return known;
  const names = cases.map(({ document }) => placeName(document)).filter((name) => name !== "");
  const distinct = [...new Set(names)];
  namesOf.set(cases, distinct);
  return distinct;
}

export function listPlaces(names: readonly string[], say: Say): string {
  const listed = names
    .slice(0, maxPlacesListed)
    .map((name) => placeText(shorten(name, maxNameUtf16), say));
  if (listed.length === 0) return "—";
  return names.length > maxPlacesListed
    ? say("list-shortened", { list: openListText(listed, say), count: names.length })
    : listText(listed, say);
}

export function noteLines(answer: Answer, say: Say): readonly string[] {
  return answer.notes.slice(0, 3).map((note) => noteLine(note, answer, say));
}

function noteLine(note: UnderstandingNote, answer: Answer, say: Say): string {
  if (note.kind === "no-more") return say("note-no-more");
  if (note.kind === "nothing-new") return say("note-nothing-new");
  if (note.kind === "no-subject") return say("note-no-subject");
  if (note.kind === "limited") return limitedLine(note, answer, say);
  if (note.kind === "read-as")
    return say("note-read-as", { question: shorten(note.question, maxReadAsUtf16) });
  if (note.kind === "follow-up")
    return say("note-follow-up", { question: shorten(note.question, maxFollowUpUtf16) });
  const written = shorten(note.written, maxNameUtf16);
  if (note.kind === "ambiguous-place") {
    const candidates = shorten(note.candidates, maxCandidatesUtf16).split("、");
    return say("note-ambiguous-place", {
      written,
      candidates: listText(
        candidates.map((name) => placeText(name, say)),
        say,
      ),
    });
  }
  const understood = shorten(note.understood, maxNameUtf16);
  return say("note-corrected", {
    written,
    understood: note.kind === "corrected-place" ? placeText(understood, say) : understood,
  });
}

export interface StatusOptions {
  /** Names of the places with documents. */
  readonly covered: readonly string[];
  /** How many excerpts are shown, where not all are. */
  readonly shownCount?: number;
}

const saysNothingFound: ReadonlySet<string> = new Set(["no-more", "no-subject", "nothing-new"]);

/** What the excerpts do not answer. Empty only for a question that is answered in full. */
export function statusLines(answer: Answer, say: Say, options: StatusOptions): readonly string[] {
  // Nothing was looked for, or nothing that was not shown before.
  if (answer.notes.some(({ kind }) => saysNothingFound.has(kind))) return [];
  const missing = missingPlaceLine(answer, say, options.covered);
  const label = labelLine(answer, say, options);
  return [missing, label, outsideLine(answer, say)].filter((line) => line !== null);
}

function missingPlaceLine(answer: Answer, say: Say, covered: readonly string[]): string | null {
  if (answer.unknownPlaces.length > 0) {
    const places = listPlaces(answer.unknownPlaces, say);
    return say("answer-unknown-place", { places, covered: listPlaces(covered, say) });
  }
  if (answer.reason !== "unknown-place") return null;
  return say("answer-unknown-place-unnamed", { covered: listPlaces(covered, say) });
}

function labelLine(
  answer: Answer,
  say: Say,
  { covered, shownCount = answer.excerpts.length }: StatusOptions,
): string | null {
  if (answer.status === "answered") return null;
  if (answer.reason === "small-talk")
    return say("answer-small-talk", { covered: listPlaces(covered, say) });
  if (answer.reason === "collection") {
    const places = covered.filter((name) => answer.places.includes(name));
    return places.length === 0
      ? say("answer-collection-unplaced")
      : say("answer-collection", { places: listPlaces(places, say) });
  }
  if (answer.reason === "unknown-place") {
    if (answer.excerpts.length === 0) return null;
    if (answer.unknownPlaces.length === 0) return say("answer-elsewhere-unnamed");
    return say("answer-elsewhere", { places: listPlaces(answer.unknownPlaces, say) });
  }
  const others = otherPlaces(answer);
  if (others.length > 0)
    return say("answer-other-place", {
      places: listPlaces(answer.places, say),
      others: listPlaces(others, say),
    });
  if (standingsBeyond(answer).length > 0) return null;
  if (answer.missing !== null)
    return say("answer-missing", { missing: missingFact(answer.missing, say) });
  if (answer.isOverview) return null;
  if (answer.excerpts.length > 0) return say("answer-weak", { count: shownCount });
  if (limitedNoteOf(answer)?.count === 0) return say("answer-none-within");
  if (answer.reason === "off-topic") {
    return say("answer-off-topic", { covered: listPlaces(covered, say) });
  }
  return say("answer-no-evidence");
}

/** What is missing, as a phrase. */
export function missingFact({ kind, thing }: MissingFact, say: Say): string {
  return say(`missing-${kind}`, { thing: thing ?? "none" });
}

/** The standings of the excerpts that are not known to be within the limits. */
function standingsBeyond(answer: Answer): readonly LimitStanding[] {
  const note = limitedNoteOf(answer);
  if (note === null) return [];
  const standings = answer.excerpts.map((excerpt) => standingOf(excerpt, note));
  return standings.filter((standing) => standing !== "within");
}

/** The line about excerpts that are not, or not known to be, within the limits; null for none. */
function outsideLine(answer: Answer, say: Say): string | null {
  const note = limitedNoteOf(answer);
  const standings = standingsBeyond(answer);
  if (note === null || standings.length === 0) return null;
  if (!standings.includes("outside"))
    return say(note.count > 0 ? "answer-undetermined-other" : "answer-undetermined");
  // It was just said that what follows is from elsewhere.
  if (answer.reason === "unknown-place" && answer.unknownPlaces.length === 0) return null;
  const isElsewhere = answer.reason === "unknown-place" || otherPlaces(answer).length > 0;
  if (isElsewhere) return say("answer-outside");
  if (note.count > 0) return say("answer-outside-other");
  return answer.places.length === 0
    ? say("answer-outside")
    : say("answer-outside-place", { places: listPlaces(answer.places, say) });
}

/** The places of the excerpts, where none of them is about a place of the question. */
export function otherPlaces({ places, excerpts }: Answer): readonly string[] {
  const shown = excerpts.map(({ document }) => placeName(document)).filter((name) => name !== "");
  const isAsked = (name: string) => places.some((place) => shorten(place, maxNameUtf16) === name);
  return places.length === 0 || shown.some(isAsked) ? [] : [...new Set(shown)];
}
