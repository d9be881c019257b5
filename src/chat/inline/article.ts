/**
 * One excerpt of an answer as an article: how it is offered in inline mode, and what is posted when it is chosen. A post
 * stands alone among people who did not ask: it says whose practice it is, quotes verbatim, and carries its citation.
 */
import type { Answer, Excerpt } from "../../core/domain.ts";
import type { PassageView } from "../../core/library.ts";
import { linkKeyOf } from "../../core/passage-names.ts";
import { listPlaces, otherPlaces, statusLines } from "../ask/answer-lines.ts";
import { voteRow } from "../feedback/feedback.ts";
import type { Message } from "../message.ts";
import { placeName, sectionText, titleOf } from "../views/citations.ts";
import { excerptPart, sourcesPart, translateHint } from "../views/excerpts.ts";
import type { Say } from "../views/messages.ts";
import { shortPlaceText } from "../views/names.ts";
import { shorten } from "../views/text.ts";

export interface InlineArticle {
  /** At most 64 bytes. */
  readonly id: string;
  /** Plain text, like the description. */
  readonly title: string;
  readonly description: string;
  /** The message that is posted. */
  readonly message: Message;
  /** The excerpts that the post quotes. */
  readonly excerpts: readonly Excerpt[];
}

export interface ArticleOptions {
  readonly say: Say;
  /** Names of the places that there are documents about. */
  readonly covered: readonly string[];
  /** The first lines of the post. */
  readonly notes: readonly string[];
  /** Says that quotes can be translated, to whoever reads English. */
  readonly explainsQuotes?: boolean;
}

/** Clients show one line of a title and two or three of a description. */
const maxTitleUtf16 = 80;
export const maxDescriptionUtf16 = 120;

export function excerptArticle(
  answer: Answer,
  excerpt: Excerpt,
  options: ArticleOptions,
): InlineArticle {
  const { say } = options;
  const above = [...options.notes, ...labelLines(answer, excerpt, options)];
  const description = describe(answer, excerpt, say);
  return articleOf(
    excerpt,
    { above, description, explainsQuotes: options.explainsQuotes === true },
    say,
  );
}

/** A passage that was asked for by its name. */
export function passageArticle({ passage, document, text }: PassageView, say: Say): InlineArticle {
  const excerpt = { passage, document, text, highlights: [], score: 1, copies: [] };
  const description = keyWords(excerpt, maxDescriptionUtf16);
  return articleOf(excerpt, { above: [], description, explainsQuotes: false }, say);
}

interface ArticleWords {
  /** The first lines of the post. */
  readonly above: readonly string[];
  readonly description: string;
  readonly explainsQuotes: boolean;
}

function articleOf(
  excerpt: Excerpt,
  { above, description, explainsQuotes }: ArticleWords,
  say: Say,
): InlineArticle {
  const { document, passage } = excerpt;
  const place = shortPlaceText(placeName(document), say);
  const section = sectionText(passage.section.slice(-1), say);
  const about = section === "" ? titleOf(document, say) : section;
  // What stands for a title that is not there names the place already.
  const title = section === "" && document.title === null ? [about] : [place, about];
  return {
    id: linkKeyOf(passage.id),
    title: shorten(title.filter((part) => part !== "").join(" · "), maxTitleUtf16),
    description,
    message: {
      parts: [
        [{ kind: "note", text: above.join("\n") }],
        excerptPart(excerpt, { number: null }, say),
        sourcesPart([excerpt], null, say),
        explainsQuotes ? translateHint(say) : [],
      ],
      actions: [voteRow],
    },
    excerpts: [excerpt],
  };
}

/** Says in which respect this excerpt, by itself, does not answer. */
function labelLines(answer: Answer, excerpt: Excerpt, { say, covered }: ArticleOptions) {
  const alone = { ...answer, excerpts: [excerpt] };
  if (answer.status === "answered" || otherPlaces(answer).length > 0)
    return statusLines(alone, say, { covered });
  // Other articles are about the place of the question, so it must not be said that there is nothing about it.
  const isElsewhere = otherPlaces(alone).length > 0;
  const places = listPlaces(answer.places, say);
  return [
    ...statusLines(answer, say, { covered, shownCount: 1 }),
    ...(isElsewhere ? [say("answer-elsewhere", { places })] : []),
  ];
}

/** The beginning of the sentence that answers. */
export function keyWords({ text, highlights }: Excerpt, maxUtf16: number): string {
  const [start, end] = highlights[0] ?? [0, text.length];
  return shorten(text.slice(start, end), maxUtf16);
}

/** Begins with a remark where the excerpt does not quite answer. */
function describe(answer: Answer, excerpt: Excerpt, say: Say): string {
  const words = keyWords(excerpt, maxDescriptionUtf16);
  if (answer.status === "answered") return words;
  const isElsewhere = otherPlaces({ ...answer, excerpts: [excerpt] }).length > 0;
  if (!isElsewhere) return say("inline-weak", { words });
  return say("inline-other-place", { places: listPlaces(answer.places, say), words });
}
