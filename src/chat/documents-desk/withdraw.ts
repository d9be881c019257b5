/**
 * Withdraws a document after a second confirmation. A button withdraws the document only in the state that its message
 * showed. Pressed again, by anybody or after the process was killed, it finds its own withdrawal and says so.
 */
import type { DocumentChange } from "../../core/document-desk.ts";
import type { DocumentMeta } from "../../core/domain.ts";
import { linkKeyOf } from "../../core/passage-names.ts";
import type { Pressed } from "../pressed.ts";
import type { AdminTurn, Turn } from "../turn.ts";
import { authorOf, changesOf } from "./changes.ts";
import { readWithdrawData, stateKey, type WithdrawPress } from "./document-buttons.ts";
import { renderWithdrawAsk } from "./document-view.ts";
import { caseGone, documentView, showDocument, summaryByKey } from "./documents.ts";
import { attempt, sayNotThere, tellMade } from "./tell-change.ts";

/** `remove:hequ` */
export function askToWithdraw(turn: AdminTurn, key: string): Pressed {
  const summary = summaryByKey(turn, key);
  if (summary === null) return caseGone(turn);
  const ask = async (): Promise<void> => {
    const view = await documentView(turn, summary);
    await turn.edit(renderWithdrawAsk(view, turn.say));
  };
  return { run: ask };
}

/** `drop:hequ:mi1x2y3z`: with the state of the document that was shown. */
export function pressWithdraw(turn: AdminTurn, argument: string): Pressed | null {
  const pressed = readWithdrawData(argument);
  if (pressed === null) return null;
  return { run: () => attempt(turn, () => withdraw(turn, pressed)) };
}

async function withdraw(turn: AdminTurn, { key, state }: WithdrawPress) {
  const document = await documentByKey(turn, key);
  if (document === null) return sayNotThere(turn);
  const order = { document, state, by: authorOf(turn) };
  const made = (await withdrawAsSeen(turn, order)) ?? (await madeAlready(turn, order));
  if (made !== null) return tellMade(turn, made);
  const summary = summaryByKey(turn, key);
  if (summary === null) return sayNotThere(turn);
  await showDocument(turn, summary, turn.say("withdraw-changed"));
}

interface Order {
  readonly document: DocumentMeta;
  readonly state: string;
  readonly by: string;
}

async function withdrawAsSeen(
  { desk, log }: Turn,
  { document: { id, file }, state, by }: Order,
): Promise<DocumentChange | null> {
  const [last] = changesOf(await desk.history(), file);
  if (stateKey(last) !== state) return null;
  const made = await desk.withdraw({ id, lastChangeAt: last?.at ?? null, by });
  if (made !== null) log.info("a document was withdrawn", { document: id });
  return made;
}

/** The withdrawal from that very state, whoever pressed the button, also where it was undone since. */
async function madeAlready(
  { desk }: Turn,
  { document: { file }, state }: Order,
): Promise<DocumentChange | null> {
  const own = changesOf(await desk.history(), file);
  const isIt = ({ change }: DocumentChange, index: number) =>
    change === "withdrawn" && stateKey(own[index + 1]) === state;
  return own.find(isIt) ?? null;
}

/** A document that is withdrawn by now is found in the log of changes. */
async function documentByKey(turn: Turn, key: string): Promise<DocumentMeta | null> {
  const present = summaryByKey(turn, key)?.document;
  if (present !== undefined) return present;
  const documents = (await turn.desk.history()).flatMap(({ document }) => document ?? []);
  return documents.find(({ id }) => linkKeyOf(id) === key) ?? null;
}
