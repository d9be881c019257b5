/**
 * Tells the questions of one message apart: those that are numbered, stand on lines of their own, or follow one another.
 * What only says more of the question before it (for whom, how well, an example) stays with that question, and so does a
 * sentence that shares its subject with it. Thanks and the like end a question.
 */
import { sentencesIn } from "../language/sentences.ts";
import { placeNames } from "../places/relate.ts";
import { asideOf } from "./asides.ts";
import { asksByForm } from "./asks-by-form.ts";
import type { OwnWords, ReadOwnWords } from "./own-words.ts";

/** The whole text where it asks one thing. A place that only the beginning names is put before the others. */
export function splitQuestions(text: string, readOwnWords: ReadOwnWords): readonly string[] {
  const namesPlace = (clause: string) => readOwnWords(clause).places.length > 0;
  const pieces = piecesOf(text, namesPlace).map((piece) => ({
    ...piece,
    own: readOwnWords(piece.text),
  }));
  if (pieces.filter(isCandidate).length < 2) return [text];
  const isList = asksForList(pieces);
  const lead: Piece[] = [];
  const questions: { readonly pieces: Piece[]; isComplete: boolean }[] = [];
  for (const piece of pieces) {
    const current = questions.at(-1);
    if (current === undefined && !isQuestion(piece, isList)) lead.push(piece);
    else if (current === undefined || isOfItsOwn(piece, current.pieces, isList))
      questions.push({ pieces: [piece], isComplete: false });
    else if (!current.isComplete && asideOf(piece.text) === null) current.pieces.push(piece);
    else current.isComplete = true;
  }
  if (questions.length < 2) return [text];
  const place = commonPlace(
    lead,
    questions.map(({ pieces: parts }) => parts),
    text,
  );
  return questions.map(({ pieces: parts }) => {
    const question = parts.map((part) => part.text).join(" ");
    return parts.some(({ own }) => own.places.length > 0) ? question : place + question;
  });
}

interface Piece {
  /** Without its number. */
  readonly text: string;
  readonly isNumbered: boolean;
  /** Whether it begins a line. */
  readonly isOnLine: boolean;
  /** Whether it stands behind a semicolon. */
  readonly isListed: boolean;
  /** Whether it stands behind a comma, in a row of such. */
  readonly isClause: boolean;
  readonly own: OwnWords;
}

const numerals = "[一二三四五六七八九十]";

/** At the beginning of a piece. */
const number = new RegExp(
  [
    String.raw`^\s*(?:[(（]?(?:\d{1,2}|${numerals}{1,2})(?:[)）]|[、．]|\.(?!\d))`,
    `[①-⑩]|第${numerals}[,，、:：]|其${numerals}[,，:：]?|${numerals}是|问题(?:${numerals}|\\d)[:：,，]?`,
    String.raw`(?:Q|question )\d[.:：)]?|(?:[-•·*—]|首先|其次|再次|最后|另外|还有)[,，]?)\s*`,
  ].join("|"),
  "iu",
);
/** Before a number within a line. */
const numberWithin = new RegExp(
  [
    String.raw`(?<=[\s;；。?？!！:：,，])(?=[(（]?\d{1,2}[)）、．.]\s*[^\d\s])`,
    `(?=[①-⑩])|(?<=[;；。?？!！:：,，])(?=${numerals}是)`,
    String.raw`(?<=[\s;；。?？!！])(?=(?:Q\d|问题(?:${numerals}|\d))[.:：、,，)])`,
  ].join("|"),
  "gu",
);

function piecesOf(
  text: string,
  namesPlace: (clause: string) => boolean,
): readonly Omit<Piece, "own">[] {
  return text.split(/\r?\n/u).flatMap((line) =>
    line.split(numberWithin).flatMap((item, itemIndex) => {
      const [marker = ""] = number.exec(item) ?? [];
      const rest = item.slice(marker.length);
      return sentencesIn(rest)
        .flatMap((sentence) => sentence.split(/(?<=[；;])/u).map((part) => part.trim()))
        .flatMap((sentence) => clausesOf(sentence, namesPlace))
        .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
        .map((sentence, index, all) => ({
          text: (index === 0 ? sentence : sentence.replace(adding, "")).replace(/[；;,，]$/u, ""),
          isNumbered: index === 0 && marker !== "",
          isOnLine: index === 0 && itemIndex === 0,
          isListed: /[；;]$/u.test(all[index - 1] ?? ""),
          isClause:
            /[,，]$/u.test(all[index - 1] ?? "") &&
            (all.length >= fewestClauses || all.every(namesPlace)),
        }));
    }),
  );
}

/**
 * Questions in a row with only commas between them: 减了多少机构，事业单位减了多少，人员怎么安置. Two seldom are apart, unless
 * the second is said to come besides (另外) or each names a place: 谁牵头 behind one question is about what that one names.
 */
function clausesOf(sentence: string, namesPlace: (clause: string) => boolean): readonly string[] {
  const clauses = sentence.split(/(?<=[,，])(?!\d)/u);
  const asked = clauses.filter((clause) => asksPlainly.test(clause));
  const isRow =
    clauses.length >= fewestClauses ||
    clauses.slice(1).every((each) => adding.test(each)) ||
    clauses.every(namesPlace);
  return asked.length === clauses.length && isRow ? clauses : [sentence];
}

const fewestClauses = 3;
const asksPlainly =
  /多少|[几哪][个些家项人名年]|怎么|怎样|如何|什么|谁|\b(?:how|what|which|who|when|where)\b/iu;

