/**
 * Writes and reads the data of the buttons by which administrators change documents. A button names the state that was
 * shown with it: `undo:mi1x2y3z` the change, `drop:hequ:mi1x2y3z` the document and its last change. So nothing is
 * withdrawn or undone twice, whoever presses, also after a restart.
 */
import type { ChangeNote } from "../../core/document-desk.ts";
import { linkKeyOf } from "../../core/passage-names.ts";

export function documentListData(page: number): string {
  return `docs:${page}`;
}

export function historyData(page: number): string {
  return `changes:${page}`;
}

/**
 * `doc` opens the document, `fix` corrects it, `renew` asks for a newer version, `remove` asks whether to withdraw it.
 */
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

/** Undoes without asking. */
export function revertData(change: Pick<ChangeNote, "at">): string {
  return `revert:${changeKey(change)}`;
}

/** A change's time, in at most ten characters up to the year 9999. */
export function changeKey({ at }: Pick<ChangeNote, "at">): string {
  return Date.parse(at).toString(36);
}

/** The state of a document is the key of its last change; `0` for a document without changes. */
export function stateKey(last: ChangeNote | undefined): string {
  return last === undefined ? "0" : changeKey(last);
}
