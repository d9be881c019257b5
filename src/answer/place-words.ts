/**
 * A retriever in; what of it a message that leans on an earlier one is understood with, out.
 */
import type { PlaceReading } from "../places/recognize.ts";
import type { ReadLimits } from "../questions/limits/read-limits.ts";
import type { Retriever } from "../retrieve/retrieve.ts";

export interface PlaceWords {
  /** The places that a text names, in order. */
  read(text: string): readonly PlaceReading[];
  /** What a text is limited to. */
  readLimits(text: string): ReadLimits | null;
  /** How an English sentence would call 河曲县; the name itself where nothing else is known. */
  inEnglish(name: string): string;
}

export function placeWords(retriever: Retriever): PlaceWords {
  const aliases = (name: string) =>
    retriever.snapshot.documents.find(({ place }) => place?.name === name)?.place?.aliases ?? [];
  return {
    read: (text) => retriever.readPlaces(text),
    readLimits: (text) => retriever.readLimits(text),
    inEnglish: (name) =>
      aliases(name).find((alias) => /^[A-Z][a-z]+(?: [A-Z][a-z]+)*$/.test(alias)) ?? name,
  };
}