/** Joins a question to the one before it, and says nothing of it: 另外上犹有多少项. */
const adding =
  /^(?:另外|此外|其次|再次|最后|同时|顺便|还有(?!吗|没)|那么?(?![么里边儿个些种样会时次位])|(?=[还再想](?:想)?(?:问|请教)))[,，\s]*(?:(?:还|再)?(?:想)?(?:问|请教)(?:问|请教)?(?:一?[下个]|一句)?)?[,，:：\s]*(?=.{4})/u;

/** A sentence that ends in a full stop asks nothing: 我问了几个。 */
function asks({ text }: Pick<Piece, "text">): boolean {
  return asksByForm(text) && !/[。.!！]\s*$/u.test(text);
}

function isCandidate(piece: Piece): boolean {
  return namesThing(piece) && (asks(piece) || piece.text.length <= longestItemUtf16);
}

/** "How did Liuyang save posts" is a question, although each of its words is an everyday one. */
function namesThing({ text, isNumbered, own: { carries, names, places } }: Piece): boolean {
  if (carries === "subject") return true;
  // What is asked of the question before it, and has a number of its own.
  if (carries === "aspect" && isNumbered) return asks({ text });
  return names.length >= 2 && (places.length > 0 || asksFigure.test(text));
}

/** An item of a list that names what is wanted, without asking: 超编人员安置. */
const longestItemUtf16 = 40;
const announces =
  /请问|请教|想问|问一下|问几个|问下|想了解|想知道|咨询|求助|几个问题|下列问题|以下问题|\b(?:questions?|want to know|would like to know|wondering|tell me)\b/iu;

/** Whether numbered items need not ask: what comes before them does, or most of them do. */
function asksForList(pieces: readonly Piece[]): boolean {
  const first = pieces.findIndex(({ isNumbered }) => isNumbered);
  const items = pieces.filter(({ isNumbered }) => isNumbered);
  const asking = items.filter(asks);
  const before = pieces.slice(0, Math.max(0, first));
  return before.some(({ text }) => announces.test(text)) || asking.length * 2 > items.length;
}

function isQuestion(piece: Piece, isList: boolean): boolean {
  const { text, isNumbered } = piece;
  if (!namesThing(piece)) return false;
  return asks(piece) || (isNumbered && isList && text.length <= longestItemUtf16);
}

/** 比如, 还是, "such as": it goes on with what stands before it. */
const goesOn =
  /^(?:比如|例如|譬如|还是|或者?|即|也就是|特别是|尤其|包括|以及|并且?|那么?|如果|要是|其中|such as|for example|e\.g\.|or\b|i\.e\.|especially|including|if\b|and\b|so\b)/iu;

function isOfItsOwn(piece: Piece, current: readonly Piece[], isList: boolean): boolean {
  if (!isQuestion(piece, isList)) return false;
  const isJoined =
    joins.test(piece.text) && (isElsewhere(piece, current) || asksAnotherFigure(piece, current));
  if (goesOn.test(piece.text) && !isJoined) return false;
  if (piece.isNumbered || piece.isOnLine) return true;
  if (piece.isClause) return !shareSubject(piece, current);
  // In a row, statements and indefinite words (有几个) are too much like questions.
  if (!piece.isListed && !/[?？]\s*$|[吗呢]$/u.test(piece.text)) return false;
  if (shareSubject(piece, current)) return false;
  const isFullToo = isFull(piece) && current.some(isFull);
  return isFullToo || isElsewhere(piece, current) || asksAnotherFigure(piece, current);
}

/** 安置了多少人 behind 减了多少编制. */
function asksAnotherFigure(piece: Piece, current: readonly Piece[]): boolean {
  return asksFigure.test(piece.text) && current.some(({ text }) => asksFigure.test(text));
}

const asksFigure = /多少|几[个名项人家]|\bhow (?:many|much)\b/iu;

/** "And how does Liuyang …" behind a question about Hanbin only joins the two. */
const joins = /^(?:那么?|and\b|so\b)/iu;

/** Whether each is about places of its own. */
function isElsewhere({ own }: Piece, current: readonly Piece[]): boolean {
  const before = new Set(current.flatMap((each) => each.own.places).flatMap(placeNames));
  const named = own.places.flatMap(placeNames);
  return before.size > 0 && named.length > 0 && named.every((name) => !before.has(name));
}

/** 编制从哪里来 behind another question is about what that one names. */
function isFull({ own: { subjectCount, places } }: Piece): boolean {
  return subjectCount + Math.min(1, places.length) >= 2;
}

/** 903名人员去了哪里 behind 超编人员怎么安置 is about the same people. */
function shareSubject(piece: Piece, current: readonly Piece[]): boolean {
  const before = [...new Set(current.flatMap(({ own }) => own.names))];
  return piece.own.names.some((name) =>
    before.some((other) => name.includes(other) || other.includes(name)),
  );
}

/** The places that the beginning names, or the first of questions in a row if no other names one. */
function commonPlace(
  lead: readonly Piece[],
  [first = [], ...others]: readonly (readonly Piece[])[],
  text: string,
): string {
  const placesOf = (pieces: readonly Piece[]) => pieces.flatMap(({ own }) => own.places);
  const inLead = placesOf(lead);
  // The items of a list do not go on with one another.
  const isRow = others.every(([piece]) => piece?.isNumbered === false && !piece.isOnLine);
  const named = inLead.length > 0 ? inLead : isRow ? placesOf(first) : [];
  if (inLead.length === 0 && others.some((parts) => placesOf(parts).length > 0)) return "";
  const names = [...new Set(named.map(({ written }) => written))];
  if (names.length === 0) return "";
  return /\p{Script=Han}/u.test(text) ? names.join("和") : `${names.join(" and ")}: `;
}
