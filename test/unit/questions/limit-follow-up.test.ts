/** A short message that changes the limits of what was asked before, with the project's own documents. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { limitedNoteOf } from "../../../src/chat/views/limits.ts";
import { type OpenedLibrary, openLibrary } from "../../setup/open-library.ts";
import { describeLimits } from "./limits/support.ts";

let opened: OpenedLibrary;
beforeAll(async () => void (opened = await openLibrary({ now: () => Date.UTC(2026, 5, 1) })));
afterAll(() => opened.close());

async function askAfter(question: string, text: string) {
  const { topic, places } = await opened.library.answer(question);
  const previous = { question, topic, places, shownIds: [] };
  return opened.library.answer(text, { previous, top: 3 });
}

const staff = "河曲县如何安置超编人员?";
const placed = "How did Hequ place its surplus staff?";

test.each<readonly [question: string, text: string, understood: string, limits: string]>([
  [staff, "2022年以后呢", "2022年以后，河曲县如何安置超编人员?", "2022.."],
  [staff, "那2022年以后怎么做的?", "2022年以后，河曲县如何安置超编人员?", "2022.."],
  [staff, "县级市呢?", "县级市如何安置超编人员?", "county-city"],
  [staff, "山西的县呢", "山西的县如何安置超编人员?", "山西省 county-level"],
  [
    staff,
    "湖南的县级市2022年以后呢",
    "2022年以后，湖南的县级市如何安置超编人员?",
    "湖南省 county-city 2022..",
  ],
  ["请介绍河曲县的人员安置", "县级市呢", "县级市，请介绍的人员安置？", "county-city"],
  ["超编人员怎么安置", "2022年以后呢", "2022年以后，超编人员怎么安置？", "2022.."],
  ["超编人员怎么安置", "县级市呢", "县级市，超编人员怎么安置？", "county-city"],
  [
    "2022年以后河曲县如何安置超编人员?",
    "2020年以前呢",
    "2020年以前，河曲县如何安置超编人员?",
    "..2019",
  ],
  ["2022年以后河曲县如何安置超编人员?", "上犹呢", "2022年以后上犹如何安置超编人员?", "2022.."],
  [
    "2022年以后河曲县如何安置超编人员?",
    "县级市呢",
    "2022年以后县级市如何安置超编人员?",
    "county-city 2022..",
  ],
  ["山西的县怎么安置超编人员", "县级市呢", "县级市怎么安置超编人员？", "county-city"],
  ["山西的县怎么安置超编人员", "湖南呢", "湖南的县怎么安置超编人员", "湖南省 county-level"],
  ["山西的县怎么安置超编人员", "上犹呢", "上犹怎么安置超编人员", ""],
  [
    "山西的县怎么安置超编人员",
    "那乡镇干部呢",
    "山西的县怎么安置超编人员？ 那乡镇干部呢",
    "山西省 county-level",
  ],
  ["县级市怎么安置超编人员", "湖南呢", "湖南的县级市怎么安置超编人员", "湖南省 county-city"],
  [placed, "Since 2022?", "How did Hequ place its surplus staff since 2022?", "2022.."],
  [
    placed,
    "What about county-level cities?",
    "How did county-level cities place its surplus staff?",
    "county-city",
  ],
  [
    "How is surplus staff placed?",
    "And counties in Hunan?",
    "counties in Hunan: How is surplus staff placed?",
    "湖南省 county-level",
  ],
  [
    "How do counties in Shanxi place surplus staff?",
    "Hunan?",
    "How do counties in Hunan place surplus staff?",
    "湖南省 county-level",
  ],
  [staff, "2022年呢", "河曲县如何安置超编人员? 2022年呢", ""],
  [staff, "乡镇呢", "河曲县如何安置超编人员? 乡镇呢", ""],
])(
  "after %j, %j is understood as %j, limited to %j",
  async (question, text, understood, limits) => {
    const answer = await askAfter(question, text);
    expect(answer.question).toBe(understood);
    expect(answer.notes[0]).toMatchObject({ kind: "follow-up" });
    const note = limitedNoteOf(answer);
    expect(note === null ? "" : describeLimits(note.limits)).toBe(limits);
  },
);

test("limits that stand by themselves lean on nothing", async () => {
  const answer = await opened.library.answer("县级市怎么安置超编人员");
  expect(answer.notes.map(({ kind }) => kind)).toEqual(["limited"]);
});
