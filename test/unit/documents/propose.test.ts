/** What a manuscript would become: its id is the one that it is read with later. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { nameDocuments } from "../../../src/documents/document-ids.ts";
import { createDocumentKeeper } from "../../../src/documents/keeper.ts";
import { presentIn, propose } from "../../../src/documents/propose.ts";
import { readCorpus } from "../../../src/documents/read-corpus.ts";
import type { PlaceFinder } from "../../../src/places/place-finder.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";

const noPlaces: PlaceFinder = { describe: () => null, called: () => [], findMain: () => null };
const fields = { title: "改革", place: null, source: null, authors: [], date: null };

test.each([
  ["山西/改革.md", "山西-改革"],
  ["改革[试行].md", "改革(试行)"],
  ["hequ.txt", "hequ-txt"],
  [`${"a".repeat(110)}.md`, expect.stringMatching(/^a{50}-[0-9a-f]{8}$/)],
])("in the place of %s it has its id", async (file, id) => {
  const folders = { seedsDir: temporaryFolder({ [file]: "甲", "hequ.md": "乙" }) };
  const present = presentIn(await readCorpus(folders, noPlaces), noPlaces);
  const { document, text } = propose(fields, "丙", present, file);
  expect(document.id).toEqual(id);
  await createDocumentKeeper(folders, Date.now).put({ file, text, by: "小王" });
  const { documents } = await readCorpus(folders, noPlaces);
  expect(documents.find((each) => each.file === file)?.id).toBe(document.id);
});

test("a file that cannot be read keeps its name and its id", async () => {
  const folders = { seedsDir: temporaryFolder({ "gaige.md": "\0", "hequ.md": "乙" }) };
  const corpus = await readCorpus(folders, noPlaces);
  expect(corpus.problems).toHaveLength(1);
  const { file, document } = propose(fields, "丙", presentIn(corpus, noPlaces));
  expect([file, document.id]).toEqual(["gaige-2.md", "gaige-2"]);
});

const names = fc.uniqueArray(
  fc.stringMatching(/^(?:gaige|GaiGe|改革)(?:[-/]2)?(?:-md)?\.(?:md|txt|TXT)$/),
  { maxLength: 5 },
);

test("whatever is there, a new document takes no id of another", () => {
  fc.assert(
    fc.property(names, (there) => {
      const taken = new Set(there);
      const { file, document } = propose(fields, "丙", { documents: [], taken, places: noPlaces });
      const before = nameDocuments(there.toSorted());
      const after = nameDocuments([...there, file].toSorted());
      for (const [each, { id }] of before) expect(after.get(each)?.id).toBe(id);
      expect(after.get(file)).toEqual({ id: document.id, sameAs: null });
    }),
  );
});
