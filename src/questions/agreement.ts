/** English verbs and pronouns that agree with the places that a question is about. */
import type { TextRange } from "../core/domain.ts";

/** One place, and several: "How does Hanbin", "How do Hanbin and Zhangye". */
const auxiliaries = [
  ["does", "do"],
  ["has", "have"],
  ["was", "were"],
  ["is", "are"],
] as const;

const several =
  /^(?:which |what )?(?:\w+ other than|other|places|counties|cities|districts|provinces)\b| and /iu;

/** Puts a place where others stood; an English verb right before it, and its or their behind it, agree with it. */
export function agreeing(question: string, place: string, [start, end]: TextRange): string {
  const isSeveral = several.test(place);
  const wasSeveral = several.test(question.slice(start, end));
  const behind = question.slice(end);
  const agreed = question.slice(0, start).replace(/\b([a-z]+)(?=\s+$)/iu, (verb) => {
    const forms = auxiliaries.find((each) => each.some((form) => form === verb.toLowerCase()));
    const form = forms?.[isSeveral ? 1 : 0] ?? verb;
    return /^[A-Z]/u.test(verb) ? form.charAt(0).toUpperCase() + form.slice(1) : form;
  });
  if (isSeveral === wasSeveral) return agreed + place + behind;
  return (
    agreed +
    place +
    (isSeveral ? behind.replace(/\bits\b/gu, "their") : behind.replace(/\btheir\b/gu, "its"))
  );
}
