/** Whoever opens a passage talks about its place from then on, wherever it was opened. */
import { describe, expect, test } from "vitest";
import { aDocument, anExcerpt, fixtureAnswer } from "./fixture-library.ts";
import { chatKinds, inChat } from "./one-chat.ts";

const question = "河曲县如何安置超编人员?";

async function readingIn(kind: (typeof chatKinds)[number]) {
  const chat = await inChat(kind, fixtureAnswer);
  const { asked, library, users, standing, settled } = chat;
  const leansOn = async (text = "那乡镇呢") => {
    await asked(text);
    return library.askedWith.at(-1)?.previous;
  };
  const press = async (data: string, by = chat.user) => {
    users.pressButton(chat.chat, by, standing().at(-1)?.messageId ?? 0, data);
    await settled();
  };
  return { ...chat, leansOn, press };
}

const ofHanbin = {
  question: "",
  topic: "",
  places: ["汉滨区"],
  shownIds: ["hanbin-02"],
  openedId: "hanbin-02",
};

describe.each(chatKinds)("in a chat of the kind %s", (kind) => {
  test.each(["hanbin-02", "/cite hanbin-02", "/start hanbin-02"])(
    "after %s one talks about its place",
    async (text) => {
      const { asked, leansOn } = await readingIn(kind);
      await asked(text);
      expect(await leansOn()).toEqual(ofHanbin);
    },
  );

  test("a passage opened from its answer leaves the topic as it was", async () => {
    const { asked, press, leansOn } = await readingIn(kind);
    await asked("党组的职责");
    await press("open:shangyou-03");
    expect(await leansOn()).toMatchObject({
      question: "党组的职责",
      topic: "党组的职责",
      places: ["上犹县"],
      shownIds: ["shangyou-03"],
    });
  });

  test("reading on, one leaves the topic, and can still ask for more", async () => {
    const { asked, press, leansOn } = await readingIn(kind);
    await asked(question);
    await press("open:hequ-07");
    await press("read:hanbin-02");
    const spokenOf = await leansOn("还有吗");
    expect(spokenOf).toMatchObject({ question, topic: "", places: ["汉滨区"] });
    expect(spokenOf?.shownIds).toContain("hequ-07");
    expect(spokenOf?.shownIds).toContain("hanbin-02");
  });

  test("a reply to it points to its place, long after", async () => {
    const { asked, say, settled, library, standing, standIn } = await readingIn(kind);
    await asked("hanbin-02");
    const replyTo = standing().at(-1)?.messageId ?? 0;
    standIn.clock.advance(20 * 24 * 60 * 60);
    say("干部怎么考核", { replyTo });
    await settled();
    expect(library.askedWith.at(-1)).toMatchObject({ previous: ofHanbin, isPointedTo: true });
  });
});

test("a document about no place leaves the place as it is", async () => {
  const { asked, leansOn, library } = await readingIn("private");
  library.excerpts.push(anExcerpt(aDocument("notes"), "没有写明地方的资料。"));
  await asked("hanbin-02");
  await asked("notes-01");
  expect(await leansOn()).toEqual({ ...ofHanbin, openedId: "notes-01" });
});

test("who opens another's answer talks about it, and the other is not disturbed", async () => {
  const { asked, press, users, chat, settled, library, leansOn } = await readingIn("supergroup");
  await asked("党组的职责");
  const other = users.person("老王");
  await press("open:shangyou-03", other);
  users.sendText(chat, other, "@practice_bot 那乡镇呢");
  await settled();
  expect(library.askedWith.at(-1)?.previous).toMatchObject({
    topic: "党组的职责",
    places: ["上犹县"],
  });
  expect((await leansOn())?.places).toEqual([]);
});
