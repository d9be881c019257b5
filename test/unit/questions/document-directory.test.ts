/** The documents of a place, and those that mention a name, are what looking at each document finds. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Place } from "../../../src/core/domain.ts";
import { directoryOf } from "../../setup/directory-of.ts";
import { aSourceDocument } from "../../setup/source-document.ts";

const names = ["河曲县", "上犹县", "城关区"] as const;
const place = fc.record({
  name: fc.constantFrom(...names),
  code: fc.constantFrom("140930", null),
});
const document = fc.record({
  place: fc.option(place),
  text: fc.constantFrom("河曲县的做法。", "上犹来过。", "没有地名。"),
});

function placeOf({ name, code }: { name: string; code: string | null }): Place {
  return { name, code, level: "county", province: null, city: null, aliases: [] };
}

test("as looking at each of them", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(document, { maxLength: 12 }),
      fc.array(place, { maxLength: 3 }),
      async (given, asked) => {
        const documents = given.map((each, number) => ({
          ...aSourceDocument(each.text, { id: `document-${number}` }),
          place: each.place && placeOf(each.place),
        }));
        const directory = directoryOf(documents);
        const numbersOf = (isMeant: (number: number) => boolean) =>
          documents.map((_, number) => number).filter(isMeant);
        expect(directory.about(asked.map(placeOf))).toEqual(
          numbersOf((number) =>
            asked.some(
              ({ name, code }) =>
                name === documents[number]?.place?.name && code === documents[number]?.place?.code,
            ),
          ),
        );
        const unplaced = numbersOf(
          (number) =>
            documents[number]?.place === null && /河曲|上犹/u.test(documents[number]?.text ?? ""),
        );
        const short = ["河曲", "上犹"];
        // The second list is asked for again: what was found lately is remembered.
        expect(await directory.mentioning([short, [], short])).toEqual([unplaced, [], unplaced]);
        expect(directory.placed).toEqual(numbersOf((number) => documents[number]?.place !== null));
      },
    ),
  );
});
