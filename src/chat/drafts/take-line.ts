/** Asks for the right text of an uncertain line, and puts what is typed in its place. */
import type { UncertainLine } from "../../core/document-desk.ts";
import { findLine } from "../../documents/find-line.ts";
import { onOneLine } from "../../language/printable.ts";
import type { Draft } from "../../state/drafts.ts";
import type { Actions, Message } from "../message.ts";
import { type AdminTurn, type ReceivedMessage, updateOf } from "../turn.ts";
import type { Say } from "../views/messages.ts";
import { plainMessage } from "../views/spans.ts";
import { shorten } from "../views/text.ts";
import { draftData } from "./draft-buttons.ts";
import { draftMessage } from "./show-draft.ts";
import { isValue } from "./take-value.ts";
import { maxLineUtf16 } from "./uncertain-lines.ts";

const maxTypedUtf16 = 400;

/** `draft:1042:line:3` */
export async function askForLine(turn: AdminTurn, draft: Draft, argument: string): Promise<void> {
  const { uncertain = [] } = await turn.state.drafts.content(draft);
  const index = Number(argument) - 1;
  const line = uncertain[index];
  if (line === undefined) return;
  const promptIds = await turn.reply(renderPrompt(draft.id, line, turn.say));
  const expected = { kind: "line", draftId: draft.id, index, promptIds } as const;
  await turn.state.write(({ expectations }) => expectations.set(updateOf(turn), expected));
}

function renderPrompt(draftId: number, { text }: UncertainLine, say: Say): Message {
  const cancel: Actions = [[{ label: say("draft-cancel"), data: draftData(draftId, "show") }]];
  return { parts: [[say("draft-ask-line"), say("draft-now", { value: text })]], actions: cancel };
}

/** False for a message that is no line that was asked for. */
export async function takeLine(turn: AdminTurn, message: ReceivedMessage): Promise<boolean> {
  const { state, say } = turn;
  const userId = turn.user.id;
  const expected = await state.expectations.get(userId);
  if (expected?.expectation.kind !== "line") return false;
  const { draftId, index, promptIds } = expected.expectation;
  const draft = await state.drafts.get({ userId, id: draftId });
  if (
    draft === null ||
    draft.begunBy !== null ||
    !isValue(message, { promptIds }, expected.sinceMs)
  )
    return false;
  const typed = onOneLine(message.text).slice(0, maxTypedUtf16);
  const corrected = await correctLine(turn, { draft, index, typed });
  const promptId = promptIds.at(-1);
  const told = say(corrected === null ? "draft-line-late" : "draft-line-corrected", {
    value: shorten(typed, maxLineUtf16),
  });
  if (promptId !== undefined) await turn.editMessage(promptId, plainMessage(told));
  await turn.reply(await draftMessage(turn, corrected ?? draft, say));
  await state.write(({ expectations }) => expectations.clear(updateOf(turn)));
  return true;
}

interface Correction {
  readonly draft: Draft;
  readonly index: number;
  readonly typed: string;
}

/** Null where the text does not have the line any more. */
async function correctLine(
  { state }: AdminTurn,
  { draft, index, typed }: Correction,
): Promise<Draft | null> {
  const content = await state.drafts.content(draft);
  const { body, original, uncertain = [] } = content;
  const line = uncertain[index];
  if (line === undefined) return null;
  // Begun again after a stop, it may have been corrected already.
  if (line.text === typed) return draft;
  const replaced = replaceLine(body, line.text, typed);
  if (replaced === null) return null;
  const { title, source } = draft.fields;
  const fields = {
    ...draft.fields,
    title: title && (replaceLine(title, line.text, typed) ?? title),
    source: source && (replaceLine(source, line.text, typed) ?? source),
  };
  const lines = uncertain.map((each, at) => (at === index ? { ...each, text: typed } : each));
  return state.drafts.rewrite(draft, { fields }, { original, body: replaced, uncertain: lines });
}

function replaceLine(text: string, line: string, typed: string): string | null {
  const range = findLine(text, line);
  return range && text.slice(0, range[0]) + typed + text.slice(range[1]);
}
