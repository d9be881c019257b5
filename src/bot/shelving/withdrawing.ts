/**
 * A document withdrawn, once somebody has said so twice.
 * Always holds: a button withdraws the document as it was when its message asked. Pressed again, by another or after
 * the process was killed, it finds its own withdrawal and says so.
 */
import type { DocumentChange } from "../../core/document-desk.ts";
import type { DocumentMeta } from "../../core/domain.ts";
import { linkKeyOf } from "../../core/passage-names.ts";
import { renderWithdrawAsk } from "../../render/render-shelf-document.ts";
import { readWithdrawData, stateKey, type WithdrawPress } from "../../render/shelf-buttons.ts";
import type { AdminContext } from "../admin.ts";
import { authorOf } from "../author.ts";
import type { Pressed } from "../buttons.ts";
import { sendOrEdit } from "../sending.ts";
import { type BotServices, sayTo } from "../services.ts";
import { changesOf } from "./changes.ts";
import { caseGone, documentView, showDocument, summaryByKey } from "./shelf.ts";
import { attempt, sayNotThere, tellMade } from "./telling.ts";

/** `remove:hequ` */
export function askToWithdraw(ctx: AdminContext, services: BotServices, key: string): Pressed {
  const summary = summaryByKey(services, key);
  if (summary === null) return caseGone(ctx, services);
  const ask = async (): Promise<void> => {
    const view = await documentView(services, summary);
    await sendOrEdit(ctx, renderWithdrawAsk(view, sayTo(ctx, services)));
  };
  return { run: ask };
}

/** `drop:hequ:mi1x2y3z`: with the state that was looked at. */
export function pressWithdraw(
  ctx: AdminContext,
  services: BotServices,
  argument: string,
): Pressed | null {
  const pressed = readWithdrawData(argument);
  if (pressed === null) return null;
  return { run: () => attempt(ctx, services, () => withdraw(ctx, services, pressed)) };
}

async function withdraw(ctx: AdminContext, services: BotServices, { key, state }: WithdrawPress) {
  const document = await documentByKey(services, key);
  if (document === null) return sayNotThere(ctx, services);
  const order = { document, state, by: authorOf(ctx) };
  const made = (await withdrawAsSeen(services, order)) ?? (await madeAlready(services, order));
  if (made !== null) return tellMade(ctx, services, made);
  const summary = summaryByKey(services, key);
  if (summary === null) return sayNotThere(ctx, services);
  await showDocument(ctx, services, summary, sayTo(ctx, services)("withdraw-changed"));
}

interface Order {
  readonly document: DocumentMeta;
  readonly state: string;
  readonly by: string;
}

async function withdrawAsSeen(
  { desk, log }: BotServices,
  { document: { id, file }, state, by }: Order,
): Promise<DocumentChange | null> {
  const [last] = changesOf(await desk.history(), file);
  if (stateKey(last) !== state) return null;
  const made = await desk.withdraw({ id, lastChangeAt: last?.at ?? null, by });
  if (made !== null) log.info("a document was withdrawn", { document: id });
  return made;
}

/** A withdrawal from that very state: this button's, whoever pressed it, also where it was taken back since. */
async function madeAlready(
  { desk }: BotServices,
  { document: { file }, state }: Order,
): Promise<DocumentChange | null> {
  const own = changesOf(await desk.history(), file);
  const isIt = ({ change }: DocumentChange, index: number) =>
    change === "withdrawn" && stateKey(own[index + 1]) === state;
  return own.find(isIt) ?? null;
}

/** One that is withdrawn by now is known from its changes. */
async function documentByKey(services: BotServices, key: string): Promise<DocumentMeta | null> {
  const present = summaryByKey(services, key)?.document;
  if (present !== undefined) return present;
  const documents = (await services.desk.history()).flatMap(({ document }) => document ?? []);
  return documents.find(({ id }) => linkKeyOf(id) === key) ?? null;
}
