/**
 * What a manuscript would become: its id is the one that it is read with later, and read again it is what it was,
 * whatever stands in its fields.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type DocumentFields, fieldsOf } from "../../../src/core/document-desk.ts";
import type { DocumentId } from "../../../src/core/domain.ts";
import { nameDocuments } from "../../../src/documents/document-ids.ts";
import { createDocumentKeeper } from "../../../src/documents/keeper.ts";
import { parseDocument } from "../../../src/documents/parse-document.ts";
import {
  composeDocument,
  fileNameFor,
  findDuplicates,
  presentIn,
  propose,
} from "../../../src/documents/propose.ts";
import { readCorpus } from "../../../src/documents/read-corpus.ts";
import { createTokenizer } from "../../../src/language/tokenize.ts";
import { loadGazetteer } from "../../../src/places/divisions.ts";
import { createPlaceFinder, type PlaceFinder } from "../../../src/places/place-finder.ts";
import { aSourceDocument } from "../../setup/source-document.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";
import { noFields } from "../../setup/document-fields.ts";

const noPlaces: PlaceFinder = { describe: () => null, called: () => [], findMain: () => null };
const fields = { ...noFields, title: "改革" };

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
  const folders = { seedsDir: temporaryFolder({ "gaige.md": "\0甲", "hequ.md": "乙" }) };
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

const tokenizer = createTokenizer([]);
const places = createPlaceFinder(loadGazetteer(), (text) => tokenizer.tag(text));
const hequ = places.describe("河曲县", null);

const line = fc
  .string({ unit: fc.constantFrom(...Array.from("甲: -#'\"[]{}|>&*!%@`,?\\~0123456789a是")) })
  .map((text) => text.trim())
  .filter((text) => text !== "");
const anyFields = fc.record({
  title: fc.option(line),
  place: fc.constantFrom(null, hequ),
  issuer: fc.option(line),
  number: fc.option(line),
  source: fc.option(line),
  url: fc.option(fc.webUrl()),
  authors: fc.array(line, { maxLength: 3 }),
  date: fc.constantFrom(null, "2023", "2023-04", "2023-04-20"),
  recognised: fc.constantFrom(null, "1", "1-3, 5"),
});
const body = fc.array(line, { minLength: 1 }).map((lines) => `甲${lines.join("\n\n")}`);

test("read again, it has the anyFields and the text it was made of", () => {
  fc.assert(
    fc.property(anyFields, body, (given, text) => {
      const file = { id: "a" as DocumentId, file: "a.md", text: composeDocument(given, text) };
      const { document, flaws } = parseDocument(file, places);
      expect(flaws).toEqual([]);
      expect(fieldsOf(document)).toEqual({ ...given, place: given.place ?? document.place });
      expect(document.text.slice(document.bodyStartUtf16).trim()).toBe(text.trim());
    }),
  );
});

describe("its file is called", () => {
  test.each<readonly [what: string, given: Partial<DocumentFields>, taken: string[], name: string]>(
    [
      ["by its place", { place: hequ, date: "2023-04-20" }, [], "hequ.md"],
      ["by place and year", { place: hequ, date: "2023-04-20" }, ["hequ.md"], "hequ-2023.md"],
      [
        "and a number",
        { place: hequ, date: "2023" },
        ["hequ.md", "hequ-2023.md"],
        "hequ-2023-2.md",
      ],
      ["and a number without a year", { place: hequ }, ["hequ.md"], "hequ-2.md"],
      ["by no name of a text file", { place: hequ }, ["hequ.txt"], "hequ-2.md"],
      ["by none in other case", { place: hequ }, ["HeQu.MD"], "hequ-2.md"],
      [
        "by none of a folder",
        { place: hequ, date: "2023" },
        ["hequ.md", "hequ/2023.md"],
        "hequ-2023-2.md",
      ],
      ["by its title", { title: "编制周转池" }, [], "bianzhizhouzhuanchi.md"],
      ["in any case", {}, [], "document.md"],
      ["in any case again", { title: "！？" }, ["document.md"], "document-2.md"],
    ],
  )("%s", (_, given, taken, name) => {
    expect(fileNameFor({ ...noFields, ...given }, new Set(taken))).toBe(name);
  });
});

describe("a text that is there already", () => {
  const text =
    "一是整合审批窗口。把分散在各部门的审批窗口集中到政务大厅，实行一窗受理、集成服务。".repeat(2);
  const documents = [
    aSourceDocument(`${text}\n二是下沉执法力量。`, { id: "revised" }),
    aSourceDocument(`---\ntitle: 甲\n---\n${text.replaceAll("，", ", ")}`, {
      id: "same",
      bodyStartUtf16: 18,
    }),
    aSourceDocument(
      "三是清理编外人员。对编外聘用人员逐一核实岗位，能并的并，能减的减。".repeat(3),
      {
        id: "other",
      },
    ),
  ];

  test("is found, the same before what is much alike, and noFields else", () => {
    const found = findDuplicates(text, documents);
    expect(found.map(({ document }) => document.id)).toEqual(["same", "revised"]);
    expect(found[0]?.resemblance).toBe(1);
  });
});
