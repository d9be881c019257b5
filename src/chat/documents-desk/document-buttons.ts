/**
 * What the buttons carry by which administrators look after the documents, written and read. A button names the state
 * that it was shown for: `undo:mi1x2y3z` the change that it takes back, `drop:hequ:mi1x2y3z` the document and its last
 * change. So nothing is withdrawn or undone twice, whoever presses and whenever the bot is started again.
 */
import type { ChangeNote } from "../../core/document-desk.ts";
import { linkKeyOf } from "../../core/passage-names.ts";

export function documentListData(page: number): string {
  return `docs:${page}`;
}

export function historyData(page: number): string {
  return `changes:${page}`;
}

/** `doc` opens it, `fix` corrects it, `renew` asks for its newer version, `remove` whether to withdraw it. */
export function documentData(verb: "doc" | "fix" | "renew" | "remove", documentId: string): string {
  return `${verb}:${linkKeyOf(documentId)}`;
}

/** @param last the last change of the document, as it was shown */
export function withdrawData(documentId: string, last: ChangeNote | undefined): string {
  return `drop:${linkKeyOf(documentId)}:${stateKey(last)}`;
}

export interface WithdrawPress {
  readonly key: string;
  readonly state: string;
}

export function readWithdrawData(argument: string): WithdrawPress | null {
  const { key, state } = /^(?<key>[^:]+):(?<state>\w+)$/.exec(argument)?.groups ?? {};
  return key === undefined || state === undefined ? null : { key, state };
}

export function undoData(change: Pick<ChangeNote, "at">): string {
  return `undo:${changeKey(change)}`;
}

/** Takes back without asking. */
export function revertData(change: Pick<ChangeNote, "at">): string {
  return `revert:${changeKey(change)}`;
}

/** A change's time, in at most ten characters up to the year 9999. */
export function changeKey({ at }: Pick<ChangeNote, "at">): string {
  return Date.parse(at).toString(36);
}

/** A document's state is its last change. */
export function stateKey(last: ChangeNote | undefined): string {
  return last === undefined ? "0" : changeKey(last);
}
