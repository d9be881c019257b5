/**
 * A document that was just added in; a question that its text answers out, about its place and one of its headings, or
 * its title. Null where none of those that were tried is answered by it.
 */
import type { CaseLibrary, DocumentMeta } from "../../core/domain.ts";
import { withoutMarker } from "../../documents/markers.ts";
import { onOneLine } from "../../language/printable.ts";
import type { Say } from "../../render/messages.ts";

const mostTried = 4;
const maxTopicUtf16 = 30;
const excerptsLookedAt = 3;

export async function exampleFor(
  library: CaseLibrary,
  document: DocumentMeta,
  say: Say,
): Promise<string | null> {
  const headings = library.contents(document.id).flatMap(({ heading }) => heading.at(-1) ?? []);
  const topics = [...new Set([...headings, document.title ?? ""].map(topicOf))];
  for (const topic of topics.filter(isShort).slice(0, mostTried)) {
    const question =
      document.place === null
        ? say("draft-example-unplaced", { topic })
        : say("draft-example", { place: document.place.name, topic });
    const { status, excerpts } = await library.answer(question, { top: excerptsLookedAt });
    if (status === "answered" && excerpts.some((each) => each.document.id === document.id))
      return question;
  }
  return null;
}

/** 清理整合, of 一、清理整合。 */
function topicOf(heading: string): string {
  return withoutMarker(onOneLine(heading)).replace(/[。：:；;，,…\s]+$/u, "");
}

function isShort(topic: string): boolean {
  return topic !== "" && topic.length <= maxTopicUtf16;
}
