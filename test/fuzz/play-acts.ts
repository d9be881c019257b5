/** A bot's stand-in in, a way to play hostile acts against it out. Chats last; every act has a person of its own. */
import type { StandIn } from "../telegram/stand-in/create-stand-in.ts";
import type { ChatMessage, StandInChat, StandInUser } from "../telegram/stand-in/world.ts";
import { chatKinds, type HostileAct, wholeText } from "./hostile-acts.ts";

export type PlayAct = (act: HostileAct) => void;

type ActOf<Kind extends HostileAct["kind"]> = Extract<HostileAct, { readonly kind: Kind }>;

interface Stage {
  readonly user: StandInUser;
  readonly chat: StandInChat;
  /** The forum's topic, where there is one. */
  readonly place: { readonly threadId?: number };
}

export function createPlay(standIn: StandIn): PlayAct {
  const { users } = standIn;
  const shared = Object.fromEntries(
    chatKinds.map((kind) => [
      kind,
      kind === "private" ? null : users[kind]("<b>改革 & \u202e研讨"),
    ]),
  );
  const topic = users.topic(shared["forum"] as StandInChat, "</b>编制");
  const elsewhere = users.elsewhere("<i>别处");
  const channel = users.channel("频道 <a>");

  const stageOf = ({ chat: kind, person }: HostileAct): Stage => {
    const user = users.person(person.name, person.language);
    const chat = shared[kind] ?? users.privateChat(user);
    return { user, chat, place: kind === "forum" ? { threadId: topic } : {} };
  };
  const lastOf = (chat: StandInChat, isWanted: (message: ChatMessage) => boolean) =>
    standIn.messagesIn(chat).findLast(isWanted)?.message_id;
  const ofBot = (message: ChatMessage) =>
    (message["from"] as StandInUser | undefined)?.id === 700_001;

  const say = (act: ActOf<"say">, { user, chat, place }: Stage): void => {
    const text = wholeText(act);
    const sticker = () => users.sendContent(chat, user, { sticker: { file_id: "x" } }).message_id;
    const replies = {
      nothing: () => undefined,
      bot: () => lastOf(chat, ofBot),
      person: () => lastOf(chat, (message) => !ofBot(message)),
      sticker,
    };
    const replyTo = replies[act.replyTo]();
    const { entities, quote, isCaption } = act;
    const extra = {
      ...place,
      ...(replyTo !== undefined && { replyTo }),
      ...(quote !== undefined && { quote: { text: quote.text, position: -1 } }),
    };
    if (isCaption)
      users.sendContent(chat, user, {
        photo: [],
        caption: text,
        caption_entities: entities,
        ...extra,
      });
    else
      users.sendText(chat, user, text, { ...extra, ...(entities !== undefined && { entities }) });
  };

  const press = ({ data, on }: ActOf<"press">, { user, chat }: Stage): void => {
    const ids = {
      bot: lastOf(chat, ofBot),
      person: lastOf(chat, (message) => !ofBot(message)),
      gone: 987_654,
    };
    users.pressButton(chat, user, ids[on] ?? 987_654, data);
  };

  /** Chosen is what was offered to somebody before: the answer to this query is still to come. */
  const inline = (act: ActOf<"inline">, { user }: Stage): void => {
    const answered = standIn.inlineAnswers().at(-1);
    const [first] = answered?.results ?? [];
    if (act.chooses && answered !== undefined && first !== undefined)
      users.chooseInlineResult(answered.queryId, first.id, { feedback: true });
    users.inlineQuery(user, act.query.text, { offset: act.offset, chat: elsewhere });
  };

  const speakFor = (act: ActOf<"speak for a chat">, { chat }: Stage): void => {
    const text = wholeText(act);
    const group = chat.type === "private" ? (shared["group"] as StandInChat) : chat;
    if (act.as === "post") users.postInChannel(channel, text);
    else if (act.as === "admin") users.sendAnonymously(group, text);
    else users.sendAsChannel(group, channel, text);
  };

  return (act) => {
    const stage = stageOf(act);
    const { user, chat, place } = stage;
    switch (act.kind) {
      case "say":
        return say(act, stage);
      case "edit": {
        const { message_id: messageId } = users.sendText(
          chat,
          user,
          "@practice_bot 河曲县?",
          place,
        );
        return void users.editText(chat, user, messageId, wholeText(act));
      }
      case "press":
        return press(act, stage);
      case "inline":
        return inline(act, stage);
      case "guest":
        return void users.guestMessage(elsewhere, user, `@practice_bot ${act.text.text}`);
      case "send":
        return void users.sendContent(chat, user, { ...act.content, ...place });
      case "speak for a chat":
        return speakFor(act, stage);
    }
  };
}
