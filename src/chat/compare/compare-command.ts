/** Compares places by a command. */
import type { Answer } from "../../core/domain.ts";
import { remember } from "../ask/conversation.ts";
import { find, type Found, type Reply } from "../ask/found.ts";
import { excerptsReply, give } from "../ask/reply.ts";
import { pointsToLink, repliedText, type Turn } from "../turn.ts";
import { placeText } from "../views/names.ts";
import { plainMessage } from "../views/spans.ts";
import { comparisonReply } from "./comparison-reply.ts";

/** `/compare 河曲 汉滨 考核`; as a reply with nothing else, the message above it is the question. */
export async function compareCommand(turn: Turn, args: string): Promise<void> {
  const beside = repliedText(turn.message?.repliesTo ?? null);
  const say = turn.sayTo(args, beside);
  const sayHow = () =>
    turn.reply(plainMessage(say(pointsToLink(turn) ? "link-unread" : "compare-empty")));
  if (args === "" && beside === "") return void (await sayHow());
  const [asked, ...others] = await turn.library.readMessage({ text: args, beside });
  if (asked === undefined || others.length > 0) return void (await sayHow());
  const found = await find(turn, asked, { ownWords: args });
  const listed = asListed(found.answer);
  const read = listed === null ? found : await find(turn, { ...asked, question: listed });
  const reply = (await comparisonReply(turn, read)) ?? (await aboutOnePlace(turn, read));
  // No place is named, or nothing besides places.
  if (reply === null) return void (await sayHow());
  await remember(turn, [await give(turn, read, reply)]);
}

/** In "Hequ, Shanghai" the second place is compared, too; elsewhere it would be a wrong province. Null for any other. */
function asListed({ question, notes }: Answer): string | null {
  for (const note of notes) {
    if (note.kind !== "corrected-place") continue;
    const names = note.written.replace(/[,\s]+(?:in |of )?/u, " and ");
    if (names !== note.written) return question.replace(note.written, names);
  }
  return null;
}

const joinsNames = /[、,，/&]|[和与跟及]|\b(?:and|vs|versus|with)\b/iu;

/** What is found about the only place of a list that is known by its name; null where there is no list. */
async function aboutOnePlace(turn: Turn, found: Found): Promise<Reply | null> {
  const { answer, say } = found;
  const [place] = answer.places;
  if (place === undefined || answer.topic === "" || answer.status === "none") return null;
  if (!joinsNames.test(answer.question)) return null;
  const reply = await excerptsReply(turn, found, {});
  const line = say("compare-one", { place: placeText(place, say) });
  return { ...reply, message: { ...reply.message, parts: [[line], ...reply.message.parts] } };
}
