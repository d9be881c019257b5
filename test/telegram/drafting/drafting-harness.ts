/**
 * A bot with the project's documents, which two people look after, and one of them in a private chat with it: files are
 * sent, buttons pressed by what they say.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import type { DocumentDesk } from "../../../src/core/document-desk.ts";
import type { CaseLibrary } from "../../../src/core/library.ts";
import type { Network } from "../../../src/readers/link/public-request.ts";
import { openDesk, type OpenedDesk } from "../../setup/open-desk.ts";
import { adminId } from "../admin-harness.ts";
import { startBot, untilHandled, type Harness, type HarnessOptions } from "../harness.ts";
import type { StandInChat, StandInUser } from "../stand-in/chat-record.ts";
import type { StandingMessage } from "../stand-in/standing.ts";
import type { MessageExtra } from "../stand-in/users.ts";

const fixtures = path.resolve(import.meta.dirname, "../../fixtures/documents");

/** A county that the project's documents say nothing of. */
export const report = [
  "柳林县事业单位改革工作情况",
  "一、清理整合",
  "一是清理空壳单位。对长期没有人员、没有业务的27家空壳事业单位予以撤销,收回编制116名。",
  "二是整合相近机构。把分散在五个部门的检验检测机构整合为县综合检验检测中心。",
].join("\n");
export const reportQuestion = "柳林县撤销了多少家空壳事业单位?";

export interface Person {
  readonly user: StandInUser;
  readonly chat: StandInChat;
  /** What the bot's last message here is when all that was done before is. */
  readonly settled: () => Promise<StandingMessage>;
  readonly sendFile: (name: string, bytes?: Uint8Array) => Promise<StandingMessage>;
  readonly say: (text: string, extra?: MessageExtra) => Promise<StandingMessage>;
  /** The button that says so, under that message or the last one. */
  readonly press: (label: string, message?: StandingMessage) => Promise<StandingMessage>;
}

export interface DraftingHarness extends Omit<Harness, "library">, OpenedDesk, Person {
  readonly other: Person;
}

export function fixtureBytes(name: string): Uint8Array {
  return readFileSync(path.join(fixtures, name));
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export interface DeskOptions extends Omit<HarnessOptions, "desk" | "library"> {
  readonly languageCode?: string;
  readonly network?: Network;
  /** What the bot is given in place of it, for what a real one does only now and then. */
  readonly changeDesk?: (desk: DocumentDesk) => DocumentDesk;
  readonly changeLibrary?: (library: CaseLibrary) => CaseLibrary;
}

export async function withDesk(options: DeskOptions = {}): Promise<DraftingHarness> {
  const opened = await openDesk(options.network);
  const { languageCode = "zh-hans", changeDesk, changeLibrary, ...own } = options;
  const library = changeLibrary?.(opened.library) ?? opened.library;
  const desk = changeDesk?.(opened.desk) ?? opened.desk;
  const harness = await startBot({ adminIds: [adminId, adminId + 1], desk, library, ...own });
  const person = (name: string) => personIn(harness, name, languageCode);
  return { ...harness, ...opened, ...person("管理员"), other: person("小王") };
}

export function personIn(
  harness: Pick<Harness, "standIn" | "state">,
  name: string,
  languageCode = "zh-hans",
): Person {
  const { standIn } = harness;
  const { users } = standIn;
  const user = users.person(name, languageCode);
  const chat = users.privateChat(user);
  const last = (): StandingMessage => {
    const message = standIn.standing(chat.id).at(-1);
    if (message === undefined) throw new Error("The bot has said nothing here.");
    return message;
  };
  const settled = async () => {
    await untilHandled(harness);
    return last();
  };
  return {
    user,
    chat,
    settled,
    async sendFile(fileName, bytes = fixtureBytes(fileName)) {
      users.sendFile(chat, user, { name: fileName, bytes });
      return settled();
    },
    async say(text, extra = {}) {
      users.sendText(chat, user, text, extra);
      return settled();
    },
    async press(label, message = last()) {
      users.pressButton(chat, user, message.messageId, dataOf(message, label));
      return settled();
    },
  };
}

export function dataOf({ keyboard, text }: StandingMessage, label: string): string {
  const button = (keyboard ?? []).flat().find((each) => each.text.includes(label));
  if (button?.data === undefined || button.data === null)
    throw new Error(`There is no button “${label}” under: ${text}`);
  return button.data;
}

export function labelsOf({ keyboard }: Pick<StandingMessage, "keyboard">): readonly string[] {
  return (keyboard ?? []).flat().map(({ text }) => text);
}
