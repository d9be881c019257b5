/**
 * Takes an administrator's message in a private chat for the drafts: a file or a long text becomes a draft, and a value
 * that was asked for corrects one. Anybody else's message is none of these.
 */
import {
  type AdminTurn,
  isAdminTurn,
  type ReceivedMessage,
  type Turn,
  updateOf,
} from "../../chat/turn.ts";
import { takeFile } from "./take-file.ts";
import { takeText } from "./take-text.ts";
import { takeValue } from "./take-value.ts";
import { tellProblems } from "./tell-problems.ts";

/** @param isCommand whether the message is a command, which ends what was expected of the user's next message */
export async function takeForDraft(turn: Turn, isCommand: boolean): Promise<boolean> {
  const { message } = turn;
  if (message === null || message.isEdited || !isAdminTurn(turn)) return false;
  if (isCommand && message.file === null) {
    await turn.state.write(({ expectations }) => expectations.clear(updateOf(turn)));
    return false;
  }
  let isTaken = true;
  await tellProblems(turn, async () => {
    isTaken = await take(turn, message);
  });
  // A draft is corrected by its buttons, not by editing the message that it was made from.
  if (isTaken) turn.answer.markFinal();
  return isTaken;
}

async function take(turn: AdminTurn, message: ReceivedMessage): Promise<boolean> {
  const { file } = message;
  if (file !== null) {
    await takeFile(turn, message, file);
    return true;
  }
  return (await takeValue(turn, message)) || takeText(turn, message);
}
